package dev.storywire.gateway.page;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times in the words of a language. Times are UTC: a newsroom's people sit in more than one zone. */
record Format(Locale locale) {

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String decimal(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** Date and time to the minute. */
    public String moment(@Nullable Instant time) {
        return time == null ? "" : formatted(time, "d MMM uuuu, HH:mm");
    }

    public String time(@Nullable Instant time) {
        return time == null ? "" : formatted(time, "HH:mm");
    }

    public String day(@Nullable Instant time) {
        return time == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(locale)
                        .format(time.atZone(ZoneOffset.UTC));
    }

    /** Day and month alone. */
    public String shortDay(Instant time) {
        return formatted(time, "d MMM");
    }

    /** A language's or country's own word for a language. */
    public String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }

    /** A length of time in its two largest units. */
    public String span(long seconds) {
        Duration length = Duration.ofSeconds(Math.max(0, seconds));
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
                : length.toSeconds() + " s";
    }

    private String formatted(Instant time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(time.atZone(ZoneOffset.UTC));
    }
}
