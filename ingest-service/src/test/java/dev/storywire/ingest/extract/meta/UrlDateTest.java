package dev.storywire.ingest.extract.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlDateTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example/2031/03/04/the-bridge, 2031-03-04",
        "https://a.example/2031/mar/04/the-bridge, 2031-03-04",
        "https://a.example/news/2031-03-04-the-bridge.html, 2031-03-04",
        "https://a.example/world/20310304/the-bridge, 2031-03-04"
    })
    void an_address_may_carry_the_day(String url, LocalDate day) {
        assertEquals(day, UrlDate.in(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/story-20310399",
                "https://a.example/2031/the-year",
                "https://a.example/id/120310304567",
                ""
            })
    void digits_in_an_address_that_are_no_day_are_left_alone(String url) {
        assertNull(UrlDate.in(url));
    }
}
