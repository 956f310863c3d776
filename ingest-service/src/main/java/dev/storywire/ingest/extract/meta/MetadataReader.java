package dev.storywire.ingest.extract.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.FoundTime;
import dev.storywire.ingest.extract.Where;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads what a page says about its article; of two sources that say something, the one more trusted is believed. */
public final class MetadataReader {
    private static final Pattern KEYWORD_ENDS = Pattern.compile("[,;،、]");

    private final PageMarks marks;
    private final MetaTags tags;
    private final JsonNode article;
    private final @Nullable Found<String> language;

    private MetadataReader(PageMarks marks) {
        this.marks = marks;
        this.tags = new MetaTags(marks.metas());
        this.article = article(marks);
        this.language = readLanguage();
    }

    public static PageMetadata read(PageMarks marks) {
        return new MetadataReader(marks).read();
    }

    private PageMetadata read() {
        Found<String> site = site();
        Found<String> headline = headline(site);
        var times = new PublicationTimes(marks, tags, article, language == null ? null : language.value());
        FoundTime published = times.published();
        var people = new Authors(marks, tags, article, site == null ? null : site.value());
        String body = JsonLd.text(article.path("articleBody"));
        return new PageMetadata(
                describesArticle(),
                headline,
                summary(),
                published,
                times.updated(published),
                people.authors(),
                people.byline(),
                people.credits(),
                language,
                canonicalUrl(),
                site,
                keywords(),
                new MetaPictures(marks.url(), tags, article).pictures(),
                body);
    }

    /** Of several articles that JSON-LD describes, the one that the page's heading or address names. */
    private static JsonNode article(PageMarks marks) {
        var articles = new ArrayList<JsonNode>();
        for (Element script :
                marks.jsonLd().subList(0, Math.min(30, marks.jsonLd().size()))) {
            articles.addAll(JsonLd.articles(script.data()));
        }
        Set<String> printed = articles.isEmpty()
                ? Set.of()
                : marks.headlines().stream().map(Titles::loose).collect(Collectors.toSet());
        for (JsonNode node : articles) {
            String headline = JsonLd.text(node.path("headline"));
            if (headline != null && printed.contains(Titles.loose(unescape(headline)))) {
                return node;
            }
        }
        for (JsonNode node : articles) {
            if (node.has("datePublished") && node.has("headline")) {
                return node;
            }
        }
        return articles.isEmpty() ? MissingNode.getInstance() : articles.getFirst();
    }

    /**
     * The wording is OpenGraph's, which is the headline that the publisher puts out where the page has another one for search
     * engines, else JSON-LD's, else the page's own; the spelling is that of the most trusted source with that wording.
     */
    private @Nullable Found<String> headline(@Nullable Found<String> site) {
        String siteName = site == null ? null : site.value();
        Found<String> linked = candidate(JsonLd.text(article.path("headline")), Where.JSON_LD, siteName);
        Found<String> shared = candidate(tags.first("og:title", "twitter:title"), Where.META, siteName);
        Found<String> marked = candidate(property("headline"), Where.MICRODATA, siteName);
        Found<String> meta = candidate(
                tags.first("parsely-title", "dc.title", "dcterms.title", "sailthru.title", "title"),
                Where.META,
                siteName);
        Found<String> title = candidate(marks.title(), Where.META, siteName);
        var said = Stream.of(shared, linked, marked, meta, title)
                .filter(Objects::nonNull)
                .toList();
        if (said.isEmpty()) {
            return marks.headlines().isEmpty()
                    ? null
                    : new Found<>(marks.headlines().getFirst(), Where.TEXT);
        }
        Found<String> wording = said.getFirst();
        String printed = Titles.printed(marks.headlines(), wording.value());
        if (linked != null && Titles.loose(linked.value()).equals(Titles.loose(wording.value()))) {
            return linked;
        }
        boolean asGiven = shared != null && shared.value().equals(decoded(tags.first("og:title", "twitter:title")));
        boolean same = printed != null && Titles.loose(printed).equals(Titles.loose(wording.value()));
        if (printed == null || printed.equals(wording.value()) || (asGiven && same)) {
            return wording;
        }
        return new Found<>(printed, Where.TEXT);
    }

    private static @Nullable Found<String> candidate(@Nullable String raw, Where where, @Nullable String site) {
        String text = decoded(raw);
        String bare = text == null || text.length() > 2_000 ? "" : Titles.withoutSite(text, site);
        return bare.isEmpty() ? null : new Found<>(bare, where);
    }

    private boolean describesArticle() {
        String type = tags.first("og:type");
        return article.isObject()
                || (type != null && type.toLowerCase(Locale.ROOT).contains("article"))
                || tags.first("article:published_time") != null;
    }

    private @Nullable Found<String> summary() {
        String linked = decoded(JsonLd.text(article.path("description")));
        if (linked != null) {
            return new Found<>(linked, Where.JSON_LD);
        }
        String property = decoded(property("description"));
        if (property != null) {
            return new Found<>(property, Where.MICRODATA);
        }
        String meta = decoded(tags.first(
                "og:description",
                "description",
                "twitter:description",
                "dc.description",
                "dcterms.description",
                "sailthru.description"));
        return meta == null ? null : new Found<>(meta, Where.META);
    }

    private @Nullable Found<String> readLanguage() {
        String linked = JsonLd.text(article.path("inLanguage"));
        if (linked != null && linked.length() <= 12) {
            return new Found<>(linked, Where.JSON_LD);
        }
        if (!marks.language().isBlank() && marks.language().length() <= 20) {
            return new Found<>(marks.language().strip(), Where.META);
        }
        String meta = tags.first("content-language", "og:locale", "language", "dc.language", "dcterms.language");
        return meta == null || meta.length() > 20 ? null : new Found<>(meta.replace('_', '-'), Where.META);
    }

    private @Nullable Found<String> site() {
        String meta = decoded(tags.first(
                "og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"));
        String linked = decoded(JsonLd.text(article.path("publisher").path("name")));
        if (meta != null) {
            return new Found<>(meta, Where.META);
        }
        return linked == null ? null : new Found<>(linked, Where.JSON_LD);
    }

    private @Nullable Found<String> canonicalUrl() {
        for (Element link : marks.links().subList(0, Math.min(500, marks.links().size()))) {
            String href = "canonical".equalsIgnoreCase(link.attr("rel")) ? Addresses.of(link) : "";
            if (href.startsWith("http")) {
                return new Found<>(href, Where.META);
            }
        }
        String meta = tags.first("og:url");
        return meta != null && meta.startsWith("http") ? new Found<>(meta, Where.META) : null;
    }

    private List<Found<String>> keywords() {
        Set<String> words = new LinkedHashSet<>();
        JsonNode linked = article.path("keywords");
        if (linked.isArray()) {
            linked.forEach(word -> addWords(words, JsonLd.text(word), false));
        } else {
            addWords(words, JsonLd.text(linked), true);
        }
        Where where = words.isEmpty() ? Where.META : Where.JSON_LD;
        if (words.isEmpty()) {
            tags.all("article:tag", "og:article:tag", "parsely-tags", "news_keywords", "sailthru.tags", "keywords")
                    .forEach(word -> addWords(words, word, true));
        }
        return words.stream().limit(50).map(word -> new Found<>(word, where)).toList();
    }

    private static void addWords(Set<String> words, @Nullable String text, boolean split) {
        if (text == null || text.length() > 2_000) {
            return;
        }
        for (String word : split ? KEYWORD_ENDS.split(text) : new String[] {text}) {
            String clean = unescape(word).strip();
            if (!clean.isEmpty() && clean.length() <= 100) {
                words.add(clean);
            }
        }
    }

    private @Nullable String property(String name) {
        for (Element element :
                marks.properties().subList(0, Math.min(2_000, marks.properties().size()))) {
            if (name.equals(element.attr("itemprop"))
                    || element.attr("property").endsWith(":" + name)) {
                String content = element.attr("content");
                String value = content.isBlank() ? Texts.of(element, 1_000) : content.strip();
                if (!value.isEmpty() && value.length() < 1_000 && !Scopes.isForeign(element)) {
                    return value;
                }
            }
        }
        return null;
    }

    private static @Nullable String decoded(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String folded = Texts.folded(unescape(text));
        return folded.isEmpty() ? null : folded.equalsIgnoreCase("null") ? null : folded;
    }

    private static String unescape(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }
}
