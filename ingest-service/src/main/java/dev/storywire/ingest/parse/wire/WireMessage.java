package dev.storywire.ingest.parse.wire;

import dev.storywire.ingest.parse.feed.Bylines;
import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.model.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message in plain text with control characters around it.
 *
 * @param header between start of header and start of text
 * @param text between start of text and end of text
 * @param trailer after the end of text: when it was sent
 */
record WireMessage(String header, String text, String trailer) {
    private static final int LONGEST_HEADLINE = 160;

    /** {@code SOH xyz0123 4 pol 210 keywords}, further lines the catch line; the trailer has {@code 101530 apr 24}. */
    EntryDraft iptc(ParseLimits limits) {
        var entry = new EntryDraft(limits);
        List<String> lines = lines(header);
        String first = lines.isEmpty() ? "" : lines.getFirst();
        String[] words = first.split(" +");
        identify(entry, words[0], " ".equals(first) ? "" : first);
        int at = 1;
        if (at < words.length && words[at].length() == 1 && Character.isDigit(words[at].charAt(0))) {
            at++; // priority
        }
        if (at < words.length && isLetters(words[at]) && words[at].length() <= 4) {
            entry.tag(words[at].toLowerCase(Locale.ROOT), "category", null);
            at++;
        }
        if (at < words.length && isDigits(words[at])) {
            at++; // count of words
        }
        String slug = String.join(" ", List.of(words).subList(Math.min(at, words.length), words.length));
        keywords(entry, slug);
        String catchLine = lines.size() > 1 ? lines.getLast() : null;
        entry.title(1, Texts.plain(catchLine));
        body(entry, lines(text), catchLine == null);
        entry.published(0, sentAt());
        return entry;
    }

    /** {@code SYN SYN SOH a0123 US r i  bc-Slug 04-10 0450}; headline and byline stand between {@code ^} and {@code <}. */
    EntryDraft anpa(ParseLimits limits) {
        var entry = new EntryDraft(limits);
        String[] words = printable(header).strip().split(" +");
        identify(entry, words[0], header);
        for (String word : words) {
            if (word.indexOf('-') > 1 && Character.isLetter(word.charAt(0))) {
                keywords(entry, word.replace('-', ' '));
            }
        }
        var plain = new ArrayList<String>();
        for (String line : text.split("\\R")) {
            String clean = printable(line).replace("<", "").replace("^", "").replace("=", "");
            if (line.strip().startsWith("^") || printable(line).strip().startsWith("^")) {
                marked(entry, clean.strip());
            } else {
                plain.add(
                        line.startsWith("\t") || line.startsWith("   ")
                                ? "   " + clean.strip()
                                : clean.stripTrailing());
            }
        }
        body(entry, plain, false);
        entry.published(0, sentAt());
        return entry;
    }

    private static void marked(EntryDraft entry, String line) {
        if (line.toLowerCase(Locale.ROOT).startsWith("by ")) {
            entry.byline(line);
            Bylines.names(line).forEach(name -> entry.author(0, new ParsedPerson(name, null, null)));
        } else if (!isSlug(line)) {
            entry.title(0, Texts.plain(line));
        }
    }

    /** "BC-Harbour-Ferry,0120": the keywords again, and the count of words. */
    private static boolean isSlug(String line) {
        return line.length() > 3
                && line.charAt(2) == '-'
                && Character.isUpperCase(line.charAt(0))
                && Character.isUpperCase(line.charAt(1));
    }

    private void identify(EntryDraft entry, String word, String whole) {
        String id = printable(word).strip();
        String source = id.chars()
                .takeWhile(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String sent = sentAt();
        entry.id(0, id.isEmpty() || whole.isBlank() ? null : sent == null ? id : id + " " + sent);
        if (source.length() > 1) {
            entry.credit(source.toUpperCase(Locale.ROOT));
            entry.source(0, new ParsedSource(null, source.toUpperCase(Locale.ROOT), null, null));
        }
    }

    private static void keywords(EntryDraft entry, String slug) {
        for (String word : slug.split("[/, ]+")) {
            entry.tag(word.isBlank() ? null : word, null, null);
        }
    }

    /** Lines of a paragraph are joined; a blank line or an indent starts a new one. */
    private static void body(EntryDraft entry, List<String> lines, boolean headlineInText) {
        var paragraphs = new ArrayList<StringBuilder>();
        boolean fresh = true;
        for (String line : lines) {
            String clean = line.strip();
            fresh |= clean.isEmpty() || line.startsWith("   ") || line.startsWith("\t");
            if (clean.isEmpty()) {
                continue;
            }
            if (fresh || paragraphs.isEmpty()) {
                paragraphs.add(new StringBuilder(clean));
            } else {
                paragraphs.getLast().append(' ').append(clean);
            }
            fresh = false;
        }
        if (headlineInText && paragraphs.size() > 1 && paragraphs.getFirst().length() <= LONGEST_HEADLINE) {
            entry.title(0, Texts.plain(paragraphs.removeFirst().toString()));
        }
        if (!paragraphs.isEmpty()) {
            entry.content(0, new RichText(String.join("\n\n", paragraphs), RichText.Kind.PLAIN, null, null));
        }
    }

    /** Day, hour and minute in one group, then month and year: {@code 101530 GMT APR 24}. */
    private @Nullable String sentAt() {
        String[] words = printable(trailer).strip().split("[ \\r\\n]+");
        for (int i = 0; i + 2 < words.length; i++) {
            String group = words[i];
            if (group.length() >= 6 && isDigits(group.substring(0, 6))) {
                String rest = String.join(" ", List.of(words).subList(i + 1, Math.min(words.length, i + 4)));
                return group.substring(0, 2) + " " + monthAndYear(rest) + " " + group.substring(2, 4) + ":"
                        + group.substring(4, 6) + zone(rest);
            }
        }
        return anpaSentAt(words);
    }

    /** {@code AP-NY-04-10-24 1530EDT}. */
    private static @Nullable String anpaSentAt(String[] words) {
        for (int i = 0; i + 1 < words.length; i++) {
            String[] parts = words[i].split("-");
            String time = words[i + 1].replace("<", "");
            int n = parts.length;
            if (n >= 3
                    && isDigits(parts[n - 1])
                    && isDigits(parts[n - 2])
                    && isDigits(parts[n - 3])
                    && time.length() >= 4
                    && isDigits(time.substring(0, 4))) {
                return "20" + parts[n - 1] + "-" + parts[n - 3] + "-" + parts[n - 2] + " " + time.substring(0, 2) + ":"
                        + time.substring(2, 4) + " " + time.substring(4);
            }
        }
        return null;
    }

    private static String monthAndYear(String words) {
        var kept = new StringBuilder();
        for (String word : words.split(" ")) {
            if (!isZone(word)) {
                kept.append(kept.isEmpty() ? "" : " ").append(word);
            }
        }
        return kept.toString();
    }

    private static String zone(String words) {
        for (String word : words.split(" ")) {
            if (isZone(word)) {
                return " " + word;
            }
        }
        return "";
    }

    private static boolean isZone(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "GMT", "UTC", "Z", "CET", "CEST", "EST", "EDT", "MEZ", "MESZ", "BST", "MSK" -> true;
            default -> false;
        };
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (String line : text.split("\\R")) {
            String clean = printable(line).stripTrailing();
            if (!clean.isEmpty() || !lines.isEmpty()) {
                lines.add(clean);
            }
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** Control characters become blanks. */
    private static String printable(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c < ' ' || c == 0x7f ? ' ' : c);
        }
        return out.toString();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isLetters(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isLetter);
    }
}
