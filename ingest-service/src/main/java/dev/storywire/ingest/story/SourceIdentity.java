package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Source;
import java.net.IDN;
import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a source's id comes from: from its name, as a slug that keeps the letters and digits of every script
 * ({@code Taipei Times} → {@code taipei-times}, {@code 中央社} stays); without a name, from the host of its address, without {@code www.}
 * ({@code taipeitimes.com}). The same name gives the same id on any machine, at any time.
 */
public final class SourceIdentity {

    private static final int MAX_SLUG = 80;
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern DASHES_AROUND = Pattern.compile("^-+|-+$");

    private SourceIdentity() {}

    /**
     * The source that a story comes from.
     *
     * @param name as whoever sent the story calls the source; goes before what the story says
     * @param told what the story itself says of its source
     * @param addresses of the story and of the document it stood in, the best first
     * @return empty where neither a name nor an address is known
     */
    public static Optional<Source> identify(
            @Nullable String name, @Nullable Source told, @Nullable String... addresses) {
        String known = Texts.firstOf(storable(name), told == null ? null : storable(told.name()));
        String url = told == null ? null : storable(told.url());
        String host = host(url, addresses);
        if (known == null && host == null) {
            return Optional.empty();
        }
        String id = known != null ? slug(known) : host;
        return Optional.of(new Source(
                id,
                known,
                url,
                told == null ? null : storable(told.country()),
                told == null ? null : storable(told.language())));
    }

    /** Without NUL characters, which PostgreSQL can't keep. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : Texts.orNull(text.replace("\0", ""));
    }

    /** The id of a source that has this name. */
    static String slug(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String slug =
                DASHES_AROUND.matcher(NOT_WORD.matcher(folded).replaceAll("-")).replaceAll("");
        if (slug.isEmpty()) {
            return "source-" + StoryIdentity.hash(folded.strip());
        }
        if (slug.codePointCount(0, slug.length()) <= MAX_SLUG) {
            return slug;
        }
        String head = slug.substring(0, slug.offsetByCodePoints(0, MAX_SLUG));
        return DASHES_AROUND.matcher(head).replaceAll("") + "-" + StoryIdentity.hash(slug);
    }

    private static @Nullable String host(@Nullable String url, @Nullable String... addresses) {
        String host = hostOf(url);
        for (int i = 0; host == null && i < addresses.length; i++) {
            host = hostOf(addresses[i]);
        }
        return host;
    }

    private static @Nullable String hostOf(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            String authority = URI.create(address.strip()).getRawAuthority();
            if (authority == null) {
                return null;
            }
            String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
            String readable = IDN.toUnicode(host.toLowerCase(Locale.ROOT));
            return Texts.orNull(readable.startsWith("www.") ? readable.substring(4) : readable);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
