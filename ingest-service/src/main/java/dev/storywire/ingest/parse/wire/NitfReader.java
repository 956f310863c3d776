package dev.storywire.ingest.parse.wire;

import dev.storywire.ingest.parse.feed.Bylines;
import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.parse.xml.ElementContent;
import dev.storywire.ingest.parse.xml.XmlReader;
import dev.storywire.ingest.url.Urls;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** NITF 3.x, alone or inside NewsML-G2. */
final class NitfReader {
    private final XmlReader in;
    private final EntryDraft entry;
    private final StringBuilder body = new StringBuilder();

    NitfReader(XmlReader in, EntryDraft entry) {
        this.in = in;
        this.entry = entry;
    }

    /** Reads the {@code nitf} element that just started, through its end. */
    void read() {
        String base = in.base();
        entry.language(0, in.language());
        elements();
        if (!body.isEmpty()) {
            entry.content(0, new RichText(body.toString(), RichText.Kind.HTML, base, null));
        }
    }

    private void elements() {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            element();
        }
    }

    private void element() {
        switch (in.name()) {
            case "head", "docdata", "body", "body.head", "hedline", "identified-content", "key-list", "body.end" ->
                elements();
            case "title" -> entry.title(2, Texts.plain(in));
            case "hl1" -> entry.title(0, Texts.plain(in));
            case "hl2" -> entry.summary(2, Texts.plain(in));
            case "abstract" -> entry.summary(0, Texts.plain(in));
            case "byline" -> byline();
            case "distributor" -> entry.credit(in.text());
            case "dateline" -> dateline();
            case "body.content" -> content();
            default -> metadata();
        }
    }

    private void metadata() {
        switch (in.name()) {
            case "doc-id" -> attributeOf("id-string", value -> entry.id(0, value));
            case "date.issue" -> attributeOf("norm", value -> entry.published(0, value));
            case "date.release" -> attributeOf("norm", value -> entry.published(1, value));
            case "pubdata" -> attributeOf("date.publication", value -> entry.published(2, value));
            case "revision-history" -> attributeOf("norm", value -> entry.updated(0, value));
            case "doc.copyright" -> attributeOf("holder", value -> entry.copyright(0, Texts.plain(value)));
            case "rights" -> entry.copyright(1, Texts.plain(in));
            case "keyword" -> attributeOf("key", value -> entry.tag(value, null, null));
            case "classifier" -> {
                String type = in.attribute("type");
                attributeOf("value", value -> entry.tag(value, type, null));
            }
            case "tobject.subject" -> {
                String name = in.attribute("tobject.subject.matter");
                attributeOf("tobject.subject.refnum", value -> entry.tag(value, "tobject.subject", name));
            }
            case "person", "org", "location", "event", "object.title" -> entry.tag(in.text(), null, null);
            default -> in.skip();
        }
    }

    private void attributeOf(String name, Consumer<@Nullable String> sink) {
        String value = in.attribute(name);
        in.skip();
        sink.accept(value);
    }

    private void byline() {
        var printed = new StringBuilder();
        boolean named = false;
        int inside = in.depth();
        while (in.nextChild(inside, printed)) {
            boolean person = in.name().equals("person");
            String text = Objects.requireNonNullElse(in.text(), "");
            printed.append(printed.isEmpty() ? "" : " ").append(text);
            if (person && !text.isEmpty()) {
                entry.author(0, new ParsedPerson(text, null, null));
                named = true;
            }
        }
        String byline = printed.toString().strip().replaceAll("[ \\t\\r\\n]+", " ");
        entry.byline(byline.isEmpty() ? null : byline);
        if (!named) {
            Bylines.names(byline).forEach(name -> entry.author(1, new ParsedPerson(name, null, null)));
        }
    }

    private void dateline() {
        var place = new StringBuilder();
        int inside = in.depth();
        while (in.nextChild(inside, place)) {
            if (in.name().equals("story.date")) {
                attributeOf("norm", value -> entry.published(3, value));
            } else {
                place.append(Objects.requireNonNullElse(in.text(), ""));
            }
        }
        String text = place.toString().strip();
        entry.dateline(text.isEmpty() ? null : text);
    }

    /** Paragraphs and the like as HTML; media go with the entry. */
    private void content() {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "block" -> content();
                case "media" -> media();
                case "p" -> block("p");
                case "hl2" -> block("h2");
                case "bq" -> block("blockquote");
                case "table", "ul", "ol", "dl", "pre" -> block(in.name());
                case "hr", "br" -> in.skip();
                default -> block("p");
            }
        }
    }

    private void block(String tag) {
        ElementContent inner = in.markupContent();
        if (inner != null) {
            body.append('<')
                    .append(tag)
                    .append('>')
                    .append(inner.value())
                    .append("</")
                    .append(tag)
                    .append('>');
        }
    }

    private void media() {
        var medium =
                switch (Objects.requireNonNullElse(in.attribute("media-type"), "")) {
                    case "image", "photo", "graphic" -> Medium.IMAGE;
                    case "video" -> Medium.VIDEO;
                    case "audio" -> Medium.AUDIO;
                    default -> null;
                };
        var item = ParsedMediaBuilder.builder().url("").medium(medium);
        long widest = -1;
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "media-reference" -> {
                    long width = Objects.requireNonNullElse(Texts.number(in.attribute("width")), 0L);
                    String source = in.attribute("source");
                    if (source != null && width > widest) {
                        widest = width;
                        item.url(Urls.resolve(in.base(), source))
                                .type(in.attribute("mime-type"))
                                .width(Texts.smallNumber(in.attribute("width")))
                                .height(Texts.smallNumber(in.attribute("height")));
                    }
                    in.skip();
                }
                case "media-caption" -> item.caption(Texts.plain(in));
                case "media-producer" -> item.credit(Texts.plain(in));
                default -> in.skip();
            }
        }
        if (!item.url().isEmpty()) {
            entry.media(item.build());
        }
    }
}
