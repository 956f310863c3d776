package dev.storywire.ingest.push;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.ingest.support.EventContract;
import dev.storywire.ingest.support.ServiceTest;
import dev.storywire.ingest.support.StoryTopic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@ServiceTest
class PushTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String run = UUID.randomUUID().toString();

    @Test
    void aPushedStoryIsStoredAndPublishedAsTheContractSays() {
        String trace = "00-8f3c1d2e4b5a69788796a5b4c3d2e1f0-1a2b3c4d5e6f7081-01";
        String id = given().header("traceparent", trace)
                .contentType(ContentType.JSON)
                .body("""
                        {"source":{"name":"Harbour Post","country":"IE"},"externalId":"%s","url":"https://a.example/1?utm_source=x",
                         "headline":"Ferry &amp; <b>pier</b> open","bodyHtml":"<p>It sails.</p><script>bad()</script>",
                         "authors":[{"name":"Nuala Byrne"}],"publishedAt":"2026-04-10T08:30:00+02:00","unknown":[1]}
                        """.formatted(run))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .body("outcomes", hasSize(1))
                .body("outcomes[0].outcome", is("created"))
                .body("outcomes[0].revision", is(1))
                .body("outcomes[0].containsKey('error')", is(false))
                .extract()
                .path("outcomes[0].id");

        given().get("/v1/stories/" + id)
                .then()
                .statusCode(200)
                .body("headline", is("Ferry & pier open"))
                .body("bodyHtml", is("<p>It sails.</p>"))
                .body("bodyText", is("It sails."))
                .body("canonicalUrl", is("https://a.example/1"))
                .body("publishedAt", is("2026-04-10T06:30:00Z"))
                .body("source.id", is("harbour-post"))
                .body("status", is("usable"))
                .body("firstSeenAt", notNullValue())
                .body("containsKey('summary')", is(false))
                .body("revisions", hasSize(1))
                .body("revisions[0].changed", empty());

        ConsumerRecord<String, String> event = events(id, 1).getFirst();
        assertEquals("story.published.v1", StoryTopic.header(event, "ce_type"));
        assertEquals(id + "/1", StoryTopic.header(event, "ce_id"));
        assertEquals(id, StoryTopic.header(event, "ce_subject"));
        assertEquals(
                trace.substring(0, 36), StoryTopic.header(event, "traceparent").substring(0, 36));
        assertEquals(
                EventContract.read(EventContract.FOLDER.resolve("samples/story-published.json"))
                        .get("headers")
                        .size(),
                StoryTopic.headers(event).size());
        assertEquals(List.of(), new EventContract().violations(event.value()));
    }

    @Test
    void theSameStoryAgainChangesNothing() {
        push(story("1", "Ferry runs")).body("outcomes[0].outcome", is("created"));
        push(story("1", "Ferry runs"))
                .body("outcomes[0].outcome", is("unchanged"))
                .body("outcomes[0].revision", is(1));
    }

    @Test
    void aChangedStoryIsANewRevisionWithItsEventAndTheFormerOneIsKept() {
        String id = push(story("1", "Ferry runs")).extract().path("outcomes[0].id");
        push(story("1", "Ferry stops"))
                .body("outcomes[0].outcome", is("revised"))
                .body("outcomes[0].revision", is(2))
                .body("outcomes[0].id", is(id));

        List<ConsumerRecord<String, String>> events = events(id, 2);
        assertEquals("story.revised.v1", StoryTopic.header(events.get(1), "ce_type"));
        given().get("/v1/stories/" + id + "/revisions")
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("revisions.revision", contains(2, 1))
                .body("revisions[0].changed.field", contains("headline"))
                .body("revisions[0].changed[0].before", is("Ferry runs"))
                .body("revisions[0].changed[0].after", is("Ferry stops"));
    }

    @Test
    void aKilledStoryIsCanceledForEverybody() {
        String id = push(story("1", "Ferry runs")).extract().path("outcomes[0].id");
        push(with(story("1", "Ferry runs"), "\"status\":\"canceled\"")).body("outcomes[0].outcome", is("revised"));

        ConsumerRecord<String, String> event = events(id, 2).get(1);
        assertEquals("story.canceled.v1", StoryTopic.header(event, "ce_type"));
        assertEquals(List.of(), new EventContract().violations(event.value()));
        given().get("/v1/stories/" + id).then().body("status", is("canceled"));
    }

    @Test
    void aKillThatOnlyNamesItsStoryKeepsTheStoredContentAndIsIgnoredWhereNothingIsStored() {
        push(story("1", "Ferry runs"));
        String killed = kill("1");

        lines(killed, killed, kill("never stored"))
                .body("outcomes.outcome", contains("revised", "unchanged", "ignored"))
                .body("outcomes[0].revision", is(2));
    }

    @Test
    void oneBadLineIsRejectedAlone() {
        String body = String.join(
                "\n",
                story("1", "one"),
                "",
                "{no json",
                "{\"source\":{\"name\":7}}",
                story("2", ""),
                story("3", "three"));
        given().contentType("application/x-ndjson")
                .body(body.getBytes(UTF_8))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .body("outcomes.outcome", contains("created", "rejected", "rejected", "rejected", "created"))
                .body("outcomes.error.position", contains(3, 4, 5))
                .body("outcomes[1].error.field", nullValue())
                .body("outcomes[2].error.field", is("source.name"))
                .body("outcomes[3].error.field", is("headline"))
                .body("outcomes[1].id", nullValue());
    }

    @Test
    void theSameStoryTwiceInOneRequestHasItsOutcomesInOrder() {
        lines(story("1", "one"), story("1", "one"), story("1", "two"))
                .body("outcomes.outcome", contains("created", "unchanged", "revised"))
                .body("outcomes.revision", contains(1, 1, 2));
    }

    @Test
    void manyWhoPushTheSameStoriesAtOnceCreateEachOnce() throws Exception {
        List<String> stories = IntStream.range(0, 300)
                .mapToObj(i -> story("c" + i, "Story " + i))
                .toList();
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService pushers = Executors.newFixedThreadPool(6)) {
            List<Callable<List<String>>> pushes = Stream.generate(() -> (Callable<List<String>>) () -> {
                        List<String> shuffled = new ArrayList<>(stories);
                        Collections.shuffle(shuffled);
                        return lines(shuffled.toArray(String[]::new)).extract().path("outcomes.outcome");
                    })
                    .limit(6)
                    .toList();
            for (Future<List<String>> push : pushers.invokeAll(pushes)) {
                outcomes.addAll(push.get());
            }
        }
        assertEquals(300, outcomes.stream().filter("created"::equals).count());
        assertEquals(1500, outcomes.stream().filter("unchanged"::equals).count());
    }

    @Test
    void revisionsPushedAtOnceArePublishedInTheirOrder() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(push(story("r" + i, "begins")).extract().path("outcomes[0].id"));
        }
        try (ExecutorService pushers = Executors.newFixedThreadPool(4)) {
            List<Callable<ValidatableResponse>> pushes = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                String headline = "round " + round;
                pushes.add(() -> lines(IntStream.range(0, 5)
                        .mapToObj(i -> story("r" + i, headline))
                        .toArray(String[]::new)));
            }
            for (Future<ValidatableResponse> push : pushers.invokeAll(pushes)) {
                push.get().body("outcomes.outcome", everyItem(is("revised")));
            }
        }
        try (StoryTopic topic = new StoryTopic(kafka)) {
            for (String id : ids) {
                List<String> expected = IntStream.rangeClosed(1, 13)
                        .mapToObj(revision -> id + "/" + revision)
                        .toList();
                assertEquals(
                        expected,
                        topic.await(id, 13).stream()
                                .map(event -> StoryTopic.header(event, "ce_id"))
                                .toList());
            }
        }
    }

    @Test
    void aStoryWithCharactersThatNoTextNeedsIsStoredWithoutThem() {
        String id = push(with(
                        story("1", "Fer\\u0000ry"), "\"tags\":[{\"scheme\":\"a\\u0000b\",\"term\":\"\\\\u0000\"}]"))
                .body("outcomes[0].outcome", is("created"))
                .extract()
                .path("outcomes[0].id");
        given().get("/v1/stories/" + id)
                .then()
                .statusCode(200)
                .body("headline", is("Ferry"))
                .body("tags[0].scheme", is("ab"))
                .body("tags[0].term", is("\\u0000"));
    }

    @Test
    void aSourceWithCharactersThatNoNameNeedsIsStoredWithoutThem() {
        String id = given().contentType(ContentType.JSON)
                .body("""
                        {"source":{"name":"Harbour\\u0000 Post %1$s","url":"https://%1$s.example/\\u0000","country":"D\\u0000E","language":"d\\u0000e"},
                         "externalId":"nul","headline":"Ferry"}""".formatted(UUID.randomUUID()))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .body("outcomes[0].outcome", is("created"))
                .extract()
                .path("outcomes[0].id");
        given().get("/v1/stories/" + id)
                .then()
                .body("source.name", startsWith("Harbour Post "))
                .body("source.country", is("DE"))
                .body("source.language", is("de"));
    }

    @Test
    void aStoryThatIsNoneIsAProblemThatNamesItsFields() {
        given().contentType(ContentType.JSON)
                .body("{\"source\":{},\"url\":\"/relative\",\"headline\":\"x\"}")
                .post("/v1/stories")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("https://storywire.dev/problems/invalid-story"))
                .body("instance", is("/v1/stories"))
                .body("errors.field", contains("source.name", "url"));
    }

    private List<ConsumerRecord<String, String>> events(String id, int number) {
        try (StoryTopic topic = new StoryTopic(kafka)) {
            return topic.await(id, number);
        }
    }

    private ValidatableResponse push(String story) {
        return given().contentType(ContentType.JSON)
                .body(story)
                .post("/v1/stories")
                .then()
                .statusCode(202);
    }

    private ValidatableResponse lines(String... stories) {
        return given().contentType("application/x-ndjson")
                .body(String.join("\n", stories).getBytes(UTF_8))
                .post("/v1/stories")
                .then()
                .statusCode(202);
    }

    private static String with(String story, String field) {
        return "{" + field + "," + story.substring(1);
    }

    private String kill(String externalId) {
        return "{\"source\":{\"name\":\"Harbour Post\"},\"externalId\":\"%s-%s\",\"status\":\"canceled\"}"
                .formatted(run, externalId);
    }

    private String story(String externalId, String headline) {
        return "{\"source\":{\"name\":\"Harbour Post\"},\"externalId\":\"%s-%s\",\"headline\":\"%s\"}"
                .formatted(run, externalId, headline);
    }
}
