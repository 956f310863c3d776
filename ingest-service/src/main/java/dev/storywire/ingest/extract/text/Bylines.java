package dev.storywire.ingest.extract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads "By A and B, Agency", "C / Staff reporter", "記者D" and their like in the main languages of the news. */
public final class Bylines {
    private static final int MOST_CHARS = 140;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int MOST_SOURCE = 50;
    private static final int MOST_ADDRESS = 60;

    /** Characters of a paper's name before "reporter", as in "本报记者". */
    private static final int MOST_PAPER = 4;

    /** Words that open a byline; longest first where one begins another. */
    private static final Affixes OPENINGS = Affixes.beginnings(
            "written by ",
            "words by ",
            "posted by ",
            "published by ",
            "reported by ",
            "report by ",
            "story by ",
            "text by ",
            "article by ",
            "opinion by ",
            "analysis by ",
            "commentary by ",
            "review by ",
            "interview by ",
            "photos and text by ",
            "words: ",
            "compiled by ",
            "edited by ",
            "author: ",
            "authors: ",
            "writer: ",
            "reporter: ",
            "by: ",
            "by ",
            "ein kommentar von ",
            "ein gastkommentar von ",
            "ein essay von ",
            "ein interview von ",
            "ein bericht von ",
            "eine analyse von ",
            "eine reportage von ",
            "eine kolumne von ",
            "eine rezension von ",
            "ein gastbeitrag von ",
            "aufgezeichnet von ",
            "interview: ",
            "kommentar von ",
            "geschrieben von ",
            "autor: ",
            "autorin: ",
            "text: ",
            "von: ",
            "von ",
            "propos recueillis par ",
            "une analyse de ",
            "un texte de ",
            "écrit par ",
            "publié par ",
            "rédigé par ",
            "auteur : ",
            "auteur: ",
            "par : ",
            "par ",
            "escrito por ",
            "publicado por ",
            "redacción: ",
            "redacción ",
            "texto: ",
            "por: ",
            "por ",
            "a cura di ",
            "scritto da ",
            "di: ",
            "di ",
            "door: ",
            "door ",
            "tekst: ",
            "av: ",
            "av ",
            "af: ",
            "af ",
            "kirjoittaja: ",
            "teksti: ",
            "oprac. ",
            "opracował ",
            "autor ",
            "írta: ",
            "szerző: ",
            "de: ",
            "автор: ",
            "автор ",
            "текст: ",
            "автори: ",
            "yazar: ",
            "haber: ",
            "muhabir: ",
            "του ",
            "της ",
            "γράφει ο ",
            "γράφει η ",
            "γράφει: ",
            "συντάκτης: ",
            "oleh: ",
            "oleh ",
            "penulis: ",
            "reporter ",
            "tác giả: ",
            "theo ",
            "โดย ",
            "लेखक: ",
            "بقلم ",
            "بقلم: ",
            "كتب: ",
            "كتب ",
            "كتبت: ",
            "نوشته ",
            "מאת ",
            "מאת: ",
            "文・",
            "文：",
            "文:",
            "文/",
            "文／",
            "作者：",
            "作者:",
            "记者：",
            "记者:",
            "記者：",
            "記者:",
            "编辑：",
            "編輯：",
            "撰文：",
            "글 ",
            "글: ",
            "기자 ",
            "기자 = ",
            "執筆：",
            "著者：");

    /** Words before the agency or paper that a text was taken from. */
    private static final Affixes SOURCES = Affixes.beginnings(
            "source: ",
            "sources: ",
            "source : ",
            "quelle: ",
            "quellen: ",
            "fuente: ",
            "fonte: ",
            "bron: ",
            "źródło: ",
            "zdroj: ",
            "källa: ",
            "kilde: ",
            "источник: ",
            "джерело: ",
            "kaynak: ",
            "المصدر: ",
            "المصدر:",
            "来源：",
            "来源:",
            "來源：",
            "來源:",
            "出典：",
            "출처: ",
            "출처:");

    /** Particles that stay small within a name. */
    private static final Set<String> PARTICLES = Phrases.exactly("""
            de|da|do|dos|das|del|della|di|du|des|la|le|van|von|der|den|ter|ten|zu|zur|al|el|bin|ibn|bint|y|e|i|af|av
            vom|dello|lo|st|op|het|in|'t|’t""");

    /** Words that join two names. */
    private static final Set<String> JOINTS = Phrases.exactly("""
            and|und|et|y|e|og|och|en|ja|i|a|és|și|и|та|ve|και|dan|và|with|mit|avec|con|com""");

    /** What somebody is, where a name may stand: dropped from the names. */
    private static final Set<String> ROLES = Phrases.exactly("""
            staff reporter|staff writer|staff reporters|staff writers|staff correspondent|staff|reporter
            contributing reporter|contributing writer|correspondent|special correspondent|editor|associate editor
            senior editor|news editor|senior reporter|senior writer|senior correspondent|freelance writer|contributor
            guest contributor|columnist|political reporter|business reporter|sports writer|political editor
            business editor|news desk|newsroom|web desk|online desk|agencies|agency|wire reports|staff and agencies
            staff and wire reports|editorial staff|editorial|bureau chief|author|redaktion|redakteur|redakteurin
            korrespondent|korrespondentin|reporterin|rédaction|la rédaction|journaliste|correspondant|correspondante
            redacción|la redacción|agencias|corresponsal|periodista|redação|da redação|agências|jornalista|redazione
            la redazione|giornalista|onze redactie|redactie|redaktionen|redakcja|redakce|редакция|корреспондент|редакція""");

    private static final int LONGEST_ROLE =
            ROLES.stream().mapToInt(String::length).max().orElse(0);

    /** Small words between a name and a place. */
    private static final Set<String> PLACED = Set.of("in", "à", "aus", "en", "from", "reporting");

    /** Words between a name and a time. */
    private static final Set<String> TIMED = Phrases.exactly("""
            updated|published|posted|updated:|published:|posted:|aktualisiert|veröffentlicht|stand:|publié|mis
            publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|opublikowano|le""");

    /** First or last words that names don't have. */
    private static final Set<String> LABELS = Phrases.exactly("""
            in|the|a|an|on|at|updated|posted|published|filed|news|home|more|read|share|photo|image|sports|sport|opinion|business|politics|world|local|national
            latest|breaking|exclusive|watch|follow|sign|subscribe|contact|about|our|your|this|that|how|why|what|when|where|who|monday|tuesday|wednesday|thursday
            friday|saturday|sunday|min|mins|minutes|ago|comments|views|edition|today|yesterday|im|in|der|die|das|ein|eine|le|les|un|une|el|los|las|una""");

    private Bylines() {}

    /** The byline that the whole line is, or {@code null} where it isn't one. */
    public static @Nullable Byline read(String line) {
        String text = line.strip();
        if (text.isEmpty()
                || text.length() > MOST_CHARS
                || text.endsWith("?")
                || text.endsWith("!")
                || text.endsWith(":")) {
            return null;
        }
        if (text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        String opening = OPENINGS.of(text);
        if (opening != null && text.length() > opening.length()) {
            return credited(text.substring(opening.length()).strip(), true);
        }
        String source = SOURCES.of(text);
        if (source != null && text.length() > source.length() && Sentences.weight(text) <= MOST_SOURCE) {
            return new Byline(List.of(), Agencies.listed(text.substring(source.length())));
        }
        Byline eastAsian = isLatin(text) ? null : eastAsian(text);
        if (eastAsian != null) {
            return eastAsian;
        }
        int slash = text.indexOf('/');
        if (slash > 0
                && (isRole(text.substring(slash + 1)) || Agencies.named(firstPart(text.substring(slash + 1))) != null)
                && isName(text.substring(0, slash).strip())) {
            return credited(text, true);
        }
        if (isRole(headOf(text)) || (Agencies.named(text) != null && text.length() > 2)) {
            return credited(text, false);
        }
        int mark = firstOf(text, ",|");
        String head = mark < 0 ? text : text.substring(0, mark).strip();
        String tail = mark < 0 ? "" : text.substring(mark + 1).strip();
        boolean employed = isRole(tail) || Agencies.named(tail) != null;
        if (employed && isName(head)) {
            return credited(text, true);
        }
        if (mark > 0 && Agencies.named(head) != null && isInCapitals(tail)) {
            return new Byline(List.of(), Agencies.listed(head));
        }
        return withAddress(text);
    }

    private static int firstOf(String text, String marks) {
        for (int i = 0; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** "AFP, BEIJING". */
    private static boolean isInCapitals(String text) {
        return text.length() >= 3
                && text.length() <= 30
                && text.equals(text.toUpperCase(Locale.ROOT))
                && text.chars().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '.' || c == ',');
    }

    /** "Mira Holt m.holt@paper.example", or the address alone. */
    private static @Nullable Byline withAddress(String text) {
        int space = text.lastIndexOf(' ');
        boolean address = space > 0 && text.length() <= MOST_ADDRESS && text.indexOf('@') > space + 1;
        if (space < 0 && text.indexOf('@') > 0 && text.indexOf('.', text.indexOf('@')) > 0) {
            return new Byline(List.of(), List.of());
        }
        String name = address ? text.substring(0, space).strip() : "";
        return isName(name) ? new Byline(List.of(name), List.of()) : null;
    }

    /** The people of a line that is known to name authors, with or without an opening word; never {@code null}. */
    public static Byline namesIn(String line) {
        String text = line.strip();
        Byline read = read(text);
        if (read != null) {
            return read;
        }
        Byline credited = credited(text, false);
        return credited == null ? new Byline(List.of(), List.of()) : credited;
    }

    /** Reads names, roles and agencies; {@code null} where a part is none of them or no name is there though one is needed. */
    private static @Nullable Byline credited(String text, boolean strict) {
        var names = new ArrayList<String>();
        var agencies = new ArrayList<String>();
        String rest = withoutDate(text);
        if (rest.endsWith(".") && rest.indexOf('.') == rest.length() - 1) {
            rest = rest.substring(0, rest.length() - 1);
        }
        for (String printed : parts(rest)) {
            String part = withoutRoleAndPlace(printed);
            String agency = Agencies.named(part);
            if (agency != null) {
                agencies.add(agency);
            } else if (isName(part)) {
                if (names.isEmpty() || !isPlace(part, rest)) {
                    names.add(part);
                }
            } else if (names.isEmpty() && agencies.isEmpty() && !isRole(part)) {
                return null;
            } else if (strict && !isRole(part) && Sentences.weight(part) > 60) {
                return null;
            }
        }
        return names.isEmpty() && agencies.isEmpty() && !isRole(firstPart(rest)) ? null : new Byline(names, agencies);
    }

    /** "Mira Holt Staff Writer", "Mira Holt in Geneva": only the name. */
    private static String withoutRoleAndPlace(String part) {
        for (int space = part.indexOf(' '); space > 0; space = part.indexOf(' ', space + 1)) {
            boolean named = part.indexOf(' ') < space;
            String rest = part.substring(space + 1);
            int next = rest.indexOf(' ');
            String word = next < 0 ? rest : rest.substring(0, next);
            boolean place = next > 0 && PLACED.contains(word) && Character.isUpperCase(rest.charAt(next + 1));
            if (named && (isRole(rest) || place || TIMED.contains(word.toLowerCase(Locale.ROOT)))) {
                return part.substring(0, space);
            }
        }
        return part;
    }

    /** "AFP, BEIJING": capitals throughout after somebody else was named are where it was written. */
    private static boolean isPlace(String part, String whole) {
        return part.equals(part.toUpperCase(Locale.ROOT)) && !whole.equals(whole.toUpperCase(Locale.ROOT));
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (String word : SPACES.split(text)) {
            boolean bar = word.equals("/")
                    || word.equals("|")
                    || word.equals("&")
                    || word.equals("-")
                    || word.equals("–")
                    || word.equals("—")
                    || word.equals("•")
                    || word.equals("·");
            if (bar || JOINTS.contains(word)) {
                flush(part, parts);
                continue;
            }
            int from = 0;
            for (int i = 0; i < word.length(); i++) {
                if (",;/|、，".indexOf(word.charAt(i)) >= 0) {
                    append(part, word.substring(from, i));
                    flush(part, parts);
                    from = i + 1;
                }
            }
            append(part, word.substring(from));
        }
        flush(part, parts);
        return parts;
    }

    private static void append(StringBuilder part, String word) {
        if (!word.isEmpty()) {
            if (!part.isEmpty()) {
                part.append(' ');
            }
            part.append(word);
        }
    }

    private static void flush(StringBuilder part, List<String> parts) {
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }

    /** What stands before the first mark. */
    private static String headOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (",;/|".indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x2E80) {
                return false;
            }
        }
        return true;
    }

    private static String firstPart(String text) {
        List<String> parts = parts(text);
        return parts.isEmpty() ? "" : parts.getFirst();
    }

    private static boolean isRole(String text) {
        String role = text.strip();
        return role.length() <= LONGEST_ROLE && ROLES.contains(role.toLowerCase(Locale.ROOT));
    }

    /** Two to five words (one where the script has no spaces), each with a capital, particles and initials allowed. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 50 || isRole(text) || startsLikeLabel(text)) {
            return false;
        }
        int capitals = 0;
        String[] words = text.split(" ");
        for (String word : words) {
            char first = word.charAt(0);
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (!Character.isLetter(c)
                        && "'’.-‐ʼ`".indexOf(c) < 0
                        && Character.getType(c) != Character.NON_SPACING_MARK
                        && Character.getType(c) != Character.COMBINING_SPACING_MARK) {
                    return false;
                }
            }
            boolean caseless =
                    Character.isLetter(first) && !Character.isUpperCase(first) && !Character.isLowerCase(first);
            if (Character.isUpperCase(first)
                    || caseless
                    || word.startsWith("al-")
                    || word.startsWith("d'")
                    || word.startsWith("d’")) {
                capitals++;
            } else if (!PARTICLES.contains(word)) {
                return false;
            }
        }
        boolean dense = Sentences.weight(text) >= 2 * text.length();
        return dense
                ? text.length() >= 2 && text.length() <= 12 && text.indexOf('.') < 0
                : capitals >= 2 && words.length <= 6;
    }

    /** "In Local News", "Updated Monday", "The Editors": capitals, but no name. */
    private static boolean startsLikeLabel(String text) {
        int space = text.indexOf(' ');
        return LABELS.contains((space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT))
                || LABELS.contains(text.substring(text.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
    }

    /** "記者王小明／台北報導", "王小明 기자", "홍길동 특파원", "【記者王小明/台北報導】". */
    private static @Nullable Byline eastAsian(String text) {
        String bare = unbracketed(text);
        if (bare.length() > 60) {
            return null;
        }
        int reporter = Math.max(bare.indexOf("記者"), bare.indexOf("记者"));
        if (reporter > 1 && bare.endsWith(bare.substring(reporter, reporter + 2))) {
            String name = bare.substring(0, reporter).strip();
            return reporter + 2 == bare.length() && name.length() >= 2 && name.length() <= 6
                    ? new Byline(List.of(name), List.of())
                    : null;
        }
        if (reporter >= 0 && reporter <= MOST_PAPER) {
            String name = headOfHan(withoutDot(bare.substring(reporter + 2).strip()));
            return name.length() >= 2 && name.length() <= 8 && Sentences.weight(bare) <= 75
                    ? new Byline(List.of(name), List.of())
                    : null;
        }
        for (String role : new String[] {"기자", "특파원", "인턴기자", "선임기자", "앵커", "칼럼니스트"}) {
            int at = bare.indexOf(' ' + role);
            if (at >= 2 && at <= 20) {
                String name =
                        bare.substring(Math.max(bare.lastIndexOf('=', at), bare.lastIndexOf(' ', at - 1)) + 1, at);
                String tail = bare.substring(at + 1 + role.length()).strip();
                if (name.length() >= 2
                        && name.length() <= 5
                        && isHangul(name)
                        && (tail.isEmpty() || (tail.contains("@") && tail.length() < 40))) {
                    return new Byline(List.of(name), List.of());
                }
            }
        }
        return null;
    }

    private static String withoutDot(String text) {
        return text.startsWith("・") || text.startsWith("：") ? text.substring(1).strip() : text;
    }

    private static String unbracketed(String text) {
        int start = "[(【〔（［<".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int end = "])】〕）］>".indexOf(text.charAt(text.length() - 1)) >= 0 ? text.length() - 1 : text.length();
        return start < end ? text.substring(start, end).strip() : "";
    }

    private static String headOfHan(String text) {
        int end = 0;
        while (end < text.length() && Sentences.isDense(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isHangul(String text) {
        return text.chars().allMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
    }

    /** Cuts "… - Nov 19, 2019" and "… on 3 May" off the names. */
    private static String withoutDate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                int cut = Math.max(
                        Math.max(text.lastIndexOf(" - ", i), text.lastIndexOf(" | ", i)),
                        Math.max(text.lastIndexOf(" on ", i), text.lastIndexOf(" – ", i)));
                cut = Math.max(cut, Math.max(text.lastIndexOf(", ", i), text.lastIndexOf(" • ", i)));
                return cut > 0 ? text.substring(0, cut).strip() : text;
            }
        }
        return text;
    }
}
