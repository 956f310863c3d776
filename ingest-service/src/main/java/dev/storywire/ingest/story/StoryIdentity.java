package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Story;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a story's id comes from: the first 128 bits of SHA-256 over the UTF-8 text
 * {@code <source id> LF <kind of key> LF <key>}, as 26 digits of base 32 (RFC 4648 "extended hex" alphabet, lower case). The same source and key
 * give the same id on any machine, at any time.
 *
 * <p>The key is the first that the story has: its external id ({@code id}), its canonical URL or else its URL
 * ({@code url}), its headline ({@code headline}), its summary or body ({@code text}); the last two compatibility-folded (NFKC), in lower
 * case and with white space folded, so that a teaser on a page keeps its id while the page around it changes.
 */
public final class StoryIdentity {

    private static final int ID_LENGTH = 26;
    private static final int ID_BYTES = 16;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private StoryIdentity() {}

    /** The id of a story of this source; empty where the story has nothing that it could be told from others by. */
    public static Optional<String> of(String sourceId, Story story) {
        return of(sourceId, story, KeyKind.EXTERNAL_ID);
    }

    /**
     * The same for a source whose better keys can't be trusted.
     *
     * @param best the first key that is looked at
     */
    static Optional<String> of(String sourceId, Story story, KeyKind best) {
        String externalId = Texts.orNull(story.externalId());
        if (externalId != null && best == KeyKind.EXTERNAL_ID) {
            return Optional.of(hash(sourceId, "id", externalId));
        }
        String address = Texts.firstOf(story.canonicalUrl(), story.url());
        if (address != null && best != KeyKind.HEADLINE) {
            return Optional.of(hash(sourceId, "url", address));
        }
        String headline = Texts.orNull(story.headline());
        if (headline != null) {
            return Optional.of(hash(sourceId, "headline", fold(headline)));
        }
        String text = Texts.firstOf(story.summary(), story.bodyText());
        return Optional.ofNullable(text).map(it -> hash(sourceId, "text", fold(it)));
    }

    /** The id of a story whose headline stood for another story before; empty where it has none. */
    static Optional<String> ofHeadline(String sourceId, Story story, LocalDate day) {
        return Optional.ofNullable(Texts.orNull(story.headline()))
                .map(headline -> hash(sourceId, "headline", fold(headline), day.toString()));
    }

    /** 26 base-32 digits that stand for these parts; used for every id that must be the same everywhere. */
    static String hash(String... parts) {
        byte[] digest = sha256().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        String digits = new BigInteger(1, Arrays.copyOf(digest, ID_BYTES)).toString(32);
        return "0".repeat(ID_LENGTH - digits.length()) + digits;
    }

    static String fold(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return WHITE_SPACE.matcher(folded).replaceAll(" ").strip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
