package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @Test
    void twoSentencesTellTheLanguage() throws IOException {
        var wrong = new ArrayList<String>();
        int all = 0;
        try (var in = LanguagesTest.class.getResourceAsStream("languages.tsv")) {
            assertNotNull(in);
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] parts = line.split("\t");
                String told = Languages.detect(parts[1], null);
                all++;
                if (!told.equals(parts[0])) {
                    wrong.add(parts[0] + " taken for " + told);
                }
            }
        }
        assertTrue(all > 60);
        assertTrue(wrong.size() <= 1, wrong::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xkcdt bnmpl qwrtz ghjkl vbnmc trplk sdfgh mnbvc",
                "8F3K2 PQ77X 0L2M9Z 55TRW8 K9K9K 3XCV1 MM02B",
                "1,204.55 998.10 77 31/12 44.02",
                "*** --- ### !!! ??",
                ""
            })
    void whatNobodyCouldReadHasNoLanguage(String text) {
        assertEquals(Languages.UNDETERMINED, Languages.detect(text, null));
    }

    @Test
    void aDeclarationDecidesWhereTheTextCannot() {
        assertEquals("de-AT", Languages.detect("Wien", "de_AT"));
    }

    @Test
    void aDeclarationKeepsItsRegionWhereTheTextConfirmsIt() {
        assertEquals(
                "en-GB",
                Languages.detect(
                        "The council has said that it will repair the bridge before the rain comes to the town.",
                        "en-gb"));
    }

    @Test
    void theTextWinsOverAWrongDeclaration() {
        assertEquals(
                "es",
                Languages.detect(
                        "El ayuntamiento decidió ayer reparar el viejo puente antes de que empiece la temporada de lluvias.",
                        "en"));
    }

    @Test
    void whatIsNoLanguageTagIsNoHint() {
        assertNull(Languages.wellFormed("default"));
        assertNull(Languages.wellFormed("  "));
        assertEquals("pt-BR", Languages.wellFormed("pt_br"));
    }
}
