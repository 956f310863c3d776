package dev.storywire.ingest.parse.wire;

import dev.storywire.ingest.parse.feed.Bylines;
import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.feed.WireStatus;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.parse.xml.XmlReader;
import dev.storywire.ingest.url.Urls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One {@code newsItem} or {@code packageItem} of NewsML-G2 (2.x). */
final class NewsItemReader {
    private final XmlReader in;
    private final EntryDraft entry;

    NewsItemReader(XmlReader in, EntryDraft entry) {
        this.in = in;
        this.entry = entry;
    }

    /** Reads the item that just started, through its end. */
    void read() {
        String guid = in.attribute("guid");
        entry.id(0, guid);
        entry.url(3, guid != null && Urls.isWeb(guid) ? guid : null);
        entry.language(5, in.language());
        elements();
    }

    private void elements() {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            element();
        }
    }

    private void element() {
        switch (in.name()) {
            case "itemmeta",
                    "contentmeta",
                    "contentset",
                    "rightsinfo",
                    "groupset",
                    "group",
                    "inlinexml",
                    "html",
                    "xhtml:html" -> elements();
            case "nitf" -> new NitfReader(in, entry).read();
            case "body", "xhtml:body", "div", "xhtml:div", "section", "xhtml:section", "article", "xhtml:article" ->
                entry.content(0, Texts.xhtml(in));
            case "inlinedata" -> inlineData();
            case "remotecontent" -> remoteContent();
            case "itemref" -> itemRef();
            case "link" -> link();
            default -> meta();
        }
    }

    private void meta() {
        switch (in.name()) {
            case "firstcreated" -> entry.published(1, in.text());
            case "contentcreated" -> entry.published(0, in.text());
            case "versioncreated" -> entry.updated(0, in.text());
            case "contentmodified" -> entry.updated(1, in.text());
            case "pubstatus" -> {
                entry.status(WireStatus.of(in.attribute("qcode")));
                in.skip();
            }
            case "provider" -> provider();
            case "headline" -> headline();
            case "title" -> entry.title(3, Texts.plain(in));
            case "description" -> entry.summary(0, Texts.plain(in));
            case "language" -> {
                entry.language(0, in.attribute("tag"));
                in.skip();
            }
            case "copyrightholder" -> entry.copyright(1, Texts.plain(label()));
            case "copyrightnotice" -> entry.copyright(0, Texts.plain(in));
            case "usageterms" -> entry.usageTerms(Texts.plain(in));
            default -> people();
        }
    }

    private void people() {
        switch (in.name()) {
            case "by" -> byline();
            case "creator" -> person(0);
            case "contributor" -> person(5);
            case "creditline" -> entry.credit(in.text());
            case "dateline" -> entry.dateline(in.text());
            case "located" -> entry.dateline(label());
            case "keyword" -> entry.tag(in.text(), null, null);
            case "subject", "genre" -> subject();
            default -> in.skip();
        }
    }

    private void headline() {
        String role = Objects.requireNonNullElse(in.attribute("role"), "");
        entry.title(role.isEmpty() || role.contains("main") ? 0 : 1, Texts.plain(in));
    }

    private void byline() {
        String byline = in.text();
        entry.byline(byline);
        Bylines.names(byline).forEach(name -> entry.author(2, new ParsedPerson(name, null, null)));
    }

    /** Creators may be agencies; those are credited. */
    private void person(int rank) {
        String qcode = Objects.requireNonNullElse(in.attribute("qcode"), "");
        String type = Objects.requireNonNullElse(in.attribute("type"), "");
        String name = label();
        boolean organisation = type.contains("org") || qcode.contains("org") || (qcode.isEmpty() && name == null);
        if (name != null && organisation) {
            entry.credit(name);
        } else if (name != null && !name.contains(":")) {
            entry.author(rank, new ParsedPerson(name, null, null));
        }
    }

    private void provider() {
        String qcode = in.attribute("qcode");
        String uri = in.attribute("uri");
        String name = label();
        if (name != null) {
            entry.source(0, new ParsedSource(qcode, name, uri, null));
        }
    }

    private void subject() {
        String code = in.attribute("qcode");
        String uri = in.attribute("uri");
        String name = label();
        int colon = code == null ? -1 : code.indexOf(':');
        if (code != null && colon > 0) {
            entry.tag(code.substring(colon + 1), code.substring(0, colon), name);
        } else {
            entry.tag(code != null ? code : uri, null, name);
        }
    }

    /** The {@code name} in the element, else its {@code literal}, else its code's last part; moves to its end. */
    private @Nullable String label() {
        String literal = in.attribute("literal");
        String code = in.attribute("qcode");
        String name = null;
        int inside = in.depth();
        while (in.nextChild(inside)) {
            if (in.name().equals("name") && name == null) {
                name = in.text();
            } else {
                in.skip();
            }
        }
        if (name == null && literal == null && code != null) {
            return code.substring(code.indexOf(':') + 1);
        }
        return name != null ? name : literal;
    }

    private void inlineData() {
        String type = Objects.requireNonNullElse(in.attribute("contenttype"), "");
        RichText text = type.contains("html") ? Texts.html(in) : Texts.unstated(in);
        entry.content(1, text);
    }

    private void remoteContent() {
        String href = in.address("href");
        String type = in.attribute("contenttype");
        if (href != null) {
            entry.media(ParsedMediaBuilder.builder()
                    .url(href)
                    .type(type)
                    .width(Texts.smallNumber(in.attribute("width")))
                    .height(Texts.smallNumber(in.attribute("height")))
                    .bytes(Texts.number(in.attribute("size")))
                    .durationSeconds(Texts.duration(in.attribute("duration")))
                    .build());
        }
        in.skip();
    }

    private void itemRef() {
        String href = in.address("href");
        String id = in.attribute("residref");
        String title = null;
        int inside = in.depth();
        while (in.nextChild(inside)) {
            if (in.name().equals("headline") || (in.name().equals("title") && title == null)) {
                title = in.text();
            } else {
                in.skip();
            }
        }
        entry.related(href != null ? href : id, title);
    }

    private void link() {
        String href = in.address("href");
        String rel = in.attribute("rel");
        String type = in.attribute("contenttype");
        if (href != null && rel != null && rel.endsWith("canonical")) {
            entry.url(0, href);
        }
        in.skip();
        entry.link(href, rel, type, null);
    }
}
