package dev.storywire.ingest.extract.meta;

import dev.storywire.ingest.extract.text.Sentences;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses the headline among what a page calls so. */
final class Titles {
    private static final String[] SEPARATORS = {
        " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " : ", " / ", "｜", " ｜ ", "|", "_", "－"
    };

    private Titles() {}

    /** Letters and digits only, without case: what two wordings of one headline share. */
    static String loose(String text) {
        var loose = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                loose.append(text.charAt(i));
            }
        }
        return loose.toString().toLowerCase(Locale.ROOT);
    }

    /** The printed heading that the title repeats, or repeats with something before or behind it. */
    static @Nullable String printed(List<String> headings, String title) {
        String whole = loose(title);
        String longest = null;
        for (String heading : headings) {
            String loose = loose(heading);
            if (loose.equals(whole) && !loose.isEmpty()) {
                return heading;
            }
            boolean part = Sentences.weight(loose) >= 12
                    && loose.length() * 2 >= whole.length()
                    && (whole.startsWith(loose) || whole.endsWith(loose));
            if (part && (longest == null || heading.length() > longest.length())) {
                longest = heading;
            }
        }
        return longest;
    }

    /** A title without the name of the site that stands behind or before it. */
    static String withoutSite(String title, @Nullable String site) {
        String looseSite = site == null ? "" : loose(site);
        String rest = title.strip();
        for (int round = 0; round < 3; round++) {
            String shorter = shortened(rest, looseSite);
            if (shorter.equals(rest)) {
                return rest;
            }
            rest = shorter;
        }
        return rest;
    }

    private static String shortened(String title, String site) {
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            if (last <= 0) {
                continue;
            }
            String tail = loose(title.substring(last + separator.length()));
            boolean isSite = !site.isEmpty()
                    && !tail.isEmpty()
                    && (site.startsWith(tail) || tail.startsWith(site) || site.endsWith(tail));
            boolean bar = separator.contains("|") || separator.contains("｜");
            if (isSite || (bar && tail.length() <= 25 && last >= 20)) {
                return title.substring(0, last).strip();
            }
            int first = title.indexOf(separator);
            if (!site.isEmpty() && loose(title.substring(0, first)).equals(site)) {
                return title.substring(first + separator.length()).strip();
            }
        }
        return title;
    }
}
