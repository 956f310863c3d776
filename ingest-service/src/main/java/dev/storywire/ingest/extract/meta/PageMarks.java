package dev.storywire.ingest.extract.meta;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * The places of a page that metadata is read from, each list in document order and without furniture.
 *
 * @param url absolute address of the page; empty where it isn't known
 * @param language of the {@code html} element; may be empty
 * @param properties elements with microdata, RDFa or {@code rel=author}
 * @param headlines texts of the first-level headings, the one nearest to the article first
 * @param bylines lines that by their place, class or wording name authors
 * @param dates lines that by their place, class or wording give the date
 */
public record PageMarks(
        String url,
        String language,
        String title,
        List<Element> metas,
        List<Element> links,
        List<Element> jsonLd,
        List<Element> times,
        List<Element> properties,
        List<String> headlines,
        List<String> bylines,
        List<String> dates) {}
