package dev.storywire.gateway.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages; their texts stand in {@code templates} and, for each language, in {@link Words}. */
@CheckedTemplate(basePath = "")
final class Templates {

    private Templates() {}

    static native TemplateInstance search(Visit visit, SearchView view, @Nullable QueryFault fault, String trouble);

    static native TemplateInstance story(Visit visit, StoryView story);

    static native TemplateInstance revisions(Visit visit, String id, List<RevisionView> revisions);

    static native TemplateInstance feeds(Visit visit, FeedsView view);

    static native TemplateInstance feed(Visit visit, FeedView feed, List<FetchLine> fetches);

    static native TemplateInstance trends(Visit visit, TrendsView view);

    static native TemplateInstance status(Visit visit, StatusView view);

    static native TemplateInstance alerts(Visit visit, List<AlertView> alerts);

    static native TemplateInstance alertForm(Visit visit, SearchState search);

    static native TemplateInstance alert(Visit visit, AlertView alert, List<AlertView.Delivery> deliveries);

    static native TemplateInstance signIn(Visit visit, String next, boolean wrong);

    static native TemplateInstance problem(Visit visit, int status, String detail, String trace);
}
