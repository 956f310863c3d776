package dev.storywire.gateway.admin;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RepublicationTest extends GatewayTest {

    private static final String PATH = "/v1/admin/republication";

    @Test
    void itIsBegunFollowedAndEndedAtTheIngestService() {
        ingest.answer("POST " + PATH, new Reply.Text(202, "application/json", "{\"state\":\"running\"}"));
        ingest.answerJson("GET " + PATH, "{\"state\":\"running\",\"lookedAt\":500}");
        ingest.answerJson("DELETE " + PATH, "{\"state\":\"canceled\"}");

        when().post(PATH).then().statusCode(202).body("state", equalTo("running"));
        when().get(PATH).then().statusCode(200).body("lookedAt", equalTo(500));
        when().delete(PATH).then().statusCode(200).body("state", equalTo("canceled"));

        assertEquals(PATH, ingest.received().getFirst().uri());
    }

    @Test
    void aSecondOneIsRefusedWithTheProblemOfTheIngestService() {
        ingest.answer("POST " + PATH, Reply.problem(409, problem("republication-under-way", 409)));
        ingest.answer("GET " + PATH, Reply.problem(404, problem("no-republication", 404)));

        assertProblem(when().post(PATH).then(), 409, "republication-under-way", PATH);
        assertProblem(when().get(PATH).then(), 404, "no-republication", PATH);
    }

    private static String problem(String type, int status) {
        return "{\"type\":\"https://storywire.dev/problems/%s\",\"title\":\"It is refused\",\"status\":%d}"
                .formatted(type, status);
    }
}
