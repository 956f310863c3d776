package dev.storywire.ingest.date;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of printed times. Names of months and weekdays come from Unicode CLDR by way of {@code names.txt}, which is read
 * in a hundredth of the time that the JDK takes to load that many locales.
 */
final class DateWords {
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
    private static final Map<String, ZoneId> ZONES = new HashMap<>();
    private static final Map<String, Boolean> HALVES = new HashMap<>();

    /** What American newsrooms write the whole year round; words of other languages where they aren't in capitals. */
    private static final Map<String, ZoneId> AMERICAN = Map.of(
            "ET", ZoneId.of("America/New_York"),
            "CT", ZoneId.of("America/Chicago"),
            "MT", ZoneId.of("America/Denver"),
            "PT", ZoneId.of("America/Los_Angeles"));

    static {
        readNames();
        zones();
        for (String word : "am,오전,上午,午前,πμ".split(",")) {
            HALVES.put(word, false);
        }
        for (String word : "pm,오후,下午,午後,午后,μμ,晚上".split(",")) {
            HALVES.put(word, true);
        }
    }

    private DateWords() {}

    private static void readNames() {
        try (var in = Objects.requireNonNull(DateWords.class.getResourceAsStream("names.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(DateWords::readLine);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void readLine(String line) {
        String[] words = line.split(" ");
        for (int i = 2; i < words.length && !words[0].equals("#"); i++) {
            int number = Integer.parseInt(words[1]);
            if (words[0].equals("m")) {
                MONTHS.put(words[i], number);
            } else {
                WEEKDAYS.put(words[i], DayOfWeek.of(number));
            }
        }
    }

    private static void zones() {
        zone(0, "utc gmt ut z wet zulu uct");
        zone(60, "cet bst met mez west wat");
        zone(120, "cest eet mest mesz sast cat");
        zone(180, "eest msk eat trt");
        zone(210, "irst");
        zone(240, "gst msd samt");
        zone(300, "pkt uzt yekt");
        zone(330, "ist");
        zone(345, "npt");
        zone(360, "almt omst bdt");
        zone(390, "mmt");
        zone(420, "ict wib krat");
        zone(480, "hkt sgt awst pht myt wita irkt");
        zone(540, "jst kst wit yakt");
        zone(570, "acst");
        zone(600, "aest vlat chst");
        zone(630, "acdt");
        zone(660, "aedt");
        zone(720, "nzst fjt");
        zone(780, "nzdt");
        zone(-120, "fnt");
        zone(-150, "ndt");
        zone(-180, "brt art adt clst uyt");
        zone(-210, "nst");
        zone(-240, "edt ast clt bot vet");
        zone(-300, "est cdt pet cot ect");
        zone(-360, "cst mdt");
        zone(-420, "mst pdt");
        zone(-480, "pst akdt");
        zone(-540, "akst");
        zone(-600, "hst hast");
    }

    private static void zone(int minutes, String names) {
        for (String name : names.split(" ")) {
            ZONES.put(name, ZoneOffset.ofTotalSeconds(minutes * 60));
        }
    }

    /** A word as it is looked up: lower case, without accents and points. */
    static String key(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean plain = true;
        for (int i = 0; i < lower.length() && plain; i++) {
            plain = lower.charAt(i) < 0x80 && lower.charAt(i) != '.';
        }
        if (plain) {
            return lower;
        }
        String parts = Normalizer.normalize(lower, Normalizer.Form.NFD);
        var out = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK && c != '.') {
                out.append(c == 'ς' ? 'σ' : c == 'ı' ? 'i' : c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** 1 to 12, or 0. */
    static int month(String word) {
        Integer month = MONTHS.get(word);
        return month == null ? 0 : month;
    }

    static @Nullable DayOfWeek weekday(String word) {
        return WEEKDAYS.get(word);
    }

    /** The zone that a word names, as it stands in the text. */
    static @Nullable ZoneId zone(String written) {
        ZoneId american = AMERICAN.get(written);
        return american == null ? ZONES.get(key(written)) : american;
    }

    /** Whether the word is of the second half of the day; {@code null} if it is of neither. */
    static @Nullable Boolean afternoon(String word) {
        return HALVES.get(word);
    }
}
