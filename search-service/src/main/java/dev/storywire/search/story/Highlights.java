package dev.storywire.search.story;

import static dev.storywire.search.index.StoryFields.BODY;
import static dev.storywire.search.index.StoryFields.HEADLINE;
import static dev.storywire.search.index.StoryFields.SUMMARY;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.util.NamedValue;
import dev.storywire.search.index.RankedText;
import java.util.List;

/**
 * Highlights: the headline and the summary whole, the best passages of the body; text is escaped for HTML, and what
 * matched stands in {@code <em>}.
 */
final class Highlights {
    private static final int PASSAGES = 3;
    private static final int PASSAGE_CHARACTERS = 160;

    private Highlights() {}

    static Highlight of(Query words, List<RankedText> texts) {
        List<String> headline = SearchRequests.forms(HEADLINE, texts, RankedText::headline);
        List<String> body = SearchRequests.forms(BODY, texts, RankedText::body);
        List<String> summary = SearchRequests.forms(SUMMARY, texts, RankedText::body);
        return Highlight.of(h -> h.type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Html)
                .preTags("<em>")
                .postTags("</em>")
                .highlightQuery(words)
                .fields(
                        NamedValue.of(HEADLINE, HighlightField.of(f -> f.numberOfFragments(0)
                                .matchedFields(headline))),
                        NamedValue.of(SUMMARY, HighlightField.of(f -> f.numberOfFragments(0)
                                .matchedFields(summary))),
                        NamedValue.of(BODY, HighlightField.of(f -> f.numberOfFragments(PASSAGES)
                                .fragmentSize(PASSAGE_CHARACTERS)
                                .matchedFields(body)))));
    }
}
