package dev.storywire.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands out in a window of time. */
record TrendsView(String window, boolean partial, List<Trend> trends) {

    static final List<String> WINDOWS = List.of("6h", "24h", "7d", "30d");

    /**
     * A term.
     *
     * @param share of the most frequent term's stories, in percent
     * @param address of the search for it
     */
    record Trend(String label, long count, long before, long share, String example, String exampleId, String address) {}

    static String window(@Nullable String wanted) {
        return wanted != null && WINDOWS.contains(wanted) ? wanted : "24h";
    }

    static TrendsView of(String window, Facts answer) {
        List<Facts> trends = answer.objects("trends");
        long most = Math.max(
                1,
                trends.stream().mapToLong(trend -> trend.number("count")).max().orElse(1));
        return new TrendsView(
                window,
                answer.flag("partial"),
                trends.stream()
                        .map(trend -> trend(trend, most, answer.text("from")))
                        .toList());
    }

    private static Trend trend(Facts trend, long most, String from) {
        String label = trend.text("label").isEmpty() ? trend.text("term") : trend.text("label");
        SearchState search = SearchState.words("headline:\"" + label.replace("\"", "") + "\"")
                .during(from, "")
                .ordered("newest");
        return new Trend(
                label,
                trend.number("count"),
                trend.number("before"),
                trend.number("count") * 100 / most,
                trend.object("example").text("headline"),
                trend.object("example").text("id"),
                search.address());
    }

    public List<String> windows() {
        return WINDOWS;
    }
}
