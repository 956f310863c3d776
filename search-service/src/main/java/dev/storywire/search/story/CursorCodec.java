package dev.storywire.search.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors as opaque text: signed (HMAC-SHA-256, RFC 2104), so that only cursors of ours are taken back, and compressed, since a
 * snapshot names every shard and a cursor has to fit into an address.
 */
final class CursorCodec {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecretKeySpec key;

    /** @param key the secret, of any length but none */
    CursorCodec(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String encode(Cursor cursor) {
        try {
            byte[] content = packed(cursor);
            byte[] signed = Arrays.copyOf(signature(content), SIGNATURE_BYTES + content.length);
            System.arraycopy(content, 0, signed, SIGNATURE_BYTES, content.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the text form of the snapshot, which is bytes to Elasticsearch, and compresses badly. */
    private static byte[] packed(Cursor cursor) throws IOException {
        byte[] snapshot = Base64.getUrlDecoder().decode(cursor.snapshot());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            out.writeInt(snapshot.length);
            out.write(snapshot);
            out.write(JSON.writeValueAsBytes(cursor.on("")));
        }
        return packed.toByteArray();
    }

    private static Cursor unpacked(byte[] packed) throws IOException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            byte[] snapshot = in.readNBytes(in.readInt());
            Cursor cursor = JSON.readValue(in.readAllBytes(), Cursor.class);
            return cursor.on(Base64.getUrlEncoder().encodeToString(snapshot));
        }
    }

    /** Empty where the text is no cursor that this key has signed. */
    Optional<Cursor> decode(String text) {
        try {
            byte[] signed = Base64.getUrlDecoder().decode(text.getBytes(UTF_8));
            if (signed.length <= SIGNATURE_BYTES) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
            boolean genuine = MessageDigest.isEqual(signature(content), Arrays.copyOf(signed, SIGNATURE_BYTES));
            return genuine ? Optional.of(unpacked(content)) : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
