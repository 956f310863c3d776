package dev.storywire.search.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorCodecTest {
    private static final Cursor CURSOR =
            new Cursor("cGl0Cg==", "search", List.of(7.25, 1_700_000_000_000L, "id"), 20, 5L);
    private final CursorCodec codec = new CursorCodec("a key".getBytes(UTF_8));

    @Test
    void a_cursor_comes_back_as_it_went() {
        assertEquals(Optional.of(CURSOR), codec.decode(codec.encode(CURSOR)));
    }

    /** Of each shard a snapshot has the index's name and id, the node, and what the node calls its reader. */
    @Test
    void a_cursor_over_ten_years_of_months_fits_into_an_address() {
        Random random = new Random(7);
        StringBuilder snapshot = new StringBuilder();
        for (int month = 0; month < 120; month++) {
            snapshot.append("stories-v2-000001-20%02d-%02d".formatted(17 + month / 12, 1 + month % 12))
                    .append(id(random))
                    .append("a-node-with-its-id-of-22")
                    .append("a-session-that-all-share")
                    .append(id(random));
        }
        String pit = Base64.getUrlEncoder().encodeToString(snapshot.toString().getBytes(UTF_8));
        Cursor walk = CURSOR.on(pit);
        String text = codec.encode(walk);
        assertEquals(Optional.of(walk), codec.decode(text));
        assertTrue(text.length() < 10_000, () -> text.length() + " characters");
    }

    private static String id(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void a_cursor_that_was_changed_anywhere_is_refused() {
        String text = codec.encode(CURSOR);
        for (int i = 0; i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertEquals(Optional.empty(), codec.decode(text.substring(0, i) + other + text.substring(i + 1)));
        }
    }

    @Test
    void a_cursor_signed_with_another_key_is_refused() {
        assertEquals(Optional.empty(), new CursorCodec("another".getBytes(UTF_8)).decode(codec.encode(CURSOR)));
    }

    @Test
    void a_text_that_is_no_cursor_is_refused() {
        for (String text : List.of("", "x", "ünïcode", "a".repeat(500), "====")) {
            assertEquals(Optional.empty(), codec.decode(text));
        }
    }
}
