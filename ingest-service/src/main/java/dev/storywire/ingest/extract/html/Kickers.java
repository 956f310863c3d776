package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.Where;
import dev.storywire.ingest.extract.meta.Texts;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Finds the short label that a page prints over its headline, or at the head of it, by what the page calls it. */
final class Kickers {
    private static final int ABOVE = 3;
    private static final int MOST_CHARS = 80;
    private static final int MOST_ANCESTORS = 4;

    private static final Pattern NAMES = Pattern.compile(
            "kicker|overline|eyebrow|dachzeile|topline|spitzmarke|roofline|antetitulo|antetítulo|sobretitulo|volanta"
                    + "|cintillo|surtitre|sur-titre|occhiello|chapeu|pretitle|pre-title|supertitle|suptitle|overtitle"
                    + "|pre-headline|preheadline|headline-label|title-label");

    private Kickers() {}

    /** The label of the article with this headline; {@code null} where the page marks none. */
    static @Nullable Found<String> over(PageScan scan, PageNode body, String headline) {
        int at = Marks.headlineBlock(scan, body);
        if (at >= scan.blocks().size()) {
            return null;
        }
        for (int i = at; i >= Math.max(0, at - ABOVE); i--) {
            Block block = scan.blocks().get(i);
            String label = i < at && block.level() == 1 ? null : labelIn(block);
            if (label != null && !label.equalsIgnoreCase(headline)) {
                return new Found<>(label, Where.TEXT);
            }
        }
        return null;
    }

    private static @Nullable String labelIn(Block block) {
        for (Node leaf : block.leaves()) {
            @Nullable Node node = leaf.parent();
            for (int i = 0; node instanceof Element element && i < MOST_ANCESTORS; i++, node = node.parent()) {
                if (isKicker(element)) {
                    return label(Texts.of(element, MOST_CHARS * 2));
                }
            }
        }
        return null;
    }

    private static @Nullable String label(String text) {
        String label = text.strip();
        while (!label.isEmpty() && ":|/•–-".indexOf(label.charAt(label.length() - 1)) >= 0) {
            label = label.substring(0, label.length() - 1).strip();
        }
        return label.isEmpty() || label.length() > MOST_CHARS ? null : label;
    }

    private static boolean isKicker(Element element) {
        String names = element.className();
        return !names.isEmpty()
                && names.length() <= 400
                && NAMES.matcher(names.toLowerCase(Locale.ROOT)).find();
    }
}
