package dev.storywire.ingest.normalize;

import dev.storywire.ingest.url.Urls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft, made by a reader of some format, into a finished story: fields cleaned and bounded, body sanitised and
 * given as text too, addresses absolute, language, word count and content hash found. Finishing a finished story changes
 * nothing.
 *
 * <p>A reader sets in the draft what its document says: short texts as plain text (it alone knows by which of
 * {@link PlainText}'s methods), {@code bodyHtml} as found or {@code bodyText} as plain text, {@code language} as declared,
 * addresses as written, times, lists, provenance. It leaves {@code canonicalUrl} to the finisher unless the document names
 * one ({@code rel=canonical}).
 */
public final class StoryFinisher {
    /** Clocks differ, and some publishers give local times as UTC: less than this is no future. */
    private static final Duration FUTURE_TOLERANCE = Duration.ofMinutes(10);

    private static final int FEWEST_WORDS_OF_AN_ARTICLE = 60;

    private final NormalizerLimits limits;
    private final Clock clock;
    private final HtmlSanitizer sanitizer;

    public StoryFinisher(NormalizerLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.sanitizer = new HtmlSanitizer(limits);
    }

    public NormalizerLimits limits() {
        return limits;
    }

    public HtmlSanitizer sanitizer() {
        return sanitizer;
    }

    /**
     * @param base the absolute address that relative ones are resolved against, if known
     * @param position of the story in its document, from 0, for the paths of diagnostics
     */
    public Story finish(StoryBuilder draft, @Nullable String base, int position, Diagnostics diagnostics) {
        String bodyHtml = draft.bodyHtml();
        CleanHtml body = bodyHtml == null || bodyHtml.isBlank() ? null : sanitizer.clean(bodyHtml, base);
        return finish(draft, body, base, position, diagnostics);
    }

    /**
     * As {@link #finish(StoryBuilder, String, int, Diagnostics)}, with a body that was sanitised already.
     *
     * @param body goes before the draft's {@code bodyHtml}; its text is used where the draft has no {@code bodyText}
     */
    public Story finish(
            StoryBuilder draft,
            @Nullable CleanHtml body,
            @Nullable String base,
            int position,
            Diagnostics diagnostics) {
        var at = new Position(position, diagnostics);
        texts(draft, at);
        body(draft, body, at);
        addresses(draft, base);
        lists(draft, base, at);
        times(draft, at);
        language(draft);
        if (draft.status() == null) {
            draft.status(PublicationStatus.USABLE);
        }
        if (draft.kind() == null) {
            draft.kind(kind(draft));
        }
        Story story = draft.contentHash(null).build();
        return draft.contentHash(ContentHash.of(story)).build();
    }

    private void texts(StoryBuilder draft, Position at) {
        draft.externalId(line(draft.externalId(), limits.urlChars(), "externalId", at));
        draft.kicker(line(draft.kicker(), limits.headlineChars(), "kicker", at));
        draft.headline(line(draft.headline(), limits.headlineChars(), "headline", at));
        draft.byline(line(draft.byline(), limits.headlineChars(), "byline", at));
        draft.dateline(line(draft.dateline(), limits.headlineChars(), "dateline", at));
        draft.summary(line(draft.summary(), limits.summaryChars(), "summary", at));
    }

    private void body(StoryBuilder draft, @Nullable CleanHtml body, Position at) {
        String given = draft.bodyText();
        String text = given == null ? "" : PlainText.paragraphs(given);
        if (text.isEmpty() && body != null) {
            text = body.text();
        }
        draft.bodyText(text.isEmpty() ? null : at.clipped("bodyText", text, limits.bodyChars()));
        draft.bodyHtml(body == null || body.html().isEmpty() ? null : body.html());
        if (body != null && body.html().length() >= limits.bodyChars()) {
            at.warning("text-too-long", "bodyHtml", "The body was cut after " + limits.bodyChars() + " characters.");
        }
        if (body != null && !body.isWhole()) {
            at.warning("too-deep", "bodyHtml", "Markup that nests too deeply or has too many tags was left out.");
        }
        String longest = text.isEmpty() ? Objects.requireNonNullElse(draft.summary(), "") : text;
        draft.truncated(draft.truncated() || Truncation.isCutOff(longest));
        draft.wordCount(WordCount.of(text));
    }

    private static StoryKind kind(StoryBuilder draft) {
        if (draft.truncated()) {
            return StoryKind.TEASER;
        }
        return draft.wordCount() < FEWEST_WORDS_OF_AN_ARTICLE ? StoryKind.BRIEF : StoryKind.ARTICLE;
    }

    private void addresses(StoryBuilder draft, @Nullable String base) {
        draft.url(address(base, draft.url()));
        String named = address(base, draft.canonicalUrl());
        draft.canonicalUrl(CanonicalUrls.canonical(named == null ? draft.url() : named));
    }

    private void lists(StoryBuilder draft, @Nullable String base, Position at) {
        draft.authors(list("authors", draft.authors(), at, author -> person(author, base)));
        draft.credits(list("credits", draft.credits(), at, this::shortText));
        draft.tags(list("tags", draft.tags(), at, this::tag));
        draft.media(list("media", draft.media(), at, media -> media(media, base)));
        draft.links(list("links", draft.links(), at, link -> link(link, base)));
        draft.related(list("related", draft.related(), at, related -> related(related, base)));
        Rights rights = draft.rights();
        if (rights != null) {
            var clean = new Rights(
                    shortText(rights.copyright()), shortText(rights.license()), shortText(rights.usageTerms()));
            draft.rights(
                    clean.copyright() == null && clean.license() == null && clean.usageTerms() == null ? null : clean);
        }
    }

    private <T> List<T> list(String field, List<T> items, Position at, Function<T, @Nullable T> clean) {
        if (items.isEmpty()) {
            return items;
        }
        var kept = new LinkedHashSet<T>();
        for (T item : items) {
            if (kept.size() == limits.listItems()) {
                at.warning("too-many-entries", field, "Only the first " + limits.listItems() + " entries were kept.");
                break;
            }
            T cleaned = clean.apply(item);
            if (cleaned != null) {
                kept.add(cleaned);
            }
        }
        return new ArrayList<>(kept);
    }

    private @Nullable Person person(Person person, @Nullable String base) {
        var clean = new Person(shortText(person.name()), shortText(person.email()), address(base, person.uri()));
        return clean.name() == null && clean.email() == null && clean.uri() == null ? null : clean;
    }

    private @Nullable Tag tag(Tag tag) {
        var clean = new Tag(shortText(tag.term()), shortText(tag.scheme()), shortText(tag.label()));
        return clean.term() == null && clean.label() == null ? null : clean;
    }

    private @Nullable Media media(Media media, @Nullable String base) {
        String url = address(base, media.url());
        boolean described = media.caption() != null || media.credit() != null;
        boolean lost = url == null && (media.url() != null || !described);
        if (lost || (url != null && TrackingPixels.isCounter(url))) {
            return null;
        }
        return new Media(
                url,
                shortText(media.type()),
                media.role(),
                shortText(media.title()),
                shortText(media.caption()),
                shortText(media.credit()),
                media.width(),
                media.height(),
                media.bytes(),
                media.durationSeconds());
    }

    private @Nullable Link link(Link link, @Nullable String base) {
        String href = address(base, link.href());
        return href == null
                ? null
                : new Link(href, shortText(link.rel()), shortText(link.type()), shortText(link.title()));
    }

    private @Nullable RelatedStory related(RelatedStory related, @Nullable String base) {
        var clean = new RelatedStory(shortText(related.headline()), address(base, related.url()), related.storyId());
        return clean.headline() == null && clean.url() == null && clean.storyId() == null ? null : clean;
    }

    private @Nullable String shortText(@Nullable String text) {
        String line = text == null ? "" : PlainText.clip(PlainText.line(text), limits.headlineChars());
        return line.isEmpty() ? null : line;
    }

    private @Nullable String address(@Nullable String base, @Nullable String reference) {
        String absolute = Urls.absolute(base, reference);
        return absolute == null || absolute.length() > limits.urlChars() ? null : absolute;
    }

    private static @Nullable String line(@Nullable String text, int most, String field, Position at) {
        String line = text == null ? "" : PlainText.line(text);
        return line.isEmpty() ? null : at.clipped(field, line, most);
    }

    private void times(StoryBuilder draft, Position at) {
        Instant latest = clock.instant().plus(FUTURE_TOLERANCE);
        future("publishedAt", draft.publishedAt(), latest, at);
        future("updatedAt", draft.updatedAt(), latest, at);
    }

    private static void future(String field, @Nullable Instant time, Instant latest, Position at) {
        if (time != null && time.isAfter(latest)) {
            at.warning("future-date", field, "The time " + time + " lies in the future; it was kept as given.");
        }
    }

    private static void language(StoryBuilder draft) {
        String declared = Languages.wellFormed(draft.language());
        String text = sample(draft);
        String language = Languages.detect(text, declared);
        draft.language(language);
        if (!language.equals(declared) && !language.equals(Languages.UNDETERMINED)) {
            var provenance = new LinkedHashMap<>(draft.provenance());
            provenance.put("language", new Provenance(Origin.TEXT, null));
            draft.provenance(provenance);
        }
    }

    private static String sample(StoryBuilder draft) {
        String body = draft.bodyText() == null ? draft.summary() : draft.bodyText();
        String headline = draft.headline();
        if (body == null) {
            return Objects.requireNonNullElse(headline, "");
        }
        return headline == null || body.length() > 1_000 ? body : headline + "\n" + body;
    }

    /** A story's place in its document, where its diagnostics go. */
    private record Position(int index, Diagnostics diagnostics) {

        void warning(String code, String field, String message) {
            diagnostics.warning(code, message, "/stories/" + index + "/" + field);
        }

        String clipped(String field, String text, int most) {
            if (text.length() <= most) {
                return text;
            }
            warning("text-too-long", field, "The text was cut after " + most + " characters.");
            return PlainText.clip(text, most);
        }
    }
}
