package dev.storywire.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostlyPartTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elect* (minis* OR abc*)          | 18 | abc*",
                "one two \"three four\" five     | 8  | fewer words, found 4",
                "lang:en OR one                  | 11 | fewer words, found 2",
                "''                              | 0  | simpler",
            })
    void the_shortest_prefix_is_the_costly_part_and_without_one_the_second_half_of_the_words(
            String query, int position, String message) {
        QueryFault part = CostlyPart.of(query);
        assertEquals(position, part.position());
        assertTrue(part.message().contains(message), part::message);
    }
}
