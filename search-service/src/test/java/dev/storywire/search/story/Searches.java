package dev.storywire.search.story;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Searches of the service under test. */
public final class Searches {
    private Searches() {}

    /** The page for these parameters, name and value in turn. */
    public static JsonPath page(String... parameters) {
        Response response = response(parameters);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.asString());
        }
        return response.jsonPath();
    }

    /** The answer for these parameters, name and value in turn, whatever it is. */
    public static Response response(String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/v1/stories");
    }

    /** The headlines on that page. */
    public static List<String> headlines(String... parameters) {
        return page(parameters).getList("stories.headline");
    }

    public static int total(String... parameters) {
        return page(parameters).getInt("total.value");
    }

    /** The values of a facet with their counts. */
    public static Map<String, Integer> facet(JsonPath page, String facet) {
        List<Map<String, Object>> values = page.getList("facets." + facet);
        return values.stream().collect(java.util.stream.Collectors.toMap(value -> (String) value.get("value"), value ->
                (Integer) value.get("count")));
    }
}
