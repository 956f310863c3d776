package dev.storywire.gateway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.qute.i18n.Message;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern PLACE = Pattern.compile("[{]\\w+}|%");

    @Test
    void germanSaysAllThatEnglishSays() throws Exception {
        Properties german = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(WordsTest.class.getResourceAsStream("/messages/m_de.properties")),
                StandardCharsets.UTF_8)) {
            german.load(file);
        }

        assertEquals(
                Arrays.stream(Words.class.getMethods())
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(german.stringPropertyNames()));
        for (Method text : Words.class.getMethods()) {
            String english = text.getAnnotation(Message.class).value();
            String other = german.getProperty(text.getName());
            assertFalse(other.isBlank(), text.getName());
            assertEquals(places(english), places(other), text.getName());
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
