package dev.storywire.gateway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchStateTest {

    @Test
    void anAddressLeadsToTheSearchThatItWasMadeOf() {
        SearchState state = SearchState.of(MultiMap.caseInsensitiveMultiMap()
                .add("q", "\"night ferry\" & more")
                .add("source", "Lindesund Post")
                .add("source", "港口日報")
                .add("from", "2026-03")
                .add("sort", "newest")
                .add("collapse", "cluster")
                .add("unknown", "x"));

        assertEquals(
                "/?q=%22night+ferry%22+%26+more&from=2026-03&source=Lindesund+Post&source=%E6%B8%AF%E5%8F%A3%E6%97%A5%E5%A0%B1"
                        + "&sort=newest&collapse=cluster",
                state.address());
    }

    @Test
    void whatIsChosenAgainIsChosenNoMoreAndThePageIsTheFirst() {
        SearchState state = SearchState.words("ferry").toggled("lang", "en").at("next-page");

        assertTrue(state.holds("lang", "en"));
        assertEquals("/?q=ferry", state.toggled("lang", "en").address());
        assertEquals("/?q=ferry&lang=en&lang=de", state.toggled("lang", "de").address());
    }

    @Test
    void wordsAreSortedByRelevanceAndTheRestByTime() {
        assertEquals("relevance", SearchState.words("ferry").order());
        assertEquals("newest", SearchState.words("").order());
        assertFalse(SearchState.words("ferry").isFiltered());
    }

    @Test
    void aHighlightIsMarkedAndOtherMarkupIsText() {
        assertEquals(
                List.of(new Run("<b>The ", false), new Run("ferry", true), new Run(" </em> x", false)),
                Run.ofHighlight("<b>The <em>ferry</em> </em> x"));
        assertEquals(List.of(new Run("<em>open", false)), Run.ofHighlight("<em>open"));
    }

    @Test
    void aFaultIsShownWhereItStands() {
        QueryFault fault = QueryFault.of("ferry OR )x y", problem("q", 9));

        assertEquals("ferry OR ", fault.before());
        assertEquals(")x", fault.at());
        assertEquals(" y", fault.after());
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5, 500})
    void aPositionOutsideTheQueryIsAtItsEdge(int position) {
        QueryFault fault = QueryFault.of("ferry", problem("q", position));

        assertEquals("ferry", fault.before() + fault.at() + fault.after());
    }

    @Test
    void theFaultOfAnotherParameterNamesIt() {
        QueryFault fault = QueryFault.of("ferry", problem("from", 2));

        assertNull(fault.position());
        assertEquals("from: expected a day", fault.message());
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl",
        "he, rtl",
        "fa-IR, rtl",
        "az-Arab, rtl",
        "ar-Latn, ltr",
        "en, ltr",
        "zh-Hant, ltr",
        "und, auto",
        "'', auto",
        "???, auto"
    })
    void aLanguageIsWrittenInItsDirection(String language, String direction) {
        assertEquals(direction, Writing.of(language).direction());
    }

    @ParameterizedTest
    @CsvSource({
        "/feeds?q=a, /feeds?q=a",
        "//evil.example, /",
        "https://evil.example, /",
        "'', /",
        "'/\\evil.example', /",
        "'/a b', /"
    })
    void nobodyIsSentAwayFromThePage(String wanted, String path) {
        assertEquals(path, LocalPath.of(wanted));
    }

    private static Facts problem(String field, int position) {
        return new Facts(new JsonObject()
                .put(
                        "errors",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("field", field)
                                        .put("position", position)
                                        .put("message", "expected a day"))));
    }
}
