package dev.storywire.ingest.feed;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The condition in SQL that a {@link FeedQuery} stands for. Values go as parameters, never as text. */
final class FeedFilter {

    private final List<String> conditions = new ArrayList<>();
    private final Tuple values = Tuple.tuple();

    /** Those that match, on whatever page. */
    static FeedFilter of(FeedQuery query) {
        FeedFilter filter = new FeedFilter();
        if (!query.states().isEmpty()) {
            filter.add(
                    "state = any(?)",
                    query.states().stream().map(FeedState::wireName).toList());
        }
        if (!query.volumes().isEmpty()) {
            filter.add(
                    "volume = any(?)",
                    query.volumes().stream().map(Volume::wireName).toList());
        }
        if (!query.tags().isEmpty()) {
            filter.add("tags @> ?", query.tags());
        }
        if (query.source() != null) {
            filter.add("lower(source) = lower(?)", query.source());
        }
        if (query.folder() != null) {
            filter.add("(folder = ? or folder like ?)", query.folder(), pattern(query.folder()) + "/%");
        }
        if (query.text() != null) {
            String pattern = "%" + pattern(query.text()) + "%";
            filter.add(
                    "(own_title ilike ? or title ilike ? or source ilike ? or url ilike ? or site_url ilike ?)",
                    pattern,
                    pattern,
                    pattern,
                    pattern,
                    pattern);
        }
        return filter;
    }

    /** The same, beyond the page before. */
    FeedFilter after(FeedQuery query) {
        if (query.after() != null) {
            add("id > ?", query.after());
        }
        return this;
    }

    String sql() {
        return FeedSql.FROM + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    Tuple values() {
        return values;
    }

    private void add(String condition, Object... given) {
        StringBuilder numbered = new StringBuilder(condition);
        for (Object value : given) {
            switch (value) {
                case List<?> names -> values.addArrayOfString(names.toArray(String[]::new));
                default -> values.addValue(value);
            }
            int mark = numbered.indexOf("?");
            numbered.replace(mark, mark + 1, "$" + values.size());
        }
        conditions.add(numbered.toString());
    }

    private static String pattern(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
