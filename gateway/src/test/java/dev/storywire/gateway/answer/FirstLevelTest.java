package dev.storywire.gateway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLevelTest {

    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DOCUMENTS = 3_000;
    private static final String[] CHARACTERS = {
        "a", "\"", "\\", "{", "}", "[", "]", ",", ":", "ü", "😀", "\n", " ", "\\\"", "\u0001", "nextCursor"
    };
    private static final String BREAKERS = "\"\\{}[],: x1";

    @Test
    void membersAndTheirValuesAreThoseThatJacksonReads() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] json = written(object(random, 3), random);

            assertEquals(byJackson(json), read(members(json)), () -> text(json));
        }
    }

    @Test
    void whateverIsBrokenIsGoneOverToAnEndAndIsReadAsByJacksonWhereThatReadsIt() throws IOException {
        Random random = new Random(11);
        int readable = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] json = written(object(random, 2), random);
            json[random.nextInt(json.length)] = (byte) BREAKERS.charAt(random.nextInt(BREAKERS.length()));
            List<String> members = members(json);
            if (isReadByJackson(json)) {
                readable++;
                assertEquals(byJackson(json), read(members), () -> text(json));
            }
        }
        assertTrue(readable > DOCUMENTS / 10, "too few were read by Jackson: " + readable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[{\"a\":1}]",
                "\"a\"",
                "7",
                "null",
                "{",
                "{}",
                "{\"a",
                "{\"a\\",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":[1",
                "{\"a\":\"b",
                "{\"a\":\"b\\\"}",
                "{\"a\":[\"b}"
            })
    void whatIsNoObjectOrEndsWithinItsFirstMemberHasNone(String text) {
        assertFalse(new FirstLevel(bytes(text)).next());
    }

    @Test
    void aNameIsTheSameHoweverItIsWritten() {
        FirstLevel members = new FirstLevel(bytes("{\"next\\u0043ursor\" : \"a\\u002Bb\\n\"}"));

        assertTrue(members.next());
        assertTrue(members.isNamed("nextCursor"));
        assertEquals("a+b\n", members.text());
    }

    @Test
    void whatIsNoStringIsNoText() {
        FirstLevel members = new FirstLevel(bytes("{\"a\":{\"b\":\"c\"}}"));

        assertTrue(members.next());
        assertNull(members.text());
    }

    private static List<String> members(byte[] json) {
        List<String> found = new ArrayList<>();
        FirstLevel members = new FirstLevel(json);
        while (members.next()) {
            found.add(text(Arrays.copyOfRange(json, members.from(), members.to())));
            members.text();
        }
        return found;
    }

    /** Each member as it was found, read for itself. */
    private static Map<String, JsonNode> read(List<String> members) throws IOException {
        Map<String, JsonNode> read = new HashMap<>();
        for (String member : members) {
            JACKSON.readTree("{" + member + "}").properties().forEach(only -> read.put(only.getKey(), only.getValue()));
        }
        return read;
    }

    private static Map<String, JsonNode> byJackson(byte[] json) throws IOException {
        Map<String, JsonNode> read = new HashMap<>();
        JACKSON.readTree(json).properties().forEach(member -> read.put(member.getKey(), member.getValue()));
        return read;
    }

    private static boolean isReadByJackson(byte[] json) {
        try {
            return JACKSON.readTree(json) instanceof ObjectNode;
        } catch (IOException malformed) {
            return false;
        }
    }

    /** By way of a string: written at once, names have the halves of a surrogate pair each for itself. */
    private static byte[] written(JsonNode node, Random random) throws IOException {
        return bytes((random.nextBoolean() ? JACKSON.writer() : JACKSON.writerWithDefaultPrettyPrinter())
                .writeValueAsString(node));
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(string(random), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> NODES.textNode(string(random));
            case 1 -> NODES.numberNode(random.nextInt());
            case 2 -> NODES.numberNode(random.nextGaussian() * 1e-9);
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> object(random, depth - 1);
            default -> NODES.arrayNode().add(value(random, depth - 1)).add(value(random, depth - 1));
        };
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
