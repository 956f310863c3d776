package dev.storywire.ingest.push;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.support.ServiceTest;
import dev.storywire.ingest.support.StoryTopic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class DocumentsTest {

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String rss = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://a.example/</link>
            <item><guid>%1$s-1</guid><title>Ferry runs</title><link>https://a.example/1</link><description>It sails.</description></item>
            <item><guid>%1$s-2</guid><title>Pier opens</title><link>/2</link></item>
            <item><guid>%1$s-3</guid></item>
            </channel></rss>
            """.formatted(UUID.randomUUID());

    @Test
    void theStoriesOfAFeedAreStoredAndThoseThatSayNothingRejectedAlone() {
        document("application/rss+xml", rss.getBytes(UTF_8))
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .body("outcomes.outcome", contains("created", "created", "rejected"))
                .body("outcomes[2].error.field", is("headline"))
                .body("outcomes[2].error.position", is(3));
        document("application/rss+xml", rss.getBytes(UTF_8))
                .post("/v1/documents")
                .then()
                .body("outcomes.outcome", contains("unchanged", "unchanged", "rejected"));
    }

    @Test
    void thePreviewOfADocumentStoresNothing() {
        int before = given().get("/v1/status").then().extract().path("stories");
        document("application/rss+xml", rss.getBytes(UTF_8))
                .queryParam("url", "https://a.example/feed.xml")
                .post("/v1/preview")
                .then()
                .statusCode(200)
                .body("format", is("rss-2.0"))
                .body("feed.title", is("Harbour Post"))
                .body("stories", hasSize(3))
                .body("stories[1].url", is("https://a.example/2"));
        given().get("/v1/status").then().body("stories", is(before));
    }

    @Test
    void aDeletedEntryIsShownAsACanceledStoryWithADiagnostic() {
        document("application/atom+xml", """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Harbour Post</title>
                <at:deleted-entry ref="urn:1" when="2026-03-02T08:00:00Z"><at:comment>Wrong ferry</at:comment></at:deleted-entry></feed>
                """.getBytes(UTF_8))
                .post("/v1/preview")
                .then()
                .statusCode(200)
                .body("stories.status", contains("canceled"))
                .body("stories.externalId", contains("urn:1"))
                .body("stories.updatedAt", contains("2026-03-02T08:00:00Z"))
                .body("diagnostics.code", contains("deleted-entry"))
                .body("diagnostics[0].message", containsString("Wrong ferry"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json | {"uri":"urn:ID","headline":"Ferry sinks","body_text":"It sank."} | {"uri":"urn:ID","pubstatus":"canceled"}
            application/xml  | <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ID"><contentMeta><headline>Ferry sinks</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>It sank.</p></body.content></body></nitf></inlineXML></contentSet></newsItem> | <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ID"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>
            """)
    void aKillWithoutTextCancelsTheStoryOnceAndKeepsItsContent(String type, String wire, String kill) {
        String urn = UUID.randomUUID().toString();
        byte[] killed = kill.replace("ID", urn).getBytes(UTF_8);
        pushed(type, killed).body("outcomes.outcome", contains("ignored"));
        String id = pushed(type, wire.replace("ID", urn).getBytes(UTF_8))
                .body("outcomes.outcome", contains("created"))
                .extract()
                .path("outcomes[0].id");

        pushed(type, killed).body("outcomes.outcome", contains("revised")).body("outcomes.id", contains(id));
        pushed(type, killed).body("outcomes.outcome", contains("unchanged"));

        given().get("/v1/stories/" + id)
                .then()
                .body("status", is("canceled"))
                .body("revision", is(2))
                .body("headline", is("Ferry sinks"))
                .body("bodyText", is("It sank."));
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            assertEquals(
                    "story.canceled.v1", StoryTopic.header(topic.await(id, 2).get(1), "ce_type"));
        }
    }

    @Test
    void aDocumentOfNoKnownSourceHasItsStoriesRejectedWithTheReason() {
        document("text/plain", "Ferry runs late again\n\nThe ferry ran late again on Friday.".getBytes(UTF_8))
                .post("/v1/documents")
                .then()
                .statusCode(202)
                .body("outcomes[0].outcome", is("rejected"))
                .body("outcomes[0].error.field", is("source"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/documents", "/v1/preview"})
    void anEmptyDocumentCannotBeRead(String path) {
        document("text/plain", new byte[0])
                .post(path)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("https://storywire.dev/problems/unreadable-document"))
                .body("instance", is(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/documents", "/v1/preview"})
    void aPictureCannotBeRead(String path) {
        byte[] picture = {
            (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1
        };
        document("image/png", picture).post(path).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/documents", "/v1/preview"})
    void aDocumentAboveTheLimitIsRefusedWithTheLimit(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20_000_000]))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(413, answer.statusCode());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(answer.body().contains("https://storywire.dev/problems/too-large"), answer.body());
            assertTrue(answer.body().contains("16777216"), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/1", "ftp://a.example/", "https:", "http://a.example/ b"})
    void anAddressThatIsNoneIsToldWithItsParameter(String url) {
        document("text/plain", "x".getBytes(UTF_8))
                .queryParam("url", url)
                .post("/v1/documents")
                .then()
                .statusCode(400)
                .body("type", is("https://storywire.dev/problems/invalid-parameter"))
                .body("errors.field", contains("url"));
    }

    private static ValidatableResponse pushed(String type, byte[] bytes) {
        return document(type, bytes)
                .queryParam("source", "Harbour Wire")
                .post("/v1/documents")
                .then()
                .statusCode(202);
    }

    private static RequestSpecification document(String type, byte[] bytes) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.BINARY)))
                .contentType(type)
                .body(bytes);
    }
}
