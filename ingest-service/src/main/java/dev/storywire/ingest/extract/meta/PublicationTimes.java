package dev.storywire.ingest.extract.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.ingest.date.DateFinder;
import dev.storywire.ingest.date.Precision;
import dev.storywire.ingest.date.ReadTime;
import dev.storywire.ingest.extract.FoundTime;
import dev.storywire.ingest.extract.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** When the article was published and updated, by the most trusted part of the page that says so. */
final class PublicationTimes {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
        "parsely-pub-date",
        "datepublished",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "article.published",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "publicationdate",
        "published_time",
        "published-date",
        "date.published",
        "date.issued",
        "date_published",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "dc.date",
        "dcterms.created",
        "dc.date.created",
        "dc.created",
        "article_date_original",
        "originalpublicationdate",
        "datecreated",
        "article.created",
        "article:created",
        "citation_publication_date",
        "citation_date",
        "bt:pubdate",
        "ptime",
        "displaydate",
        "rnews:datepublished",
        "vr:published_time",
        "og:pubdate",
        "article_publish_date",
        "timestamp",
        "date",
        "datecreation",
        "created",
        "release_date"
    };
    private static final String[] UPDATED = {
        "article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "article:modified",
        "article:updated_time",
        "datemodified",
        "lastmod",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "date.modified",
        "last_updated_date",
        "revised",
        "modified"
    };

    private final PageMarks marks;
    private final MetaTags tags;
    private final JsonNode article;
    private final DateFinder finder;

    PublicationTimes(PageMarks marks, MetaTags tags, JsonNode article, @Nullable String language) {
        this.marks = marks;
        this.tags = tags;
        this.article = article;
        String tag = language == null ? null : language.toLowerCase(Locale.ROOT);
        this.finder = new DateFinder(isMonthFirst(tag, marks.url()));
    }

    @Nullable FoundTime published() {
        FoundTime found = time(JsonLd.text(article.path("datePublished")), Where.JSON_LD);
        found = found == null ? property("datePublished") : found;
        for (int i = 0; found == null && i < PUBLISHED.length; i++) {
            found = time(tags.first(PUBLISHED[i]), Where.META);
        }
        found = found == null ? time(JsonLd.text(article.path("dateCreated")), Where.JSON_LD) : found;
        LocalDate urlDate = UrlDate.in(marks.url());
        found = found == null ? markedTime(urlDate) : found;
        found = found == null ? property("dateCreated") : found;
        found = found == null ? printed(urlDate) : found;
        if (found == null && urlDate != null) {
            return new FoundTime(urlDate.atStartOfDay().toInstant(ZoneOffset.UTC), Precision.DAY, false, Where.URL);
        }
        if (found == null) {
            found = time(JsonLd.text(article.path("dateModified")), Where.JSON_LD);
        }
        return found == null ? updatedTag() : found;
    }

    @Nullable FoundTime updated(@Nullable FoundTime published) {
        FoundTime found = time(JsonLd.text(article.path("dateModified")), Where.JSON_LD);
        found = found == null ? property("dateModified") : found;
        found = found == null ? updatedTag() : found;
        boolean later = found != null && (published == null || !found.instant().isBefore(published.instant()));
        return later ? found : null;
    }

    private @Nullable FoundTime updatedTag() {
        FoundTime found = null;
        for (int i = 0; found == null && i < UPDATED.length; i++) {
            found = time(tags.first(UPDATED[i]), Where.META);
        }
        return found;
    }

    private @Nullable FoundTime property(String name) {
        for (Element element :
                marks.properties().subList(0, Math.min(2_000, marks.properties().size()))) {
            boolean named = element.attr("itemprop").contains(name)
                    || element.attr("property").endsWith(name);
            if (named && !Scopes.isForeign(element)) {
                FoundTime found = time(valueOf(element), Where.MICRODATA);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A {@code time} element: one that says it is the publication, or the first; one on the address's day goes first. */
    private @Nullable FoundTime markedTime(@Nullable LocalDate urlDate) {
        FoundTime first = null;
        FoundTime named = null;
        for (Element element :
                marks.times().subList(0, Math.min(50, marks.times().size()))) {
            FoundTime found = time(valueOf(element), Where.TEXT);
            if (found == null) {
                continue;
            }
            if (urlDate != null && isNear(found.instant(), urlDate)) {
                return found;
            }
            String names = (element.className() + ' ' + element.id()).toLowerCase(Locale.ROOT);
            boolean published = element.hasAttr("pubdate")
                    || names.contains("publish")
                    || names.contains("entry-date")
                    || names.contains("created");
            named = named == null && published ? found : named;
            first = first == null && !names.contains("updat") && !names.contains("modif") ? found : first;
        }
        return named == null ? first : named;
    }

    private @Nullable FoundTime printed(@Nullable LocalDate urlDate) {
        FoundTime first = null;
        List<String> lines = marks.dates().subList(0, Math.min(40, marks.dates().size()));
        for (String line : lines) {
            ReadTime read = finder.find(line);
            if (read == null) {
                continue;
            }
            FoundTime found = found(read, Where.TEXT);
            if (urlDate != null && isNear(read.instant(), urlDate)) {
                return found;
            }
            first = first == null ? found : first;
        }
        return urlDate == null ? first : null;
    }

    private static String valueOf(Element element) {
        for (String attribute : new String[] {"datetime", "content", "data-datetime", "data-time", "title"}) {
            String value = element.attr(attribute);
            if (!value.isBlank() && value.chars().anyMatch(Character::isDigit)) {
                return value;
            }
        }
        return Texts.of(element, 200);
    }

    private @Nullable FoundTime time(@Nullable String text, Where where) {
        if (text == null || text.length() > 200) {
            return null;
        }
        ReadTime read = finder.find(text);
        return read == null ? null : found(read, where);
    }

    private static FoundTime found(ReadTime read, Where where) {
        return new FoundTime(read.instant(), read.precision(), read.zoned(), where);
    }

    private static boolean isNear(Instant time, LocalDate day) {
        return Math.abs(Math.floorDiv(time.getEpochSecond(), 86_400L) - day.toEpochDay()) <= 1;
    }

    /** American order: English that isn't from where English is written day first. */
    private static boolean isMonthFirst(@Nullable String language, String url) {
        boolean english = language == null || language.startsWith("en");
        if (!english
                || "en-gb".equals(language)
                || "en-au".equals(language)
                || "en-in".equals(language)
                || "en-nz".equals(language)
                || "en-ie".equals(language)
                || "en-za".equals(language)) {
            return false;
        }
        int start = url.indexOf("://") + 3;
        int end = url.indexOf('/', Math.max(3, start));
        String host = start < 3 ? "" : url.substring(start, end < 0 ? url.length() : end);
        String top = host.substring(host.lastIndexOf('.') + 1);
        return top.length() != 2
                || "us".equals(top)
                || "ph".equals(top)
                || "tv".equals(top)
                || "io".equals(top)
                || "co".equals(top);
    }
}
