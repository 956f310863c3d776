package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParsedPerson;
import org.jspecify.annotations.Nullable;

/** Takes apart what publishers write where an author belongs: {@code a@b.c (Name)}, {@code Name <a@b.c>}, a bare name. */
public final class People {
    private People() {}

    public static @Nullable ParsedPerson parse(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String text = written.strip();
        int at = text.indexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            return new ParsedPerson(unwrapped(text), null, null);
        }
        int start = at;
        while (start > 0 && isMail(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        while (end < text.length() && isMail(text.charAt(end))) {
            end++;
        }
        String mail = withoutDots(text.substring(start, end));
        if (mail.startsWith("@") || mail.endsWith("@")) {
            return new ParsedPerson(text, null, null);
        }
        String before = text.substring(0, start);
        if (before.endsWith("mailto:")) {
            before = before.substring(0, before.length() - 7);
        }
        String name = unwrapped(withoutOpening(before) + " " + withoutClosing(text.substring(end)));
        return new ParsedPerson(name.isEmpty() ? null : name, mail, null);
    }

    /** Brackets around the address go with it. */
    private static String withoutOpening(String before) {
        String text = before.strip();
        return text.endsWith("(") || text.endsWith("<") || text.endsWith("[")
                ? text.substring(0, text.length() - 1)
                : text;
    }

    private static String withoutClosing(String after) {
        String text = after.strip();
        return text.startsWith(")") || text.startsWith(">") || text.startsWith("]") ? text.substring(1) : text;
    }

    /** Without the brackets, quotes and separators that stood around a name or an address next to it. */
    private static String unwrapped(String text) {
        String name = text.strip();
        int before;
        do {
            before = name.length();
            name = trim(name, "<>\"',;:|/").strip();
            if (name.startsWith("(") && name.indexOf(')') == name.length() - 1) {
                name = name.substring(1, name.length() - 1).strip();
            }
        } while (name.length() < before);
        return name;
    }

    private static String trim(String text, String chars) {
        int start = 0;
        int end = text.length();
        while (start < end && chars.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && chars.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String withoutDots(String mail) {
        int end = mail.length();
        while (end > 0 && mail.charAt(end - 1) == '.') {
            end--;
        }
        return mail.substring(0, end);
    }

    private static boolean isMail(char c) {
        return Character.isLetterOrDigit(c) || (c > 0 && ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0);
    }
}
