package dev.storywire.gateway.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends GatewayTest {

    /** The copy that was read and agreed to: clients are made from it. */
    private static final String REVIEWED = "/openapi-reviewed.yaml";

    @Test
    void theDocumentServedIsTheOneReviewed() throws IOException {
        String served = served();
        Path actual = Path.of("target", "openapi.yaml");
        Files.writeString(actual, served);

        try (InputStream reviewed = OpenApiTest.class.getResourceAsStream(REVIEWED)) {
            assertEquals(
                    reviewed == null ? "" : new String(reviewed.readAllBytes(), StandardCharsets.UTF_8),
                    served,
                    "The API changed. Is the change additive? Then review " + actual
                            + " and copy it over src/test/resources" + REVIEWED);
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        String document = served();
        var missing = Pattern.compile("#/components/(\\w+)/([\\w-]+)")
                .matcher(document)
                .results()
                .filter(reference -> !document.contains("\n    " + reference.group(2) + ":"))
                .map(reference -> reference.group())
                .collect(Collectors.toSet());
        assertTrue(missing.isEmpty(), () -> "Nothing at " + missing);
    }

    @Test
    void aLinterFindsNothing() throws IOException {
        var findings = OpenApiLint.findings(new ObjectMapper().readTree(served("application/json")));

        assertTrue(findings.isEmpty(), () -> String.join("\n", findings));
    }

    private static String served() {
        return served("application/yaml");
    }

    private static String served(String type) {
        return given().accept(type)
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
