package dev.storywire.gateway.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a JSON answer without reading more of it than its first level.
 *
 * @param tag a weak entity tag (RFC 9110, 8.8.1): the same for answers that mean the same, whatever they took to make
 * @param nextCursor where the next page begins, if there is one
 */
public record JsonContent(String tag, @Nullable String nextCursor) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String CURSOR = "nextCursor";

    /** How long it took and how to go on are no part of what was found. */
    private static final Set<String> APART = Set.of("tookMs", CURSOR);

    private static final int TAG_BYTES = 12;

    /** Reads it; what isn't JSON has a tag too. */
    public static JsonContent of(byte[] body) {
        MessageDigest digest = sha256();
        String cursor = null;
        int counted = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean apart = APART.contains(parser.currentName());
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    boolean isCursor = CURSOR.equals(parser.currentName());
                    if (parser.nextToken() == JsonToken.VALUE_STRING && isCursor) {
                        cursor = parser.getText();
                    }
                    parser.skipChildren();
                    if (apart) {
                        parser.finishToken();
                        digest.update(body, counted, start - counted);
                        counted = (int) parser.currentLocation().getByteOffset();
                    }
                }
            }
        } catch (IOException notJson) {
            counted = 0;
            digest.reset();
        }
        digest.update(body, counted, body.length - counted);
        return new JsonContent(tag(digest), cursor);
    }

    /** The entity tag of what isn't JSON. */
    static String tagOf(byte[] body) {
        MessageDigest digest = sha256();
        digest.update(body);
        return tag(digest);
    }

    private static String tag(MessageDigest digest) {
        return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), TAG_BYTES)) + "\"";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
