package dev.storywire.ingest.normalize;

import java.util.List;
import java.util.Locale;

/** Tells from the end of a text that the source cut it off. */
public final class Truncation {
    private static final int LONGEST_MARK = 60;
    private static final List<String> INVITATIONS = List.of(
            "read more",
            "read the full story",
            "read full story",
            "read full article",
            "read the rest",
            "read on",
            "continue reading",
            "keep reading",
            "full story",
            "view article",
            "see more",
            "weiterlesen",
            "mehr lesen",
            "zum artikel",
            "ganzen artikel lesen",
            "lire la suite",
            "lire plus",
            "en savoir plus",
            "voir plus",
            "leer más",
            "seguir leyendo",
            "leer mas",
            "continuar leyendo",
            "ver más",
            "leia mais",
            "ler mais",
            "continue lendo",
            "continuar a ler",
            "leggi tutto",
            "continua a leggere",
            "leggi di più",
            "leggi anche",
            "lees meer",
            "lees verder",
            "verder lezen",
            "läs mer",
            "läs hela",
            "les mer",
            "læs mere",
            "læs hele",
            "lue lisää",
            "czytaj dalej",
            "czytaj więcej",
            "więcej",
            "číst dále",
            "čtěte dále",
            "celý článek",
            "čítajte viac",
            "tovább olvasom",
            "olvass tovább",
            "citește mai mult",
            "citeşte mai mult",
            "citește mai departe",
            "devamını oku",
            "devamı",
            "haberin devamı",
            "читать далее",
            "подробнее",
            "читать полностью",
            "читати далі",
            "детальніше",
            "прочети още",
            "διαβάστε περισσότερα",
            "διαβάστε τη συνέχεια",
            "اقرأ المزيد",
            "اقرأ أيضا",
            "المزيد",
            "ادامه مطلب",
            "המשך קריאה",
            "קרא עוד",
            "続きを読む",
            "全文を読む",
            "もっと見る",
            "阅读全文",
            "查看全文",
            "阅读更多",
            "更多",
            "閱讀全文",
            "繼續閱讀",
            "閱讀更多",
            "看更多",
            "더 보기",
            "더보기",
            "자세히 보기",
            "기사 더보기",
            "selengkapnya",
            "baca selengkapnya",
            "baca lagi",
            "xem thêm",
            "đọc tiếp",
            "อ่านต่อ",
            "और पढ़ें",
            "आगे पढ़ें");

    private Truncation() {}

    /** Whether the text ends in an ellipsis, in brackets or not, or invites to read the rest elsewhere. */
    public static boolean isCutOff(String text) {
        String end = withoutTrailingSigns(text.substring(Math.max(0, text.length() - LONGEST_MARK)));
        return endsInEllipsis(end) || invitation(end) >= 0;
    }

    /** Where an invitation to read on begins that ends the text, with the sentence before it ended; or -1. */
    private static int invitation(String end) {
        String lower = end.toLowerCase(Locale.ROOT);
        for (String invitation : INVITATIONS) {
            int at = lower.length() - invitation.length();
            if (lower.endsWith(invitation)
                    && (at == 0 || isBreak(lower.substring(0, at).stripTrailing()) || lower.charAt(at - 1) == '\n')) {
                return at;
            }
        }
        return -1;
    }

    /** Words in the middle of a sentence are no invitation. */
    private static boolean isBreak(String before) {
        return before.isEmpty() || ".…!?]»”\"“)>|:。！？）」』】،؛–—-\u2192".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private static boolean endsInEllipsis(String end) {
        String bare = end;
        while (!bare.isEmpty() && "])）］】".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(0, bare.length() - 1).stripTrailing();
        }
        return bare.endsWith("…") || bare.endsWith("...") || bare.endsWith(". . .");
    }

    private static String withoutTrailingSigns(String end) {
        int to = end.length();
        while (to > 0
                && (Character.isWhitespace(end.charAt(to - 1))
                        || "\u2192\u00BB\u203A>\u25B8\u25BA\u27A4\uFE0F|".indexOf(end.charAt(to - 1)) >= 0)) {
            to--;
        }
        return end.substring(0, to);
    }
}
