package dev.storywire.ingest.parse.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names of a document and the namespaces in scope. A canonical name is the usual prefix of its namespace and the local
 * part in lower case ({@code dc:date}), or the local part alone where it belongs to the format itself. A prefix that is not
 * declared, or is declared for an unknown namespace, means what it usually means.
 */
final class NameTable {
    private static final int SLOTS = 1024;
    private static final int REMEMBERED = SLOTS / 2;
    private static final int LONGEST = 256;
    private static final int BINDINGS = 512;

    private final @Nullable Name[] slots = new @Nullable Name[SLOTS];
    private int remembered;

    private String[] prefixes = new String[16];
    private String[] usual = new String[16];
    private int bindings;
    private int scope;
    private int scopes;
    private String nativePrefix = Namespaces.NATIVE;

    /** The name written in these bytes; of an absurdly long one, its beginning. */
    Name name(byte[] in, int from, int to) {
        int end = Math.min(to, from + LONGEST);
        int hash = 17;
        for (int i = from; i < end; i++) {
            hash = hash * 31 + in[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Name name = slots[slot];
        while (name != null) {
            if (name.hash == hash && name.is(in, from, end)) {
                return name;
            }
            slot = slot + 1 & SLOTS - 1;
            name = slots[slot];
        }
        Name fresh = create(in, from, end, hash);
        if (remembered < REMEMBERED) {
            slots[slot] = fresh;
            remembered++;
        }
        return fresh;
    }

    private static Name create(byte[] in, int from, int to, int hash) {
        String text = new String(in, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        int colon = text.lastIndexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon);
        return new Name(
                Arrays.copyOfRange(in, from, to),
                hash,
                prefix,
                text.substring(colon + 1).intern());
    }

    /** The canonical name of an element. */
    String element(Name name) {
        if (name.scope != scope) {
            name.canonical = canonical(usualPrefix(name.prefix), name.local);
            name.scope = scope;
        }
        return name.canonical;
    }

    /** The canonical name of an attribute: without a prefix it belongs to no namespace. */
    String attribute(Name name) {
        if (name.prefix.isEmpty()) {
            return name.local;
        }
        return name.prefix.equals("xml") ? canonical("xml", name.local) : element(name);
    }

    private String canonical(String prefix, String local) {
        return prefix.isEmpty() || prefix.equals(nativePrefix) ? local : (prefix + ":" + local).intern();
    }

    private String usualPrefix(String prefix) {
        for (int i = bindings - 1; i >= 0; i--) {
            if (prefixes[i].equals(prefix)) {
                return usual[i];
            }
        }
        return conventional(prefix);
    }

    private static String conventional(String prefix) {
        return switch (prefix) {
            case "rss", "rss1", "nitf", "nar", "n", "iptc" -> Namespaces.NATIVE;
            case "a", "atom10", "atom03" -> "atom";
            case "h", "html" -> "xhtml";
            case "dct", "dcterm" -> "dcterms";
            case "mrss" -> "media";
            default -> prefix;
        };
    }

    /** Makes the element's namespace the format's own. */
    void adopt(Name root) {
        String prefix = root.local.equals("feed") || root.local.equals("entry") ? "atom" : usualPrefix(root.prefix);
        nativePrefix = prefix.equals("rdf") ? Namespaces.NATIVE : prefix;
        scope = ++scopes;
    }

    /** Declares a namespace for the element that is being opened and what is in it. */
    void bind(String prefix, String namespace) {
        if (bindings >= BINDINGS) {
            return;
        }
        if (bindings == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, bindings * 2);
            usual = Arrays.copyOf(usual, bindings * 2);
        }
        String known = Namespaces.usualPrefix(namespace);
        prefixes[bindings] = prefix;
        usual[bindings] = known != null ? known : conventional(prefix);
        bindings++;
        scope = ++scopes;
    }

    int bindings() {
        return bindings;
    }

    int scope() {
        return scope;
    }

    /** Goes back to the bindings that held before an element was opened. */
    void restore(int bindings, int scope) {
        this.bindings = bindings;
        this.scope = scope;
    }
}
