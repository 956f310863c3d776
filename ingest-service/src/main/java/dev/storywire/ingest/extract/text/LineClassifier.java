package dev.storywire.ingest.extract.text;

import java.util.Locale;
import java.util.Set;

/** Tells what a line is by its wording alone. Linear in the line; only the first characters of a long line are looked at. */
public final class LineClassifier {
    /** Longer lines are running text whatever they begin with. */
    private static final int MOST_WEIGHT = 240;

    private static final int SHORT_WEIGHT = 110;
    private static final int MOST_COUNTER = 24;

    private static final Set<String> POINTERS = Phrases.exactly("""
            read more|read also|also read|related|see also|read next|more|read|watch|watch also|also see|listen
            don't miss|don’t miss|recommended|must read|you may also like|you might also like|sign up|subscribe
            lesen sie auch|lesen sie mehr|mehr zum thema|mehr dazu|auch interessant|siehe auch|lies auch
            lesen sie hier|à lire aussi|a lire aussi|lire aussi|lire également|à lire également|à lire|à voir aussi
            voir aussi|lire la suite|lea también|lee también|lea además|leer también|leer más|te puede interesar
            le puede interesar|mira también|ver también|más información|leia também|leia mais|leia ainda|veja também
            veja mais|saiba mais|leggi anche|leggi pure|vedi anche|guarda anche|approfondisci|lees ook|lees meer
            lees verder|bekijk ook|läs också|läs även|läs mer|les også|les mer|læs også|læs mere|lue myös|katso myös
            czytaj także|czytaj też|czytaj również|czytaj więcej|zobacz także|zobacz też|zobacz również
            przeczytaj także|čtěte také|čtěte též|čítajte tiež|olvasta már|ez is érdekelheti|kapcsolódó|citește și
            citeste si|pročitajte|pročitajte i|читайте также|читать также|читайте|смотрите также|читайте також
            прочетете още|по теме|ayrıca oku|ayrıca okuyun|i̇lgili haber|διαβάστε επίσης|διαβάστε ακόμα|δείτε επίσης
            baca juga|simak juga|lihat juga|đọc thêm|xem thêm|อ่านเพิ่มเติม|อ่านต่อ|यह भी पढ़ें|ये भी पढ़ें|اقرأ أيضا
            اقرأ أيضاً|إقرأ أيضا|شاهد أيضا|بیشتر بخوانید|関連記事|あわせて読みたい|관련기사|관련 기사|相关阅读|延伸阅读|相关新闻|延伸閱讀|相關新聞|更多新聞|看更多""");

    private static final Set<String> NETWORKS = Phrases.exactly(
            "facebook|twitter|linkedin|whatsapp|pinterest|reddit|email|telegram|tumblr|instagram|youtube|flipboard|sms|messenger|pocket|xing|vkontakte|viber|line|print|share");

    private LineClassifier() {}

    /** What the line is; {@code line} has its white space folded. */
    public static LineKind kindOf(String line) {
        int weight = Sentences.weight(line);
        String key = weight > MOST_WEIGHT ? "-" : Phrases.key(line);
        if (key.isEmpty()) {
            return LineKind.EMPTY;
        }
        if (weight > MOST_WEIGHT) {
            return Caption.read(line) == null ? LineKind.PROSE : LineKind.CAPTION;
        }
        if (Phrases.isOneOf(Phrases.FURNITURE, key)
                || isLegal(key)
                || isAppeal(key)
                || isCounter(line)
                || isShareBar(key)) {
            return LineKind.FURNITURE;
        }
        if (isCommentsHeader(key)) {
            return LineKind.COMMENTS_HEADER;
        }
        if (Phrases.isOneOf(Phrases.RELATED, key)) {
            return LineKind.RELATED_HEADER;
        }
        if (PhotoCredits.isCredit(line)) {
            return LineKind.CREDIT;
        }
        if (Caption.read(line) != null) {
            return LineKind.CAPTION;
        }
        if (Bylines.read(line) != null) {
            return LineKind.BYLINE;
        }
        if (DateLines.isDateLine(line)) {
            return LineKind.DATE;
        }
        if (isPointer(key)) {
            return LineKind.POINTER;
        }
        return weight < SHORT_WEIGHT && !Sentences.isEnded(line) ? LineKind.SHORT : LineKind.PROSE;
    }

    /** "12 Comments", "Top rated comments": few words, and what they are about comes last. */
    private static boolean isCommentsHeader(String key) {
        String bare = withoutNumber(key);
        if (Phrases.isOneOf(Phrases.COMMENTS, bare)) {
            return true;
        }
        if (!bare.endsWith("s") || words(bare) > 4) {
            return false;
        }
        String last = bare.substring(bare.lastIndexOf(' ') + 1);
        return last.length() > 6 && Phrases.COMMENTS.contains(last);
    }

    private static int words(String text) {
        int words = 1;
        for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
            words++;
        }
        return words;
    }

    /** "Image 1 of 23", "1 / 23", "3:45": a place in a row, or a length. */
    private static boolean isCounter(String line) {
        if (line.length() > MOST_COUNTER) {
            return false;
        }
        int letters = 0;
        int digits = 0;
        for (int i = 0; i < line.length(); i++) {
            letters += Character.isLetter(line.charAt(i)) ? 1 : 0;
            digits += Character.isDigit(line.charAt(i)) ? 1 : 0;
        }
        boolean gallery = (line.startsWith("Image ") || line.startsWith("Photo ") || line.startsWith("Slide "))
                && digits >= 2
                && line.contains(" of ");
        return gallery || (letters == 0 && digits > 0 && line.length() <= 9 && line.indexOf('%') < 0);
    }

    /** Names of networks and little else. */
    private static boolean isShareBar(String key) {
        if (key.indexOf(' ') < 0 || !containsAny(key, "facebook", "twitter", "whatsapp", "linkedin", "email")) {
            return false;
        }
        int networks = 0;
        int words = 0;
        for (String word : key.split("[^\\p{L}]+")) {
            words++;
            networks += NETWORKS.contains(word) ? 1 : 0;
        }
        return networks >= 2 && networks * 3 >= words;
    }

    private static boolean isPointer(String key) {
        if (key.endsWith("click here") || key.endsWith("clicking here") || key.startsWith("click here")) {
            return true;
        }
        int colon = key.indexOf(':');
        if (colon < 0) {
            colon = key.indexOf('\uFF1A');
        }
        int arrow = key.indexOf('>');
        int cut = colon < 0 ? arrow : colon;
        if (cut > 0 && cut <= 40 && POINTERS.contains(key.substring(0, cut).strip())) {
            return true;
        }
        int bar = key.indexOf('|');
        return bar > 0 && bar <= 40 && POINTERS.contains(key.substring(0, bar).strip());
    }

    private static String withoutNumber(String key) {
        int start = 0;
        int end = key.length();
        while (start < end && !Character.isLetter(key.charAt(start))) {
            start++;
        }
        while (end > start
                && !Character.isLetter(key.charAt(end - 1))
                && Character.getType(key.charAt(end - 1)) != Character.NON_SPACING_MARK) {
            end--;
        }
        return key.substring(start, end);
    }

    /** Asks for consent, an address or a subscription. */
    private static boolean isAppeal(String key) {
        if (key.contains("cookie")
                && containsAny(
                        key,
                        "website",
                        "this site",
                        "our site",
                        "privacy",
                        "browser",
                        "consent",
                        "experience",
                        "webseite",
                        "utilis",
                        "utiliz",
                        "usamos",
                        "gebruik",
                        "akzept",
                        "accept")) {
            return true;
        }
        return key.contains("unsubscribe")
                || (key.contains("newsletter")
                        && containsAny(
                                key,
                                "sign up",
                                "subscribe",
                                "inbox",
                                "your email",
                                "abonnier",
                                "anmelden",
                                "suscr",
                                "inscri",
                                "iscriviti",
                                "schrijf",
                                "prenumerera",
                                "tilmeld",
                                "registrier"));
    }

    private static boolean containsAny(String key, String... parts) {
        for (String part : parts) {
            if (key.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLegal(String key) {
        return key.startsWith("copyright ")
                || key.contains("all rights reserved")
                || key.startsWith("©")
                || key.contains("alle rechte vorbehalten")
                || key.contains("tous droits réservés")
                || key.contains("todos los derechos reservados")
                || key.contains("todos os direitos reservados")
                || key.contains("riproduzione riservata")
                || key.contains("все права защищены")
                || key.contains("無断転載")
                || key.contains("무단 전재")
                || key.contains("무단전재")
                || key.contains("版权所有")
                || key.contains("版權所有")
                || key.startsWith("follow us on ")
                || key.startsWith("subscribe to our ")
                || (key.startsWith("sign up for ")
                        && key.toLowerCase(Locale.ROOT).contains("newsletter"))
                || key.startsWith("please enable javascript")
                || key.contains("powered by disqus");
    }
}
