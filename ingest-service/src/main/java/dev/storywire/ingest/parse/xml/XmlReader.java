package dev.storywire.ingest.parse.xml;

import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.url.Urls;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pulls elements and text out of XML, well-formed or not, in one pass over UTF-8 bytes; nothing is copied but the texts that
 * are asked for. It never fails: every start is followed by its end, whatever the document does, a {@code <} that starts
 * nothing is text, end tags close what was left open inside, references to unknown entities stand for themselves. Every
 * breach of a limit ends the document there, with a note. Names are canonical, see {@link NameTable}.
 */
public final class XmlReader {

    /** What {@link #next} came to. */
    public enum Event {
        START,
        END,
        TEXT,
        EOF
    }

    private static final int CLOCK_INTERVAL = 1024;

    private final byte[] in;
    private final int end;
    private final ParseLimits limits;
    private final ParseNotes notes;
    private final XmlText text;
    private final NameTable names = new NameTable();
    private final XmlAttributes attributes;
    private final long deadline;

    private int at;
    private Open[] open = new Open[32];
    private int depth;
    private int toClose;
    private int tags;

    private int textFrom;
    private int textTo;
    private int textClasses;
    private boolean textIsCdata;

    private Set<String> neverInLeaf = Set.of();
    private String entry = "";
    private int leafDepth;
    private int entryDepth;
    private boolean noCommentEnd;
    private boolean noCdataEnd;

    /** An element that is open, and what to go back to when it closes. */
    private static final class Open {
        Name name = new Name(new byte[0], 0, "", "");
        String canonical = "";
        int bindings;
        int scope;

        @Nullable String base;

        @Nullable String language;
    }

    /**
     * @param base the absolute address of the document, if known
     */
    public XmlReader(byte[] utf8, int from, int to, @Nullable String base, ParseLimits limits, ParseNotes notes) {
        this.in = utf8;
        this.at = from;
        this.end = to;
        this.limits = limits;
        this.notes = notes;
        this.text = new XmlText(notes, limits.entityCharacters());
        this.attributes = new XmlAttributes(in, end, limits, text, notes);
        this.deadline = System.nanoTime() + limits.time().toNanos();
        for (int i = 0; i < open.length; i++) {
            open[i] = new Open();
        }
        open[0].base = base;
    }

    /**
     * Tells how broken documents are to be understood: an element named {@code entry} can't stand in another one, and the
     * named elements can't stand in a text, so that each of them closes what was left open.
     */
    public void expect(String entryName, Set<String> neverInText) {
        entry = entryName;
        neverInLeaf = neverInText;
    }

    /** Takes the namespace of the current element for the format's own: its names go without a prefix. */
    public void adoptNamespace() {
        names.adopt(open[depth].name);
        open[depth].canonical = names.element(open[depth].name);
    }

    /** Moves on. Ends come for every start, in order, also where the document lacks them. */
    public Event next() {
        if (toClose > 0) {
            toClose--;
            return close();
        }
        while (at < end) {
            if (in[at] != '<') {
                if (depth == 0) {
                    skipOutside();
                } else {
                    return characters(at);
                }
            } else {
                Event event = markup();
                if (event != null) {
                    return event;
                }
            }
        }
        if (depth > 0) {
            if (!notes.has("unclosed-element")) {
                notes.lost("unclosed-element", "The document ends before its elements are closed.", null);
            }
            return close();
        }
        return Event.EOF;
    }

    private @Nullable Event markup() {
        int next = at + 1 < end ? in[at + 1] : ' ';
        if (XmlNames.starts(next)) {
            return startTag();
        }
        if (next == '/') {
            return endTag();
        }
        if (next == '!') {
            return declaration();
        }
        if (next == '?') {
            skipInstruction();
            return null;
        }
        if (depth == 0) {
            at++;
            return null;
        }
        return characters(at + 1);
    }

    // ---- elements

    private @Nullable Event startTag() {
        int tag = at;
        int nameEnd = XmlNames.end(in, at + 1, end);
        Name name = names.name(in, at + 1, nameEnd);
        if (++tags % CLOCK_INTERVAL == 0 && System.nanoTime() > deadline) {
            return stop("too-slow", "Reading took longer than " + limits.time().toMillis() + " ms");
        }
        if (depth + 1 >= limits.depth()) {
            return stop("too-deep", "Elements are nested deeper than " + limits.depth());
        }
        boolean selfClosing = attributes.read(nameEnd, names);
        push(name);
        if (closesOthers()) {
            int keep = leafDepth > 0 ? leafDepth - 1 : entryDepth - 1;
            if (entryDepth > 0 && open[depth].canonical.equals(entry)) {
                keep = entryDepth - 1;
            }
            pop();
            notes.lost("unclosed-element", "An element was not closed before <" + name.local + ">.", null);
            at = tag;
            toClose = depth - keep - 1;
            return close();
        }
        if (entryDepth == 0 && open[depth].canonical.equals(entry)) {
            entryDepth = depth;
        }
        at = attributes.after();
        toClose = selfClosing ? 1 : 0;
        return Event.START;
    }

    /** Whether the element just pushed can't stand where it does. */
    private boolean closesOthers() {
        String name = open[depth].canonical;
        if (entryDepth > 0 && name.equals(entry)) {
            return depth == entryDepth + 1 || leafDepth > 0;
        }
        return leafDepth > 0 && neverInLeaf.contains(name);
    }

    private void push(Name name) {
        depth++;
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            for (int i = depth; i < open.length; i++) {
                open[i] = new Open();
            }
        }
        Open parent = open[depth - 1];
        Open element = open[depth];
        element.name = name;
        element.bindings = names.bindings();
        element.scope = names.scope();
        element.base = parent.base;
        element.language = parent.language;
        attributes.bindNamespaces(names);
        element.canonical = names.element(name);
        String base = attributes.hasXml() ? attributes.get("xml:base") : null;
        if (base != null) {
            element.base = Urls.resolve(parent.base, base);
        }
        String language = attributes.hasXml() ? attributes.get("xml:lang") : null;
        if (language != null) {
            element.language = language.isEmpty() ? null : language;
        }
    }

    private void pop() {
        Open element = open[depth];
        names.restore(element.bindings, element.scope);
        depth--;
    }

    private Event close() {
        if (depth == entryDepth) {
            entryDepth = 0;
        }
        pop();
        return Event.END;
    }

    private @Nullable Event endTag() {
        int nameEnd = XmlNames.end(in, at + 2, end);
        if (depth > 0 && open[depth].name.is(in, at + 2, nameEnd)) {
            at = afterClose(nameEnd);
            return close();
        }
        Name name = names.name(in, at + 2, nameEnd);
        at = afterClose(nameEnd);
        for (int i = depth; i > 0; i--) {
            Name candidate = open[i].name;
            if (candidate.local.equals(name.local) && candidate.prefix.equals(name.prefix)) {
                if (i < depth && !XmlNames.isVoid(open[depth].name.local)) {
                    notes.lost("unclosed-element", "<" + open[depth].name.local + "> was not closed.", null);
                }
                toClose = depth - i;
                return close();
            }
        }
        if (depth > 0) {
            notes.odd("stray-end-tag", "</" + name.local + "> closes nothing; it was passed over.", null);
        }
        return null;
    }

    private int afterClose(int from) {
        int p = from;
        while (p < end && in[p] != '>' && in[p] != '<') {
            p++;
        }
        return p < end && in[p] == '>' ? p + 1 : p;
    }

    private @Nullable Event stop(String code, String what) {
        notes.ended(code, what + "; the rest of the document was not read.", null);
        at = end;
        return null;
    }

    // ---- everything else

    private @Nullable Event declaration() {
        if (XmlText.startsWith(in, at, end, "<![CDATA[")) {
            return depth == 0 ? skipTo(at + 9) : cdata();
        }
        if (XmlText.startsWith(in, at, end, "<!--")) {
            int close = noCommentEnd ? -1 : XmlText.indexOf(in, at + 4, end, "-->");
            noCommentEnd |= close < 0;
            return skipTo(close >= 0 ? close + 3 : afterClose(at + 4));
        }
        if (XmlText.startsWith(in, at, end, "<!DOCTYPE")) {
            var doctype = Doctype.read(in, at, end);
            text.declare(doctype.entities());
            if (doctype.external()) {
                notes.lost("external-entity", "Entities from outside the document are never read.", null);
            }
            return skipTo(doctype.after());
        }
        if (at + 2 < end && (in[at + 2] == '[' || isCapital(in[at + 2]))) {
            return skipTo(afterClose(at + 2));
        }
        return depth == 0 ? skipTo(at + 2) : characters(at + 1);
    }

    private static boolean isCapital(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private @Nullable Event skipTo(int position) {
        at = position;
        return null;
    }

    private Event cdata() {
        int from = at + 9;
        int close = noCdataEnd ? -1 : XmlText.indexOf(in, from, end, "]]>");
        if (close < 0) {
            noCdataEnd = true;
            notes.lost("unclosed-cdata", "A CDATA section is not closed; it was taken to end with its element.", null);
            at = from;
            return characters(at);
        }
        boolean nested = XmlText.startsWith(in, from, close, "<![CDATA[");
        textFrom = nested ? from + 9 : from;
        textTo = close;
        textClasses = XmlText.CONTROL;
        textIsCdata = true;
        at = close + 3;
        if (nested && XmlText.startsWith(in, at, end, "]]>")) {
            at += 3;
        }
        return Event.TEXT;
    }

    /** Text up to the next markup; the first {@code from} bytes are text whatever they are. */
    private Event characters(int from) {
        int classes = 0;
        int p = from;
        while (p < end) {
            int kind = XmlText.CLASS[in[p] & 0xff];
            if (kind == XmlText.LESS_THAN) {
                break;
            }
            classes |= kind;
            p++;
        }
        textFrom = at;
        textTo = p;
        textClasses = classes;
        textIsCdata = false;
        at = p;
        return Event.TEXT;
    }

    private void skipOutside() {
        while (at < end && in[at] != '<') {
            at++;
        }
    }

    private void skipInstruction() {
        int p = at + 2;
        while (p < end && in[p] != '>' && in[p] != '<') {
            p++;
        }
        at = p < end && in[p] == '>' ? p + 1 : p;
    }

    // ---- what parsers ask for

    /** The canonical name of the element that just started or that is open. */
    public String name() {
        return open[depth].canonical;
    }

    /** How many elements are open; the root has 1. */
    public int depth() {
        return depth;
    }

    /** The attribute of the element that just started, decoded and stripped; {@code null} if it is absent or blank. */
    public @Nullable String attribute(String name) {
        String value = attributes.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The attribute as an absolute address. */
    public @Nullable String address(String name) {
        String value = attribute(name);
        return value == null ? null : Urls.resolve(base(), value);
    }

    /** The address of the namespace that the element that just started declares for its own name, if it does. */
    public @Nullable String declaredNamespace() {
        String prefix = open[depth].name.prefix;
        return attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix);
    }

    /** The address that relative links in the current element start from. */
    public @Nullable String base() {
        return open[depth].base;
    }

    /** The declared language of the current element. */
    public @Nullable String language() {
        return open[depth].language;
    }

    /** The text of the event {@link Event#TEXT}, decoded. */
    String characters() {
        return textIsCdata
                ? XmlText.decodeCdata(in, textFrom, textTo, textClasses)
                : text.decode(in, textFrom, textTo, textClasses);
    }

    boolean isCdata() {
        return textIsCdata;
    }

    XmlAttributes attributes() {
        return attributes;
    }

    /**
     * Moves to the next element inside the one at depth {@code parent}, whose content up to here has been read; {@code false}
     * once that one has ended.
     */
    public boolean nextChild(int parent) {
        return nextChild(parent, null);
    }

    /** As {@link #nextChild(int)}, collecting the text that stands between the elements. */
    public boolean nextChild(int parent, @Nullable StringBuilder between) {
        while (true) {
            switch (next()) {
                case START -> {
                    return true;
                }
                case END -> {
                    if (depth < parent) {
                        return false;
                    }
                }
                case EOF -> {
                    return false;
                }
                case TEXT -> {
                    if (between != null && between.length() < limits.valueBytes()) {
                        between.append(characters());
                    }
                }
            }
        }
    }

    /** Passes over the rest of the current element with all that is in it. */
    public void skip() {
        int outer = depth - 1;
        while (depth > outer && next() != Event.EOF) {
            // next() moves on
        }
    }

    /**
     * The content of the element that just started, through its end: text, or markup where there are elements in it.
     * {@code null} if it is blank.
     */
    public @Nullable ElementContent content() {
        String simple = simpleContent();
        if (simple != null) {
            return simple.isEmpty() ? null : new ElementContent(simple, false);
        }
        leafDepth = depth;
        ElementContent content = ContentReader.read(this, ContentReader.Mode.GUESS, limits.valueBytes());
        leafDepth = 0;
        return content;
    }

    /** As {@link #content}, where it is known to be markup (Atom's type {@code xhtml}). */
    public @Nullable ElementContent markupContent() {
        leafDepth = depth;
        ElementContent content = ContentReader.read(this, ContentReader.Mode.MARKUP, limits.valueBytes());
        leafDepth = 0;
        return content;
    }

    /** The text of the element that just started and of all elements in it, through its end; {@code null} if it is blank. */
    public @Nullable String text() {
        String simple = simpleContent();
        if (simple != null) {
            return simple.isEmpty() ? null : simple;
        }
        leafDepth = depth;
        ElementContent content = ContentReader.read(this, ContentReader.Mode.TEXT, limits.valueBytes());
        leafDepth = 0;
        return content == null ? null : content.value();
    }

    /** The fast way for what nearly all elements are: one run of text or one CDATA section. {@code null} if it is more. */
    private @Nullable String simpleContent() {
        if (toClose > 0) {
            toClose = 0;
            close();
            return "";
        }
        int classes = 0;
        int p = at;
        while (p < end) {
            int kind = XmlText.CLASS[in[p] & 0xff];
            if (kind == XmlText.LESS_THAN) {
                break;
            }
            classes |= kind;
            p++;
        }
        if (endsHere(p)) {
            String value = stripped(at, p, classes);
            at = p + 3 + open[depth].name.raw.length;
            close();
            return value;
        }
        return null;
    }

    private String stripped(int from, int to, int classes) {
        int start = from;
        int stop = to;
        while (start < stop && in[start] >= 0 && in[start] <= ' ') {
            start++;
        }
        while (stop > start && in[stop - 1] >= 0 && in[stop - 1] <= ' ') {
            stop--;
        }
        if (stop - start > limits.valueBytes()) {
            notes.lost("value-too-long", "A text has more than " + limits.valueBytes() + " bytes and was cut.", null);
            stop = start + limits.valueBytes();
        }
        String value = text.decode(in, start, stop, classes);
        return classes == 0 ? value : value.strip();
    }

    private boolean endsHere(int p) {
        byte[] raw = open[depth].name.raw;
        int close = p + 2 + raw.length;
        return close < end && in[p + 1] == '/' && in[close] == '>' && open[depth].name.is(in, p + 2, close);
    }
}
