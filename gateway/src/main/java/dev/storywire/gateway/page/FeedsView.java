package dev.storywire.gateway.page;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of feeds.
 *
 * @param next address of the page after; empty on the last
 */
record FeedsView(Choice choice, long total, List<FeedView> feeds, String next) {

    static final List<String> STATES = List.of("healthy", "failing", "paused", "gone");

    private static final int SIZE = 25;

    /** Which feeds: text in their names, a state, a place in the list. */
    record Choice(String q, String state, String cursor) {

        static Choice of(MultiMap parameters) {
            String state = text(parameters, "state");
            return new Choice(text(parameters, "q"), STATES.contains(state) ? state : "", text(parameters, "cursor"));
        }

        private static String text(MultiMap parameters, String name) {
            String value = parameters.get(name);
            return value == null ? "" : value.strip();
        }

        String target() {
            return "/v1/feeds?size=" + SIZE + query("&");
        }

        public String inState(String wanted) {
            return "/feeds" + new Choice(q, wanted, "").query("?");
        }

        String at(String page) {
            return "/feeds" + new Choice(q, state, page).query("?");
        }

        private String query(String begin) {
            String all = Stream.of(pair("q", q), pair("state", state), pair("cursor", cursor))
                    .filter(pair -> !pair.isEmpty())
                    .collect(Collectors.joining("&"));
            return all.isEmpty() ? "" : begin + all;
        }

        private static String pair(String name, String value) {
            return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    static FeedsView of(Choice choice, Facts page) {
        String cursor = page.text("nextCursor");
        return new FeedsView(
                choice,
                page.number("total"),
                page.objects("feeds").stream().map(FeedView::of).toList(),
                cursor.isEmpty() ? "" : choice.at(cursor));
    }
}
