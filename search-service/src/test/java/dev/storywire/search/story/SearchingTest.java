package dev.storywire.search.story;

import static dev.storywire.search.story.Searches.facet;
import static dev.storywire.search.story.Searches.headlines;
import static dev.storywire.search.story.Searches.page;
import static dev.storywire.search.story.Searches.response;
import static dev.storywire.search.story.Searches.total;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class SearchingTest {
    private final Stories stories = new Stories();

    private void given_stories(ObjectNode... published) {
        Stories.publish(published);
        Eventually.equal(published.length, () -> total("source", stories.source()));
    }

    /** Ranked; sorted by time, where words are looked for without a score, the same are found. */
    private List<String> found(String q) {
        List<String> ranked = headlines("source", stories.source(), "q", q);
        assertEquals(
                new HashSet<>(ranked),
                new HashSet<>(headlines("source", stories.source(), "q", q, "sort", "newest")),
                q);
        return ranked;
    }

    @Test
    void words_are_found_in_other_forms_and_without_their_accents() {
        given_stories(
                stories.story("Mining strikes spread").put("bodyText", "Erdoğan spoke in Besançon."),
                stories.story("Grève des cheminots")
                        .put("language", "fr")
                        .put("bodyText", "Les chevaux du président."));
        assertEquals(List.of("Mining strikes spread"), found("strike mines"));
        assertEquals(List.of("Mining strikes spread"), found("ERDOGAN besancon"));
        assertEquals(List.of("Grève des cheminots"), found("cheval"));
        assertEquals(List.of("Grève des cheminots"), found("greve"));
    }

    @Test
    void a_word_in_headline_and_text_counts_for_more_than_in_the_headline_alone() {
        given_stories(
                stories.story("Quarry to close").put("bodyText", "It was the last one in the whole valley."),
                stories.story("Quarry may close").put("bodyText", "The quarry was the last one in the valley."));
        assertEquals(List.of("Quarry may close", "Quarry to close"), found("quarry"));
    }

    @Test
    void chinese_japanese_and_korean_are_found_in_a_story_of_any_language() {
        given_stories(
                stories.story("Ministers meet").put("bodyText", "Wang Yi (王毅) met his colleague."),
                stories.story("外交部长王毅访问").put("language", "zh"),
                stories.story("東京でマラソン大会").put("language", "ja"),
                stories.story("서울에서 열린 회의").put("language", "ko"));
        assertEquals(Set.of("Ministers meet", "外交部长王毅访问"), new HashSet<>(found("王毅")));
        assertEquals(List.of("外交部长王毅访问"), found("外交部长"));
        assertEquals(List.of(), found("部外"));
        assertEquals(List.of("東京でマラソン大会"), found("マラソン"));
        assertEquals(List.of("東京でマラソン大会"), found("ﾏﾗｿﾝ"));
        assertEquals(List.of("서울에서 열린 회의"), found("회의"));
        assertEquals(Set.of("Ministers meet", "外交部长王毅访问"), new HashSet<>(found("毅")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ferry                          | A B",
                "ferry -strike                  | B",
                "strike OR doorbell             | A C",
                "(ferry OR doorbell) -strike    | B C",
                "\"fish doorbell\"              | C",
                "\"doorbell fish\"              | ''",
                "\"fish canal\"~5               | C",
                "headline:ferry                 | A",
                "body:ferry                     | B",
                "doorb*                         | C",
                "author:muller                  | B",
                "author:\"jana muller\"         | B",
                "source:source                  | A B C",
                "tag:transport                  | A",
                "lang:de                        | B",
                "url:news.example.org           | C",
                "before:2024-02                 | A",
                "after:2024-02 before:2024-03   | B",
                "after:2024-03                  | C",
                "covid-19                       | C",
                "NOT lang:en                    | B",
            })
    void a_query_finds_what_it_says(String q, String expected) {
        ObjectNode a = stories.story("A ferry strike").put("publishedAt", "2024-01-15T00:00:00Z");
        a.putArray("tags").addObject().put("term", "Transport");
        ObjectNode b = stories.story("B Hafen")
                .put("language", "de-AT")
                .put("bodyText", "Die ferry fährt.")
                .put("publishedAt", "2024-02-15T00:00:00Z");
        b.putArray("authors").addObject().put("name", "Jana Müller");
        ObjectNode c = stories.story("C fish doorbell")
                .put("bodyText", "A fish in the old canal. After Covid-19.")
                .put("url", "https://news.example.org/2024/fish?id=7")
                .put("publishedAt", "2024-03-15T00:00:00Z");
        given_stories(a, b, c);
        List<String> letters = found(q).stream()
                .map(headline -> headline.substring(0, 1))
                .sorted()
                .toList();
        assertEquals(expected, String.join(" ", letters), q);
    }

    @Test
    void filters_facets_timeline_and_total_agree() {
        ObjectNode first = stories.story("One").put("kind", "brief").put("feedId", "f1");
        first.putArray("tags").addObject().put("term", "Water Level").put("label", "Water");
        first.putArray("authors").addObject().put("name", "Zoë Ash");
        ObjectNode second = stories.story("Two").put("publishedAt", "2024-03-01T00:00:00Z");
        second.putArray("tags").addObject().put("term", "water level");
        ObjectNode third = stories.story("Three").put("publishedAt", "2024-04-10T05:00:00Z");
        third.remove("language");
        given_stories(first, second, third);
        JsonPath page =
                page("source", stories.source(), "facets", "source,lang,tag,author", "interval", "month", "size", "0");
        assertEquals(3, page.getInt("total.value"));
        assertEquals("eq", page.getString("total.relation"));
        assertFalse(page.getBoolean("partial"));
        assertEquals(Map.of(stories.source(), 3), facet(page, "source"));
        assertEquals("The " + stories.source(), page.getString("facets.source[0].label"));
        assertEquals(Map.of("en", 2, "und", 1), facet(page, "lang"));
        assertEquals(Map.of("water level", 2), facet(page, "tag"));
        assertEquals("Zoë Ash", page.getString("facets.author[0].label"));
        assertEquals(List.of(1, 2), page.getList("timeline.count"));
        assertEquals("2024-03-01T00:00:00Z", page.getString("timeline[0].from"));
        assertEquals(2, total("source", stories.source(), "tag", "Water level"));
        assertEquals(1, total("source", stories.source(), "tag", "water"));
        assertEquals(1, total("source", stories.source(), "author", "zoe ash"));
        assertEquals(1, total("source", stories.source(), "kind", "brief", "feed", "f1"));
        assertEquals(2, total("source", "The " + stories.source(), "lang", "en"));
        assertEquals(1, total("source", stories.source(), "lang", "und"));
        assertEquals(2, total("source", stories.source(), "from", "2024-04-10", "to", "2024-04-10"));
        assertEquals(total("source", stories.source()), total("source", stories.source(), "to", "9999"));
        assertEquals(0, total("source", stories.source(), "from", "9999", "to", "9999-12-31"));
    }

    @Test
    void sorted_by_time_a_story_dated_in_the_future_is_not_pinned_to_the_top() {
        given_stories(
                stories.story("Now")
                        .put("publishedAt", "2024-04-10T07:00:00Z")
                        .put("firstSeenAt", "2024-04-10T07:00:00Z"),
                stories.story("Next century").put("publishedAt", "2124-01-01T00:00:00Z"),
                stories.story("Old").put("publishedAt", "2020-01-01T00:00:00Z"));
        assertEquals(List.of("Now", "Next century", "Old"), headlines("source", stories.source(), "sort", "newest"));
        assertEquals(List.of("Old", "Next century", "Now"), headlines("source", stories.source(), "sort", "oldest"));
    }

    @Test
    void a_match_in_the_headline_comes_before_one_in_the_body_and_freshness_does_not_bury_it() {
        String today = Instant.now().toString();
        given_stories(
                stories.story("Other news")
                        .put("bodyText", "A word on the lighthouse keeper at the end.")
                        .put("publishedAt", today)
                        .put("firstSeenAt", today),
                stories.story("The lighthouse keeper")
                        .put("bodyText", "An old portrait.")
                        .put("publishedAt", "2010-01-01T00:00:00Z"));
        assertEquals(List.of("The lighthouse keeper", "Other news"), found("lighthouse keeper"));
    }

    @Test
    void of_equal_matches_the_fresher_comes_first() {
        String today = Instant.now().toString();
        given_stories(
                stories.story("Tram line opened"),
                stories.story("Tram line opened").put("publishedAt", today).put("firstSeenAt", today));
        assertEquals(
                stories.source() + "-1",
                page("source", stories.source(), "q", "tram").getString("stories[0].id"));
    }

    @Test
    void highlights_mark_what_matched_in_whatever_form_and_are_safe_to_show() {
        given_stories(
                stories.story("Strikes <b>spread</b>").put("bodyText", "The miners were striking. Nothing else."));
        JsonPath page = page("source", stories.source(), "q", "strike", "highlight", "true");
        assertEquals(
                "<em>Strikes</em> &lt;b&gt;spread&lt;&#x2F;b&gt;", page.getString("stories[0].highlights.headline[0]"));
        assertTrue(page.getString("stories[0].highlights.bodyText[0]").contains("<em>striking</em>"));
    }

    @Test
    void collapsed_by_cluster_each_group_is_one_result_with_its_number_of_members() {
        List<ObjectNode> published = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ObjectNode story = stories.story("Member " + i);
            story.putObject("cluster").put("id", stories.source() + "-c" + i % 2);
            published.add(story);
        }
        published.add(stories.story("Alone"));
        given_stories(published.toArray(ObjectNode[]::new));
        List<Integer> members = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = cursor == null
                    ? page("source", stories.source(), "collapse", "cluster", "size", "2")
                    : page("source", stories.source(), "collapse", "cluster", "size", "2", "cursor", cursor);
            assertEquals(3, page.getInt("total.value"));
            members.addAll(page.getList("stories.members"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertEquals(List.of(1, 3, 3), members.stream().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({"newest", "oldest", "relevance"})
    void a_walk_visits_every_match_once_while_stories_go_on_arriving(String sort) {
        int many = 60;
        given_stories(IntStream.range(0, many)
                .mapToObj(i -> stories.story("Flood " + i)
                        .put("publishedAt", "2024-04-" + (10 + i % 5) + "T06:30:00Z")
                        .put("firstSeenAt", "2024-05-01T00:00:00Z"))
                .toArray(ObjectNode[]::new));
        List<String> visited = new ArrayList<>();
        String cursor = null;
        do {
            Stories.publish(
                    stories.story("Flood flood").put("publishedAt", "2024-04-12T06:30:00Z"), stories.story("Flood"));
            JsonPath page = cursor == null
                    ? page("source", stories.source(), "q", "flood", "sort", sort, "size", "7")
                    : page("source", stories.source(), "q", "flood", "sort", sort, "size", "7", "cursor", cursor);
            visited.addAll(page.getList("stories.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertEquals(visited.size(), new HashSet<>(visited).size(), "a story was visited twice");
        Set<String> expected = new HashSet<>(IntStream.range(0, many)
                .mapToObj(i -> stories.source() + "-" + i)
                .toList());
        expected.removeAll(visited);
        assertEquals(Set.of(), expected, "stories that were not visited");
    }

    @Test
    void a_cursor_of_another_search_or_of_nobody_is_refused() {
        given_stories(stories.story("One"), stories.story("Two"));
        String cursor = page("source", stories.source(), "size", "1").getString("nextCursor");
        for (var answer : List.of(
                response("source", "other", "size", "1", "cursor", cursor),
                response("source", stories.source(), "cursor", "x" + cursor))) {
            assertEquals(400, answer.statusCode());
            assertEquals(
                    "https://storywire.dev/problems/invalid-cursor",
                    answer.jsonPath().getString("type"));
            assertEquals("cursor", answer.jsonPath().getString("errors[0].field"));
        }
    }

    @Test
    void a_faulty_query_is_a_problem_with_position_and_expectation() {
        var answer = response("q", "(ferry", "size", "x");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.contentType().startsWith("application/problem+json"), answer.contentType());
        assertEquals(List.of("q", "size"), answer.jsonPath().getList("errors.field"));
        assertEquals(6, answer.jsonPath().getInt("errors[0].position"));
    }

    @Test
    void no_match_is_an_empty_page() {
        JsonPath page = page("q", "zqxjkvw");
        assertEquals(0, page.getInt("total.value"));
        assertEquals(List.of(), page.getList("stories"));
    }

    @Test
    void related_are_stories_about_the_same_thing_and_not_the_story_itself() {
        ObjectNode quake = stories.story("Earthquake shakes coastal town")
                .put(
                        "bodyText",
                        "A strong earthquake damaged houses and the harbour in the coastal town of Vell. Rescuers searched the rubble.");
        given_stories(
                quake,
                stories.story("Rescuers search rubble in Vell")
                        .put(
                                "bodyText",
                                "After the earthquake rescuers in Vell searched the rubble of houses near the harbour."),
                stories.story("Chess champion resigns")
                        .put("bodyText", "The title match ended after a blunder in the opening."));
        JsonPath related = given().get("/v1/stories/" + quake.get("id").asText() + "/related?size=5")
                .jsonPath();
        List<String> ids = related.getList("stories.id");
        assertEquals(stories.source() + "-1", ids.getFirst());
        assertFalse(ids.contains(quake.get("id").asText()));
        assertFalse(ids.contains(stories.source() + "-2"));
    }

    @Test
    void a_story_that_is_not_there_is_a_problem() {
        given().get("/v1/stories/nobody").then().statusCode(404);
        given().get("/v1/stories/nobody/related").then().statusCode(404);
        given().get("/v1/stories/nobody/related?size=51").then().statusCode(400);
    }

    @Test
    void a_query_is_explained_by_its_canonical_form() {
        JsonPath explained = given().queryParam("q", "a1 OR (b2 AND -c3)")
                .get("/v1/queries/explain")
                .jsonPath();
        assertEquals("a1 OR b2 NOT c3", explained.getString("understood"));
        assertEquals("any", explained.getString("tree.is"));
    }

    @Test
    void status_counts_stories_and_names_the_index() {
        given_stories(stories.story("One"));
        JsonPath status = given().get("/v1/status").jsonPath();
        assertTrue(status.getInt("stories") > 0);
        assertTrue(status.getString("index").startsWith("stories-v2-"));
    }
}
