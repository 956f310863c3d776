package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't be read is answered with a problem document that says why, and the suite goes on. */
@ExtendWith(SuiteExtension.class)
class BadInputTest {

    static Stream<Arguments> unreadable() {
        var noise = new byte[4096];
        new Random(7).nextBytes(noise);
        return Stream.of(
                arguments("an empty body", new byte[0], "text/plain", 422),
                arguments("text that claims to be XML", utf8("{ not xml at all"), "application/rss+xml", 422),
                arguments("20 MB", new byte[20_000_000], "text/html", 413),
                arguments("binary noise", noise, "application/octet-stream", 422));
    }

    @ParameterizedTest(name = "{0} is answered {3}")
    @MethodSource("unreadable")
    void aDocumentThatCannotBeReadIsAProblemThatSaysWhy(
            String situation, byte[] body, String contentType, int status, Gateway gateway) {
        var answer =
                gateway.pushDocument(body, contentType, Map.of("url", "https://bad.example/x", "source", "Bad Input"));

        assertThat(answer.statusCode()).as(situation).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).startsWith("https://storywire.dev/problems/");
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception", "dev.storywire.", "\tat ");
        await("the suite after " + situation)
                .until(() -> gateway.health("ingest").equals("up"));
    }

    @Test
    void textInAnotherEncodingThanDeclaredIsReadAllTheSame(Gateway gateway) {
        var answer = gateway.request()
                .queryParam("url", "https://encodings.example/a")
                .header("Content-Type", "text/html; charset=utf-8")
                .body(
                        ("<html><head><title>Überfahrt für Fähren größer als je - Lindesunder Bote</title></head><body><article><h1>Überfahrt für Fähren größer als je</h1>"
                                        + "<p>Die Fähre wird künftig auch über Nacht fahren, hieß es gestern in Lindesund, und das für alle Gäste.</p>"
                                        + "</article></body></html>")
                                .getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/preview");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("stories[0].headline")).isEqualTo("Überfahrt für Fähren größer als je");
        assertThat(answer.jsonPath().getList("diagnostics.code")).isNotEmpty();
    }

    @Test
    void oneBadLineIsRejectedAloneAndTheSuiteGoesOn(Gateway gateway) {
        var answer = gateway.pushStories("""
                {"source":{"name":"Lines"},"externalId":"l-1","headline":"The first line is good"}
                {"source":{"name":"Lines"},"externalId":"l-2","headline":
                {"source":{"name":"Lines"},"externalId":"l-3","headline":"The third line is good as well"}
                """);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getList("outcomes.outcome")).containsExactly("created", "rejected", "created");
        assertThat(answer.jsonPath().getString("outcomes[1].error")).isNotBlank();
    }

    @Test
    void aQueryThatDoesNotParseIsAnsweredWithThePosition(Gateway gateway) {
        var answer = gateway.request().queryParam("q", "ferry AND \"unfinished").get("/v1/stories");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("q");
        assertThat(answer.jsonPath().getInt("errors[0].position")).isPositive();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
