package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.Picture;
import dev.storywire.ingest.extract.meta.Texts;
import dev.storywire.ingest.extract.text.Caption;
import dev.storywire.ingest.extract.text.PhotoCredits;
import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The pictures that stand within an article, with what is printed under them. */
final class Pictures {
    private static final int LEAST_PIXELS = 90;
    private static final int MOST = 60;
    private static final int MOST_TRIED = 400;
    private static final int MOST_SIBLINGS = 12;
    private static final int MOST_PRINTED = 1_500;
    private static final int MOST_ANCESTORS = 6;
    private static final int ABOVE = 12;

    private static final String[] SOURCES = {
        "data-src",
        "data-original",
        "data-lazy-src",
        "data-lazy",
        "data-srcset",
        "data-lazy-srcset",
        "data-image",
        "data-full-src",
        "data-hi-res-src",
        "srcset",
        "src"
    };

    private static final String[] DECORATION = {
        "logo",
        "icon",
        "avatar",
        "sprite",
        "pixel",
        "spacer",
        "blank.",
        "placeholder",
        "/ads/",
        "emoji",
        "gravatar",
        "badge",
        "button",
        "loading",
        "1x1",
        "transparent",
        "tracking",
        "/share"
    };

    private final PageScan scan;
    private final String base;
    private final Set<String> lead = new HashSet<>();

    /** @param lead those that the page's metadata names: they count also where they stand above the headline */
    Pictures(PageScan scan, String base, List<Picture> lead) {
        this.scan = scan;
        this.base = base;
        lead.forEach(picture -> this.lead.add(path(Objects.requireNonNullElse(picture.url(), ""))));
    }

    /** The pictures from one block (a heading above the body) to the end of the body, and the page's lead above it. */
    List<Picture> within(int fromBlock, PageNode body) {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        int tried = 0;
        for (PageScan.Spot spot : scan.pictures()) {
            boolean near = spot.block() >= fromBlock && spot.block() <= body.endBlock;
            boolean above = spot.block() < fromBlock && spot.block() >= fromBlock - ABOVE;
            if ((near || above)
                    && pictures.size() < MOST
                    && spot.node() >= 0
                    && keeps(scan.nodes().get(spot.node()).furniture, spot, body)
                    && ++tried <= MOST_TRIED) {
                Picture picture = picture(spot.element());
                if (picture != null && picture.url() != null && (near || lead.contains(path(picture.url())))) {
                    pictures.putIfAbsent(picture.url(), picture);
                }
            }
        }
        return new ArrayList<>(pictures.values());
    }

    /** In the midst of the body also a frame that sounds like a side box may hold a picture, unless it links elsewhere. */
    private static boolean keeps(Hint furniture, PageScan.Spot spot, PageNode body) {
        if (furniture.keepsPictures()) {
            return true;
        }
        boolean box = furniture == Hint.ASIDE || furniture == Hint.PROMOTION;
        return box && spot.block() > body.firstBlock && spot.block() < body.endBlock && !isLinked(spot.element());
    }

    private static boolean isLinked(Element picture) {
        Element at = picture.parent();
        for (int i = 0; at != null && i < MOST_ANCESTORS; i++, at = at.parent()) {
            if ("a".equals(at.normalName())) {
                return true;
            }
        }
        return false;
    }

    private static String path(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private @Nullable Picture picture(Element element) {
        String tag = element.normalName();
        String url = address(element);
        if (url == null || isDecoration(element, url)) {
            return null;
        }
        Picture.Kind kind = "video".equals(tag)
                ? Picture.Kind.VIDEO
                : "audio".equals(tag) ? Picture.Kind.AUDIO : Picture.Kind.IMAGE;
        String printed = printedUnder(element);
        String credit = creditUnder(element);
        String caption = printed;
        if (printed != null && credit == null) {
            credit = PhotoCredits.nameIn(printed);
            Caption parted = credit == null ? Caption.read(printed) : null;
            caption = credit == null ? printed : null;
            if (parted != null) {
                caption = parted.text();
                credit = Objects.requireNonNullElse(PhotoCredits.nameIn(parted.credit()), parted.credit());
            }
        } else if (printed != null && credit != null && printed.endsWith(credit)) {
            caption = printed.substring(0, printed.length() - credit.length()).strip();
        }
        String alt = element.attr("alt").strip();
        return new Picture(
                url,
                kind,
                alt.isEmpty() || alt.length() > 500 ? null : alt,
                caption == null || caption.isBlank() ? null : caption,
                credit,
                number(element.attr("width")),
                number(element.attr("height")));
    }

    private @Nullable String address(Element element) {
        for (String attribute : SOURCES) {
            String value = element.attr(attribute).strip();
            if (value.isEmpty() || value.startsWith("data:") || value.length() > 20_000) {
                continue;
            }
            String candidate = attribute.endsWith("srcset") ? largest(value) : value;
            String absolute = Urls.absolute(base, candidate);
            if (absolute != null) {
                return absolute;
            }
        }
        Element picture = element.parent();
        if (picture != null && "picture".equals(picture.normalName()) && picture.childNodeSize() <= 40) {
            for (Element source : picture.children()) {
                String set = source.hasAttr("srcset") ? source.attr("srcset") : source.attr("data-srcset");
                String absolute = set.isEmpty() || set.startsWith("data:") || set.length() > 20_000
                        ? null
                        : Urls.absolute(base, largest(set));
                if (absolute != null) {
                    return absolute;
                }
            }
        }
        return null;
    }

    /** Of "a.jpg 320w, b.jpg 640w" the widest. */
    private static String largest(String set) {
        String best = "";
        double most = -1;
        for (String candidate : set.split(",\\s+")) {
            String[] parts = candidate.strip().split("\\s+");
            double size = parts.length > 1 ? size(parts[1]) : 1;
            if (!parts[0].isEmpty() && size > most) {
                most = size;
                best = parts[0];
            }
        }
        return best;
    }

    private static double size(String descriptor) {
        Integer number = number(descriptor);
        return number == null ? 1 : number;
    }

    private static boolean isDecoration(Element element, String url) {
        Integer width = number(element.attr("width"));
        Integer height = number(element.attr("height"));
        if ((width != null && width < LEAST_PIXELS) || (height != null && height < LEAST_PIXELS)) {
            return true;
        }
        String path = url.toLowerCase(Locale.ROOT);
        int query = path.indexOf('?');
        path = query > 0 ? path.substring(0, query) : path;
        String names = (element.className() + ' ' + element.id()).toLowerCase(Locale.ROOT);
        for (String mark : DECORATION) {
            if (path.substring(path.lastIndexOf('/') + 1).contains(mark)
                    || (mark.startsWith("/") && path.contains(mark))
                    || names.contains(mark)) {
                return true;
            }
        }
        return path.endsWith(".svg") || (path.endsWith(".gif") && width == null);
    }

    private @Nullable String printedUnder(Element element) {
        Element at = element.parent();
        for (int i = 0; at != null && i < MOST_ANCESTORS; i++, at = at.parent()) {
            if ("figure".equals(at.normalName())) {
                return captionOf(at);
            }
            if (at.childNodeSize() > MOST_SIBLINGS) {
                return null;
            }
            for (Element child : at.children()) {
                if (child.childNodeSize() > 0
                        && child.className().toLowerCase(Locale.ROOT).contains("caption")) {
                    return text(child);
                }
            }
        }
        return null;
    }

    private @Nullable String creditUnder(Element element) {
        Element at = element.parent();
        for (int i = 0;
                at != null && i < MOST_ANCESTORS && at.childNodeSize() <= MOST_SIBLINGS;
                i++, at = at.parent()) {
            Element credit = creditWithin(at);
            if (credit != null) {
                String printed = text(credit);
                String name = printed == null ? null : PhotoCredits.nameIn(printed);
                return name == null ? printed : name;
            }
            if ("figure".equals(at.normalName())) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable String captionOf(Element figure) {
        for (Element child : figure.childNodeSize() > 40 ? List.<Element>of() : figure.children()) {
            if ("figcaption".equals(child.normalName())) {
                return text(child);
            }
        }
        return null;
    }

    /** A child or grandchild whose class says that it is a credit. */
    private static @Nullable Element creditWithin(Element holder) {
        for (Element child : holder.children()) {
            if (isCredit(child)) {
                return child;
            }
            for (Element inner : child.childNodeSize() > MOST_SIBLINGS ? List.<Element>of() : child.children()) {
                if (isCredit(inner)) {
                    return inner;
                }
            }
        }
        return null;
    }

    private static boolean isCredit(Element element) {
        String names = element.className().toLowerCase(Locale.ROOT);
        return names.contains("credit")
                || names.contains("copyright")
                || "copyrightHolder".equals(element.attr("itemprop"));
    }

    private static @Nullable String text(Element element) {
        String text = Texts.of(element, MOST_PRINTED);
        return text.isEmpty() || text.length() >= MOST_PRINTED ? null : text;
    }

    private static @Nullable Integer number(String text) {
        int value = 0;
        int i = 0;
        while (i < text.length() && i < 6 && Character.digit(text.charAt(i), 10) >= 0) {
            value = value * 10 + Character.digit(text.charAt(i), 10);
            i++;
        }
        boolean percent = i < text.length() && text.charAt(i) == '%';
        return i == 0 || percent ? null : value;
    }
}
