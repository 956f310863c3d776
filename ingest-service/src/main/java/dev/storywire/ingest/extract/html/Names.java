package dev.storywire.ingest.extract.html;

import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** The attributes of one element that matter here, read in one pass; reused from element to element. */
final class Names {
    private static final int MOST_STYLE = 400;

    String classes = "";
    String id = "";
    String role = "";
    String itemprop = "";
    String property = "";
    String rel = "";
    boolean hidden;

    void read(Element element) {
        classes = "";
        id = "";
        role = "";
        itemprop = "";
        property = "";
        rel = "";
        hidden = false;
        if (element.attributesSize() == 0) {
            return;
        }
        for (Attribute attribute : element.attributes()) {
            switch (attribute.getKey()) {
                case "class" -> classes = attribute.getValue();
                case "id" -> id = attribute.getValue();
                case "role" -> role = attribute.getValue().toLowerCase(Locale.ROOT);
                case "itemprop" -> itemprop = attribute.getValue();
                case "property" -> property = attribute.getValue();
                case "rel" -> rel = attribute.getValue();
                case "hidden" -> hidden = true;
                case "style" -> hidden |= hides(attribute.getValue());
                default -> {}
            }
        }
    }

    /** Whether microdata, RDFa or {@code rel=author} stands on the element. */
    boolean hasProperty() {
        return !itemprop.isEmpty() || !property.isEmpty() || "author".equals(rel);
    }

    private static boolean hides(String style) {
        if (style.length() > MOST_STYLE || (style.indexOf("none") < 0 && style.indexOf("hidden") < 0)) {
            return false;
        }
        String squeezed = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return squeezed.contains("display:none") || squeezed.contains("visibility:hidden");
    }
}
