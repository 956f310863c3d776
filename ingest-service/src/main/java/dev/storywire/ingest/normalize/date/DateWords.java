package dev.storywire.ingest.normalize.date;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of printed times. Month and weekday names come from the JDK's locale data for the main languages of the news; of
 * names that mean different months in two languages, the language earlier in the list has it.
 */
final class DateWords {
    private static final String[] LANGUAGES = {
        "en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "uk", "tr", "sv", "da", "nb", "fi", "el", "hu", "cs",
        "sk", "ro", "bg", "sl", "hr", "sr", "sr-Latn", "bs", "mk", "lt", "lv", "et", "ca", "eu", "gl", "is", "ga", "cy",
        "sq", "id", "ms", "sw", "af", "az", "vi", "he", "ar", "fa", "ur", "hi", "bn", "ta", "te", "th", "ka", "hy",
        "be", "kk"
    };
    private static final TextStyle[] STYLES = {
        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
    };
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
    private static final Map<String, ZoneOffset> ZONES = new HashMap<>();
    private static final Map<String, Boolean> HALVES = new HashMap<>();

    static {
        for (String tag : LANGUAGES) {
            learn(Locale.forLanguageTag(tag));
        }
        String[] more = {
            "ene,janv,jän,gen,ιαν",
            "febr,fevr,fév,φεβ,φεβρ",
            "mär,mrz,maer,maerz,mrt,μαρ,marz,brz",
            "apri,avr,απρ,kwi",
            "mei,maj,μαι,mayo,mag",
            "juin,giu,ιουν,haz",
            "juil,lug,ιουλ,jui",
            "août,aou,ago,αυγ,agu,sie",
            "sept,set,σεπ",
            "okt,ott,out,οκτ,oct",
            "nov,noe,νοε",
            "dez,dic,déc,δεκ,gru,aralik"
        };
        for (int m = 0; m < more.length; m++) {
            for (String name : more[m].split(",")) {
                MONTHS.putIfAbsent(key(name), m + 1);
            }
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            String english = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            WEEKDAYS.putIfAbsent(english.substring(0, 4), day);
            WEEKDAYS.putIfAbsent(english.substring(0, 5), day);
        }
        zones();
        for (String word : "am,오전,上午,午前,πμ".split(",")) {
            HALVES.put(word, false);
        }
        for (String word : "pm,오후,下午,午後,午后,μμ,晚上".split(",")) {
            HALVES.put(word, true);
        }
    }

    private DateWords() {}

    private static void learn(Locale locale) {
        for (TextStyle style : STYLES) {
            for (Month month : Month.values()) {
                String name = key(month.getDisplayName(style, locale));
                if (isName(name)) {
                    MONTHS.putIfAbsent(name, month.getValue());
                }
            }
            for (DayOfWeek day : DayOfWeek.values()) {
                String name = key(day.getDisplayName(style, locale));
                if (isName(name)) {
                    WEEKDAYS.putIfAbsent(name, day);
                }
            }
        }
    }

    private static boolean isName(String name) {
        return name.length() > 1 && name.chars().allMatch(c -> Character.isLetter(c));
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

    static @Nullable ZoneOffset zone(String word) {
        return ZONES.get(word);
    }

    /** Whether the word is of the second half of the day; {@code null} if it is of neither. */
    static @Nullable Boolean afternoon(String word) {
        return HALVES.get(word);
    }
}
