package dev.storywire.search.index;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.embedded.EmbeddedElasticsearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The command as a Kubernetes Job runs it: a process of its own, which knows no more than its variables. */
class IndexCommandTest {
    @Test
    void the_first_run_makes_template_and_index_and_the_second_finds_them_and_changes_what_can_be_changed()
            throws Exception {
        try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(EmbeddedElasticsearch.defaults())) {
            Map<String, String> variables = new HashMap<>(
                    Map.of("QUARKUS_ELASTICSEARCH_HOSTS", elasticsearch.host(), "STORYWIRE_SEARCH_INDEX_SHARDS", "2"));
            Ended first = run(variables);
            assertEquals(0, first.code, first.printed);
            assertTrue(first.printed.contains("index stories-v2-000001 made"), first.printed);
            assertEquals("1073741824b", setting(elasticsearch, "merge.policy.max_merged_segment"));
            variables.put("STORYWIRE_SEARCH_INDEX_LARGEST_SEGMENT", "200M");
            Ended second = run(variables);
            assertEquals(0, second.code, second.printed);
            assertTrue(second.printed.contains("index stories-v2-000001 found"), second.printed);
            assertEquals("2", setting(elasticsearch, "number_of_shards"));
            assertEquals("209715200b", setting(elasticsearch, "merge.policy.max_merged_segment"));
        }
    }

    private static String setting(EmbeddedElasticsearch elasticsearch, String name) {
        return given().get("http://" + elasticsearch.host() + "/stories/_settings?flat_settings=true")
                .jsonPath()
                .getString("'stories-v2-000001'.settings.'index." + name + "'");
    }

    @Test
    void without_elasticsearch_it_fails_and_says_why() throws Exception {
        Ended ended = run(Map.of("QUARKUS_ELASTICSEARCH_HOSTS", "127.0.0.1:1"));
        assertEquals(1, ended.code, ended.printed);
        assertTrue(ended.printed.contains("no index: Connection refused"), ended.printed);
    }

    private record Ended(int code, String printed) {}

    private static Ended run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        IndexCommand.class.getName())
                .redirectErrorStream(true);
        command.environment().putAll(variables);
        Process job = command.start();
        String printed = new String(job.getInputStream().readAllBytes(), UTF_8);
        assertTrue(job.waitFor(1, TimeUnit.MINUTES));
        return new Ended(job.exitValue(), printed);
    }
}
