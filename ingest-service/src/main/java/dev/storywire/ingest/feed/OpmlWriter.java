package dev.storywire.ingest.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes OPML 2.0: feeds in the order of their folders, piece by piece. Credentials are never in it. */
final class OpmlWriter {

    private final List<String> open = new ArrayList<>();

    /** What stands before the first feed. */
    String begin(Instant now) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                  <head>
                    <title>Storywire feeds</title>
                    <dateCreated>%s</dateCreated>
                    <docs>http://opml.org/spec2.opml</docs>
                  </head>
                  <body>
                """.formatted(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    }

    /** The next feed; its folder must not come before that of the last one. */
    String feed(Feed feed) {
        StringBuilder out = new StringBuilder(256);
        List<String> folders =
                feed.folder() == null ? List.of() : List.of(feed.folder().split("/"));
        int common = 0;
        while (common < open.size()
                && common < folders.size()
                && open.get(common).equals(folders.get(common))) {
            common++;
        }
        close(out, common);
        for (String folder : folders.subList(common, folders.size())) {
            indent(out).append("<outline");
            attribute(out, "text", folder.replace(OpmlReader.SLASH_IN_NAME, '/'));
            out.append(">\n");
            open.add(folder);
        }
        indent(out).append("<outline type=\"rss\"");
        attribute(out, "text", feed.name());
        attribute(out, "title", feed.name());
        attribute(out, "xmlUrl", feed.url());
        attribute(out, "htmlUrl", feed.siteUrl());
        attribute(out, "description", feed.description());
        attribute(out, "language", feed.language());
        attribute(out, "category", feed.tags().isEmpty() ? null : String.join(",", feed.tags()));
        return out.append("/>\n").toString();
    }

    /** What stands after the last feed. */
    String end() {
        StringBuilder out = new StringBuilder();
        close(out, 0);
        return out.append("  </body>\n</opml>\n").toString();
    }

    private void close(StringBuilder out, int keep) {
        while (open.size() > keep) {
            open.removeLast();
            indent(out).append("</outline>\n");
        }
    }

    private StringBuilder indent(StringBuilder out) {
        return out.append("  ".repeat(open.size() + 2));
    }

    private static void attribute(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"");
            value.codePoints().filter(OpmlWriter::isXml).forEach(c -> escape(out, c));
            out.append('"');
        }
    }

    private static void escape(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
            default -> out.appendCodePoint(c);
        }
    }

    /** XML 1.0, production 2. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
