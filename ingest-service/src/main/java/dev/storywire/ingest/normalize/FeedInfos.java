package dev.storywire.ingest.normalize;

import dev.storywire.ingest.date.DateReader;
import dev.storywire.ingest.date.ReadTime;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedTag;
import dev.storywire.ingest.url.Urls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cleans what a feed says about itself. */
final class FeedInfos {
    private final NormalizerLimits limits;
    private final Diagnostics diagnostics;

    FeedInfos(NormalizerLimits limits, Diagnostics diagnostics) {
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    FeedInfo info(ParsedFeed feed, @Nullable String url, @Nullable String contentLanguage) {
        String base = feed.base() == null ? url : feed.base();
        String language = feed.language() == null ? contentLanguage : feed.language();
        return FeedInfoBuilder.builder()
                .title(clipped(FeedTexts.line(feed.title()), limits.headlineChars()))
                .description(clipped(FeedTexts.line(feed.description()), limits.summaryChars()))
                .siteUrl(Urls.absolute(base, feed.siteUrl()))
                .selfUrl(Urls.absolute(base, feed.selfUrl()))
                .hubUrl(Urls.absolute(base, feed.hubUrl()))
                .language(Languages.wellFormed(language))
                .publishedAt(time(feed.published(), "publishedAt"))
                .updatedAt(time(feed.updated(), "updatedAt"))
                .authors(people(feed.authors(), base))
                .image(Urls.absolute(base, feed.image()))
                .copyright(clipped(FeedTexts.line(feed.copyright()), limits.headlineChars()))
                .generator(clipped(FeedTexts.line(feed.generator()), limits.headlineChars()))
                .ttlMinutes(feed.ttlMinutes())
                .skipHours(feed.skipHours())
                .skipDays(feed.skipDays())
                .tags(tags(feed.tags()))
                .build();
    }

    private static @Nullable String clipped(@Nullable String text, int most) {
        return text == null ? null : PlainText.clip(text, most);
    }

    private @Nullable Instant time(List<String> written, String field) {
        for (String text : written) {
            ReadTime time = DateReader.read(text);
            if (time != null) {
                return time.instant();
            }
        }
        if (!written.isEmpty()) {
            diagnostics.warning(
                    "invalid-date",
                    "\"" + PlainText.clip(written.getFirst(), 60) + "\" can't be read as a time; it was left out.",
                    "/feed/" + field);
        }
        return null;
    }

    private List<Person> people(List<ParsedPerson> parsed, @Nullable String base) {
        var people = new LinkedHashSet<Person>();
        for (ParsedPerson person : parsed) {
            var clean = new Person(
                    clipped(FeedTexts.line(person.name()), limits.headlineChars()),
                    FeedTexts.line(person.email()),
                    Urls.absolute(base, person.uri()));
            if (clean.name() != null || clean.email() != null || clean.uri() != null) {
                people.add(clean);
            }
        }
        return new ArrayList<>(people);
    }

    private List<Tag> tags(List<ParsedTag> parsed) {
        var tags = new LinkedHashSet<Tag>();
        for (ParsedTag tag : parsed) {
            String term = clipped(FeedTexts.line(tag.term()), limits.headlineChars());
            if (term != null) {
                tags.add(new Tag(term, tag.scheme(), FeedTexts.line(tag.label())));
            }
        }
        return new ArrayList<>(tags);
    }
}
