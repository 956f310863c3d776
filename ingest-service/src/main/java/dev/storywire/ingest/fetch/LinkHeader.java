package dev.storywire.ingest.fetch;

import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code Link} headers (RFC 8288, appendix B.2), leniently: what can't be read of one link costs that link alone. */
final class LinkHeader {

    /** The most links read. */
    static final int MOST = 50;

    private static final int MAX_LENGTH = 16_384;

    private final String text;
    private int at;

    private LinkHeader(String text) {
        this.text = text;
    }

    /**
     * The links of all headers of an answer, in order.
     *
     * @param base address of the answer, which relative references are resolved against
     */
    static List<HeaderLink> read(List<String> headers, String base) {
        List<HeaderLink> links = new ArrayList<>();
        for (String header : headers) {
            if (header.length() <= MAX_LENGTH) {
                new LinkHeader(header).readInto(links, base);
            }
        }
        return links;
    }

    private void readInto(List<HeaderLink> links, String base) {
        while (links.size() < MOST) {
            int open = text.indexOf('<', at);
            int close = open < 0 ? -1 : text.indexOf('>', open);
            if (close < 0) {
                return;
            }
            at = close + 1;
            HeaderLink link = link(Urls.absolute(base, text.substring(open + 1, close)), parameters());
            if (link != null) {
                links.add(link);
            }
        }
    }

    /** A link of another context ({@code anchor}) says nothing about this document. */
    private static @Nullable HeaderLink link(@Nullable String href, Map<String, String> parameters) {
        Set<String> rels = Arrays.stream(parameters
                        .getOrDefault("rel", "")
                        .toLowerCase(Locale.ROOT)
                        .split("\\s+"))
                .filter(rel -> !rel.isEmpty())
                .collect(Collectors.toSet());
        if (href == null || rels.isEmpty() || parameters.containsKey("anchor")) {
            return null;
        }
        String type = parameters.get("type");
        return new HeaderLink(
                href,
                rels,
                type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                parameters.get("title"));
    }

    /** Up to the comma before the next link; the first of several parameters of a name counts. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        while (at < text.length() && text.charAt(at) != ',') {
            if (text.charAt(at) == ';' || isBlank()) {
                at++;
            } else {
                String name = until(";,=").strip().toLowerCase(Locale.ROOT);
                parameters.putIfAbsent(name, at < text.length() && text.charAt(at) == '=' ? value() : "");
            }
        }
        return parameters;
    }

    private String value() {
        at++;
        while (at < text.length() && isBlank()) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            return until(";,").strip();
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private boolean isBlank() {
        return text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }

    private String until(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
