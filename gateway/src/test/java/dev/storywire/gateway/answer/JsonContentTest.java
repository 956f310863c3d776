package dev.storywire.gateway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonContentTest {

    @Test
    void whatItTookAndHowToGoOnDoNotMakeAnAnswerAnother() {
        JsonContent first = of("{\"tookMs\":5,\"stories\":[{\"tookMs\":1,\"id\":\"ü\"}],\"nextCursor\":\"abc\"}");
        JsonContent second = of("{\"tookMs\":1234,\"stories\":[{\"tookMs\":1,\"id\":\"ü\"}],\"nextCursor\":\"defg\"}");

        assertEquals(first.tag(), second.tag());
        assertEquals("abc", first.nextCursor());
    }

    @Test
    void otherStoriesMakeItAnother() {
        assertNotEquals(
                of("{\"tookMs\":5,\"stories\":[{\"id\":\"a\"}]}").tag(),
                of("{\"tookMs\":5,\"stories\":[{\"id\":\"b\"}]}").tag());
        assertNotEquals(
                of("{\"stories\":[{\"tookMs\":1}]}").tag(),
                of("{\"stories\":[{\"tookMs\":2}]}").tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1,2]", "null", "{\"a\":", "{\"tookMs\":3,", "<rss/>", "{\"nextCursor\":null}"})
    void anythingElseHasATagAndNoNextPage(String text) {
        assertTrue(of(text).tag().matches("W/\"[0-9a-f]{16}\""));
        assertNull(of(text).nextCursor());
    }

    @Test
    void tagsAreComparedWeakly() {
        assertTrue(EntityTags.matches("\"a\", W/\"b\"", "\"b\""));
        assertTrue(EntityTags.matches("*", "W/\"b\""));
        assertFalse(EntityTags.matches("\"a\"", "\"b\""));
        assertFalse(EntityTags.matches(null, "\"b\""));
    }

    private static JsonContent of(String text) {
        return JsonContent.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
