package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page dump that carries one article and four teasers without a blank line between them. */
@ExtendWith(SuiteExtension.class)
class PageJourneyTest {

    private static final Map<String, String> ADDRESS =
            Map.of("source", "Lindesund Post", "url", "https://lindesund.example/world/2026/03/10/ferry");

    private static Gateway gateway;
    private static List<JsonPath> stories;

    @BeforeAll
    static void pushThePage(Gateway suite) {
        gateway = suite;
        var answer = gateway.pushDocument(Fixtures.bytes("pages/harbor-ferry.txt"), "text/plain", ADDRESS);
        assertThat(answer.statusCode()).isEqualTo(202);
        stories = answer.jsonPath().getList("outcomes.id", String.class).stream()
                .map(id -> gateway.story(id).then().statusCode(200).extract().jsonPath())
                .toList();
    }

    @Test
    void aPageBecomesOneArticleAndFourCutOffTeasers() {
        assertThat(stories)
                .extracting(story -> story.getString("kind"))
                .containsExactly("article", "teaser", "teaser", "teaser", "teaser");
        assertThat(stories.subList(1, 5)).allMatch(story -> story.getBoolean("truncated"));
    }

    @Test
    void theArticleIsFreeOfTeasersAndCreditsAndKeepsItsNames() {
        assertThat(stories.getFirst().getString("bodyText"))
                .contains("harbor master Lin Ao-sha (林奧莎) told reporters")
                .endsWith("Fares are to be fixed in the autumn.")
                .doesNotContain("Photo:", "SALT LANTERNS", "stork", "Forecasters");
    }

    @Test
    void thePhotoCreditIsOnTheMediaItem() {
        assertThat(stories.getFirst().getList("media.credit", String.class))
                .containsExactly("Jonna Reck / Lindesund Harbor Authority");
    }

    @Test
    void aTeaserKeepsItsKicker() {
        assertThat(stories.get(1).getString("kicker")).isEqualTo("SALT LANTERNS");
    }

    @Test
    void aHeadlineThatThePageLacksIsDerivedAndSaysSo() {
        assertThat(stories).allMatch(story -> !story.getString("headline").isBlank());
        assertThat(stories.getFirst().getString("provenance.headline.from")).isEqualTo("text");
    }

    @ParameterizedTest(name = "{0} finds story {1}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {"Strand, 0", "'\"stork bell\"', 4", "林奧莎, 0", "魏山雨, 1"})
    void eachStoryIsFoundWithinTwoSeconds(String query, int expected) {
        var page = gateway.searchUntil(
                Map.of("q", query, "source", "Lindesund Post"),
                Duration.ofSeconds(2),
                result -> result.getInt("total.value") == 1);
        assertThat(page.getString("stories[0].id"))
                .isEqualTo(stories.get(expected).getString("id"));
    }

    @Test
    void pushingThePageAgainChangesNothing() {
        var again = gateway.pushDocument(Fixtures.bytes("pages/harbor-ferry.txt"), "text/plain", ADDRESS)
                .jsonPath();
        assertThat(again.getList("outcomes.outcome", String.class)).hasSize(5).containsOnly("unchanged");
        assertThat(again.getList("outcomes.id", String.class))
                .containsExactlyElementsOf(
                        stories.stream().map(story -> story.getString("id")).toList());
        assertThat(again.getList("outcomes.revision", Integer.class)).containsOnly(1);
    }
}
