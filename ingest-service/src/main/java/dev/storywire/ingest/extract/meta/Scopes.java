package dev.storywire.ingest.extract.meta;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Tells properties of the article from those of something else on the page. */
final class Scopes {
    private static final int MOST_ANCESTORS = 40;

    private Scopes() {}

    /** Whether the property belongs to a comment, a rating, a product or to a list of other stories. */
    static boolean isForeign(Element element) {
        Element at = element.parent();
        for (int i = 0; at != null && i < MOST_ANCESTORS; i++, at = at.parent()) {
            String type = at.attr("itemtype").toLowerCase(Locale.ROOT);
            if (type.endsWith("comment")
                    || type.endsWith("usercomments")
                    || type.endsWith("itemlist")
                    || type.endsWith("product")
                    || type.endsWith("imageobject")
                    || type.endsWith("videoobject")
                    || type.endsWith("rating")) {
                return true;
            }
            String role = at.attr("itemprop");
            if ("comment".equals(role) || "publisher".equals(role) || "image".equals(role) || "video".equals(role)) {
                return true;
            }
        }
        return false;
    }
}
