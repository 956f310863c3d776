package dev.storywire.gateway.story;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NinjsTest extends GatewayTest {

    private static final String STORY = """
            {"id":"abc","revision":2,"status":"usable","headline":"Fish","kicker":"FOOD","summary":"Short","bodyText":"Long",
             "bodyHtml":"<p>Long</p>","language":"en","byline":"By Åsa Lind","publishedAt":"2026-03-14T09:00:00Z",
             "retrievedAt":"2026-03-15T10:30:00Z","source":{"name":"Lindesund Post"},"tags":[{"term":"food"}],
             "rights":{"copyright":"© Post"},
             "media":[{"url":"https://post.example/a.jpg","type":"image/jpeg","role":"image","width":640}]}""";

    @Test
    void aStoryIsAnsweredAsNinjsToWhoAsksForIt() {
        ingest.answerJson("GET /v1/stories/abc", STORY);

        given().accept(Ninjs.TYPE)
                .get("/v1/stories/abc")
                .then()
                .statusCode(200)
                .contentType(startsWith(Ninjs.TYPE))
                .body("uri", equalTo("tag:storywire.dev,2026:story/abc"))
                .body("standard.version", equalTo("3.0"))
                .body("version", equalTo("2"))
                .body("pubStatus", equalTo("usable"))
                .body("representationType", equalTo("full"))
                .body("headlines[0].value", equalTo("Fish"))
                .body("bodies[1].contentType", equalTo("text/html"))
                .body("copyrightNotice", equalTo("© Post"))
                .body("subjects[0].name", equalTo("food"))
                .body("associations[0].type", equalTo("picture"))
                .body("associations[0].renditions[0].width", equalTo(640))
                .body("headline", nullValue());
    }

    @Test
    void aSearchIsAnsweredAsACollectionOfNinjsWithALinkToTheNextPage() {
        search.answerJson(
                "GET /v1/stories", "{\"nextCursor\":\"a+b\",\"stories\":[{\"id\":\"abc\",\"headline\":\"Fish\"}]}");

        given().accept(Ninjs.TYPE)
                .get("/v1/stories?size=1")
                .then()
                .statusCode(200)
                .contentType(startsWith(Ninjs.TYPE))
                .header("Link", containsString("cursor=a%2Bb"))
                .body("[0].headlines[0].value", equalTo("Fish"))
                .body("[0].representationType", equalTo("partial"));
        given().accept(Ninjs.TYPE + ";q=0.5, application/json")
                .get("/v1/stories?size=1")
                .then()
                .contentType("application/json");
    }
}
