package dev.storywire.ingest.extract.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.ingest.extract.Author;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.Where;
import dev.storywire.ingest.extract.text.Agencies;
import dev.storywire.ingest.extract.text.Byline;
import dev.storywire.ingest.extract.text.Bylines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Who wrote the article, by the most trusted part of the page that names anybody. */
final class Authors {
    private static final int MOST = 30;
    private static final Pattern WORD_ENDS = Pattern.compile("[\\s()<>,;]+");

    private final PageMarks marks;
    private final MetaTags tags;
    private final JsonNode article;
    private final String site;
    private final Set<String> credits = new LinkedHashSet<>();
    private final Map<String, Found<Author>> authors = new LinkedHashMap<>();
    private final Map<String, Found<Author>> publisher = new LinkedHashMap<>();
    private @Nullable Found<String> byline;

    Authors(PageMarks marks, MetaTags tags, JsonNode article, @Nullable String site) {
        this.marks = marks;
        this.tags = tags;
        this.article = article;
        this.site = site == null ? "" : Titles.loose(site);
        read();
    }

    List<Found<Author>> authors() {
        return List.copyOf(authors.values());
    }

    @Nullable Found<String> byline() {
        return byline;
    }

    List<String> credits() {
        return List.copyOf(credits);
    }

    private void read() {
        linked(article.path("author"));
        if (authors.isEmpty()) {
            linked(article.path("creator"));
        }
        if (authors.isEmpty()) {
            tags.all(
                            "author",
                            "article:author",
                            "og:article:author",
                            "parsely-author",
                            "sailthru.author",
                            "byl",
                            "dc.creator",
                            "dcterms.creator",
                            "cxenseparse:author",
                            "article.author",
                            "citation_author",
                            "authors",
                            "article:author_name",
                            "twitter:data1")
                    .forEach(name -> add(name, null, Where.META));
        }
        if (authors.isEmpty()) {
            properties();
        }
        printed();
        if (authors.isEmpty()) {
            publisher.forEach((loose, author) -> authors.put(loose, author));
        }
    }

    private void linked(JsonNode node) {
        if (node.isArray()) {
            for (int i = 0; i < Math.min(MOST, node.size()); i++) {
                linked(node.get(i));
            }
        } else if (node.isObject()) {
            String url = JsonLd.text(node.path("url"));
            JsonNode name = node.path("name");
            if (name.isArray()) {
                name.forEach(one -> add(JsonLd.text(one), null, Where.JSON_LD));
            } else {
                add(JsonLd.text(name), url != null && url.startsWith("http") ? url : null, Where.JSON_LD);
            }
        } else {
            add(JsonLd.text(node), null, Where.JSON_LD);
        }
    }

    private void properties() {
        int tried = 0;
        for (Element element :
                marks.properties().subList(0, Math.min(2_000, marks.properties().size()))) {
            boolean author = element.attr("itemprop").contains("author")
                    || "creator".equals(element.attr("itemprop"))
                    || element.attr("property").endsWith(":author")
                    || "author".equals(element.attr("rel"));
            if (!author || Scopes.isForeign(element) || ++tried > MOST) {
                continue;
            }
            Element named = nameWithin(element);
            String content = named.attr("content");
            String href = element.absUrl("href");
            add(
                    content.isBlank() ? Texts.of(named, 300) : content,
                    href.startsWith("http") ? href : null,
                    Where.MICRODATA);
        }
    }

    private static Element nameWithin(Element author) {
        for (Element child : author.childNodeSize() > 20 ? List.<Element>of() : author.children()) {
            if ("name".equals(child.attr("itemprop"))) {
                return child;
            }
            for (Element inner : child.childNodeSize() > 20 ? List.<Element>of() : child.children()) {
                if ("name".equals(inner.attr("itemprop"))) {
                    return inner;
                }
            }
        }
        return author;
    }

    private void printed() {
        for (String line : marks.bylines()) {
            Byline read = Bylines.read(line);
            if (read == null && authors.isEmpty()) {
                read = Bylines.namesIn(line);
            }
            if (read == null || (read.names().isEmpty() && read.agencies().isEmpty())) {
                continue;
            }
            credits.addAll(read.agencies());
            if (byline == null) {
                byline = new Found<>(line, Where.TEXT);
            }
            if (authors.isEmpty()) {
                read.names().forEach(name -> add(name, null, Where.TEXT));
            }
        }
    }

    private void add(@Nullable String raw, @Nullable String url, Where where) {
        if (raw == null || raw.isBlank() || raw.startsWith("http") || raw.startsWith("@") || raw.length() > 300) {
            return;
        }
        String text = Texts.folded(Parser.unescapeEntities(raw, false));
        String agency = Agencies.named(text);
        if (agency != null) {
            credits.add(agency);
        }
        List<String> names = names(text);
        for (String name : names) {
            String loose = Titles.loose(name);
            if (loose.length() >= 2 && loose.length() <= 80) {
                (isPublisher(loose) ? publisher : authors)
                        .putIfAbsent(
                                loose,
                                new Found<>(new Author(name, email(text), names.size() == 1 ? url : null), where));
            }
        }
    }

    /** The site itself is named as the author only where nobody else is. */
    private boolean isPublisher(String loose) {
        return !site.isEmpty()
                && loose.length() >= 2
                && (site.equals(loose) || site.startsWith(loose) || loose.startsWith(site));
    }

    /** The people of a list; the whole text where it can't be read as names. */
    private static List<String> names(String text) {
        Byline byline = Bylines.namesIn(text);
        if (!byline.names().isEmpty()) {
            return byline.names();
        }
        int at = text.indexOf('@');
        String bare = at > 0
                ? text.substring(0, Math.max(0, text.lastIndexOf(' ', at))).strip()
                : text;
        return bare.isEmpty() ? List.of() : new ArrayList<>(List.of(bare));
    }

    private static @Nullable String email(String text) {
        if (text.indexOf('@') < 0) {
            return null;
        }
        for (String word : WORD_ENDS.split(text)) {
            int at = word.indexOf('@');
            if (at > 0 && word.indexOf('.', at) > at && word.length() <= 80) {
                return word;
            }
        }
        return null;
    }
}
