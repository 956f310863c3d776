package dev.storywire.gateway.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stories a day over the last days, as a small drawing. */
final class Sparkline {

    static final int DAYS = 30;

    private static final int STEP = 4;
    private static final int HEIGHT = 24;

    private Sparkline() {}

    /** The first day that is drawn when today is this. */
    static LocalDate first(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS - 1L);
    }

    /** @param buckets of the service, by day */
    static String svg(List<Facts> buckets, Instant now) {
        Map<String, Long> counts = buckets.stream()
                .filter(bucket -> bucket.time("from") != null)
                .collect(Collectors.toMap(
                        bucket -> bucket.text("from").substring(0, 10), bucket -> bucket.number("count"), Long::sum));
        long most = Math.max(
                1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
        StringBuilder drawing = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        .formatted(DAYS * STEP, HEIGHT, DAYS * STEP, HEIGHT));
        for (int i = 0; i < DAYS; i++) {
            long count = counts.getOrDefault(first(now).plusDays(i).toString(), 0L);
            long height = count == 0 ? 1 : Math.max(2, count * HEIGHT / most);
            drawing.append("<rect x=\"%d\" y=\"%d\" width=\"3\" height=\"%d\" fill=\"%s\"/>"
                    .formatted(i * STEP, HEIGHT - height, height, count == 0 ? "#8a8580" : "#b4474a"));
        }
        return drawing.append("</svg>").toString();
    }
}
