package dev.storywire.search.story;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private static boolean isPartial(int failedShards, boolean timedOut) {
        SearchParameters.Reading reading = SearchParameters.read(Map.of());
        if (!(reading instanceof SearchParameters.Reading.Valid valid)) {
            throw new AssertionError(reading);
        }
        SearchResponse<ObjectNode> response = SearchResponse.of(r -> r.took(1)
                .timedOut(timedOut)
                .shards(s -> s.total(3).successful(3 - failedShards).failed(failedShards))
                .hits(h -> h.hits(List.of())));
        return new PageReader(valid.search(), response, Map.of())
                .page(Optional.empty())
                .partial();
    }

    @Test
    void a_page_of_every_shard_in_time_is_whole() {
        assertFalse(isPartial(0, false));
    }

    @Test
    void a_page_is_partial_where_a_shard_failed_or_the_search_ran_out_of_time() {
        assertTrue(isPartial(1, false));
        assertTrue(isPartial(0, true));
    }
}
