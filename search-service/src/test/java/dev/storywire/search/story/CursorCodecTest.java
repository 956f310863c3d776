package dev.storywire.search.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorCodecTest {
    private static final Cursor CURSOR = new Cursor("pit", "search", List.of(7.25, 1_700_000_000_000L, "id"), 20, 5L);
    private final CursorCodec codec = new CursorCodec("a key".getBytes(UTF_8));

    @Test
    void a_cursor_comes_back_as_it_went() {
        assertEquals(Optional.of(CURSOR), codec.decode(codec.encode(CURSOR)));
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
