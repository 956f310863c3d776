package dev.storywire.ingest.normalize;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells images that nobody is meant to see: they count readers. */
final class TrackingPixels {
    /** Hosts and paths that serve nothing but counters. */
    private static final Pattern COUNTER = Pattern.compile(
            "^(?:https?:)?//(?:[^/]*\\.)?(?:doubleclick\\.net|scorecardresearch\\.com|quantserve\\.com|google-analytics\\.com|feedsportal\\.com|pixel\\.wp\\.com|stats\\.wordpress\\.com|vgwort\\.de|ivwbox\\.de|feeds\\.feedburner\\.com/~r|feeds\\.wordpress\\.com/1\\.0)(?:[/:?]|$)"
                    + "|[/._-](?:pixel|beacon|spacer|blank|clear|tracker|tracking)\\.(?:gif|png)(?:$|[?#])"
                    + "|//pixel\\.|//beacon\\.");

    private TrackingPixels() {}

    static boolean isPixel(Element image) {
        return isTiny(image.attr("width"))
                || isTiny(image.attr("height"))
                || isCounter(image.attr("src"))
                || isInvisible(image.attr("style"));
    }

    /** Whether an image's address tells that it is a counter. */
    static boolean isCounter(String address) {
        return !address.isEmpty()
                && COUNTER.matcher(address.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean isTiny(String size) {
        String digits = size.strip();
        return digits.equals("0") || digits.equals("1") || digits.equals("0px") || digits.equals("1px");
    }

    private static boolean isInvisible(String style) {
        String packed = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return packed.contains("display:none")
                || packed.contains("visibility:hidden")
                || packed.startsWith("width:1px")
                || packed.contains(";width:1px");
    }
}
