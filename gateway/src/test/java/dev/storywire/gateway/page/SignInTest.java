package dev.storywire.gateway.page;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest extends GatewayTest {

    private static final String COOKIE = "storywire-key";

    @BeforeEach
    void answer() {
        search.answerJson("GET /v1/stories", "{\"total\":{\"value\":0},\"stories\":[]}");
        ingest.answerJson("POST /v1/opml", "{\"outcomes\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "/?q=ferry, /sign-in?next=%2F%3Fq%3Dferry",
        "/feeds, /sign-in?next=%2Ffeeds",
        "/alerts, /sign-in?next=%2Falerts"
    })
    void whoeverIsNotKnownIsAskedForAKeyAndComesBack(String address, String asked) {
        browser().get(address).then().statusCode(303).header("Location", containsString(asked));
    }

    @Test
    void aKeyThatWorksIsKeptWhereNoScriptReadsIt() {
        signIn(ADMIN_KEY, "/feeds?q=a")
                .then()
                .statusCode(303)
                .header("Location", "/feeds?q=a")
                .header(
                        "Set-Cookie",
                        allOf(
                                containsString("HTTPOnly"),
                                containsString("SameSite=Strict"),
                                not(containsString(ADMIN_KEY))));
        browser().cookie(COOKIE, cookie()).get("/").then().statusCode(200).body(containsString("Sign out"));
        browser().cookie(COOKIE, cookie()).get("/v1/stories").then().statusCode(200);
    }

    @Test
    void aKeyThatDoesNotWorkIsRefused() {
        signIn("nobody's key", "/")
                .then()
                .statusCode(401)
                .body(containsString("unknown, expired or mistyped"))
                .header("Set-Cookie", (String) null);
    }

    @Test
    void whoeverSignsOutHasNoKeyAnyMore() {
        browser()
                .cookie(COOKIE, cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Set-Cookie", containsString("Max-Age=0"));
    }

    @Test
    void aKeyThatWorksNoLongerLeadsToSigningInAgain() {
        browser()
                .cookie(COOKIE, "c3dfb3V0ZGF0ZWQ")
                .get("/feeds")
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in"))
                .header("Set-Cookie", containsString("Max-Age=0"));
        browser().cookie(COOKIE, "c3dfb3V0ZGF0ZWQ").get("/v1/stories").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void whatAnotherSitesPageSendsWithTheCookieIsRefused(String site) {
        importing().header("Sec-Fetch-Site", site).post("/v1/opml").then().statusCode(403);
        importing()
                .header("Origin", "https://evil.example")
                .post("/v1/opml")
                .then()
                .statusCode(403);
        importing().header("Origin", "null").post("/v1/opml").then().statusCode(403);
        browser()
                .header("Sec-Fetch-Site", site)
                .contentType(ContentType.URLENC)
                .formParam("key", ADMIN_KEY)
                .post("/sign-in")
                .then()
                .statusCode(403);
        assertEquals(0, ingest.begun());
    }

    @Test
    void whatThePageItselfSendsWithTheCookieIsDone() {
        importing()
                .header("Sec-Fetch-Site", "same-origin")
                .post("/v1/opml")
                .then()
                .statusCode(200);
    }

    @Test
    void aProgramThatShowsItsKeyMayComeFromAnywhere() {
        as(ADMIN_KEY)
                .header("Origin", "https://desk.example")
                .header("Sec-Fetch-Site", "cross-site")
                .body("<opml/>")
                .contentType("text/x-opml")
                .post("/v1/opml")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification importing() {
        return browser().cookie(COOKIE, cookie()).contentType("text/x-opml").body("<opml/>");
    }

    private static Response signIn(String key, String next) {
        return browser()
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.URLENC)
                .formParam("key", key)
                .formParam("next", next)
                .post("/sign-in");
    }

    private static String cookie() {
        return signIn(ADMIN_KEY, "/").cookie(COOKIE);
    }

    private static RequestSpecification browser() {
        return anonymously()
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .accept("text/html,application/xhtml+xml,*/*;q=0.8");
    }
}
