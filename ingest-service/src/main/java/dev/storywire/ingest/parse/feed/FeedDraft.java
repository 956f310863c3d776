package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.ParsedFeedBuilder;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedTag;
import dev.storywire.ingest.parse.model.RichText;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A feed's own data while it is read; ranks as in {@link EntryDraft}. */
public final class FeedDraft {
    private final int most;
    private final Ranked<RichText> title = new Ranked<>();
    private final Ranked<RichText> description = new Ranked<>();
    private final Ranked<String> siteUrl = new Ranked<>();
    private final Ranked<String> selfUrl = new Ranked<>();
    private final Ranked<String> hubUrl = new Ranked<>();
    private final Ranked<String> language = new Ranked<>();
    private final RankedList<String> published;
    private final RankedList<String> updated;
    private final RankedList<ParsedPerson> authors;
    private final Ranked<String> image = new Ranked<>();
    private final Ranked<RichText> copyright = new Ranked<>();
    private final Ranked<String> generator = new Ranked<>();
    private final Ranked<Integer> ttlMinutes = new Ranked<>();
    private final Set<Integer> skipHours = new TreeSet<>();
    private final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);
    private final List<ParsedTag> tags = new ArrayList<>();

    public FeedDraft(ParseLimits limits) {
        most = limits.listValues();
        published = new RankedList<>(most);
        updated = new RankedList<>(most);
        authors = new RankedList<>(most);
    }

    public void title(int rank, @Nullable RichText value) {
        title.offer(rank, value);
    }

    public void description(int rank, @Nullable RichText value) {
        description.offer(rank, value);
    }

    public void siteUrl(int rank, @Nullable String value) {
        siteUrl.offer(rank, value);
    }

    public void selfUrl(int rank, @Nullable String value) {
        selfUrl.offer(rank, value);
    }

    public void hubUrl(int rank, @Nullable String value) {
        hubUrl.offer(rank, value);
    }

    public void language(int rank, @Nullable String value) {
        language.offer(rank, value);
    }

    public void published(int rank, @Nullable String value) {
        published.offer(rank, value);
    }

    public void updated(int rank, @Nullable String value) {
        updated.offer(rank, value);
    }

    public void author(int rank, @Nullable ParsedPerson value) {
        authors.offer(rank, value);
    }

    public void image(int rank, @Nullable String value) {
        image.offer(rank, value);
    }

    public void copyright(int rank, @Nullable RichText value) {
        copyright.offer(rank, value);
    }

    public void generator(int rank, @Nullable String value) {
        generator.offer(rank, value);
    }

    /** An hour of the day in which nobody should ask; some count them from 1 to 24. */
    public void skipHour(@Nullable Integer hour) {
        if (hour != null && hour >= 0 && hour <= 24) {
            skipHours.add(hour % 24);
        }
    }

    /** A day on which nobody should ask, by its English name. */
    public void skipDay(@Nullable String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(name)) {
                skipDays.add(day);
            }
        }
    }

    public void ttlMinutes(int rank, @Nullable Integer value) {
        ttlMinutes.offer(rank, value);
    }

    public void tag(@Nullable String term, @Nullable String scheme, @Nullable String label) {
        String name = term != null ? term : label;
        if (name != null && tags.size() < most) {
            tags.add(new ParsedTag(name, scheme, label));
        }
    }

    /** Terms between commas. */
    public void keywords(@Nullable String list) {
        if (list != null) {
            for (String word : list.split(",")) {
                tag(word.isBlank() ? null : word.strip(), null, null);
            }
        }
    }

    public ParsedFeed build(FeedFormat format, @Nullable String base) {
        return ParsedFeedBuilder.builder()
                .format(format)
                .title(title.get())
                .description(description.get())
                .siteUrl(siteUrl.get())
                .selfUrl(selfUrl.get())
                .hubUrl(hubUrl.get())
                .language(language.get())
                .published(published.all())
                .updated(updated.all())
                .authors(Authors.together(authors))
                .image(image.get())
                .copyright(copyright.get())
                .generator(generator.get())
                .ttlMinutes(ttlMinutes.get())
                .skipHours(List.copyOf(skipHours))
                .skipDays(List.copyOf(skipDays))
                .tags(tags)
                .base(base)
                .build();
    }
}
