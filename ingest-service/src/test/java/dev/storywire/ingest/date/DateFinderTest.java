package dev.storywire.ingest.date;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2031-03-04T05:06:07Z                        | en | 2031-03-04T05:06:07Z
            2031-03-04T05:06:07.123+02:00               | en | 2031-03-04T03:06:07Z
            2031-03-04 05:06:07 +0530                   | en | 2031-03-03T23:36:07Z
            Tue, 04 Mar 2031 05:06:07 GMT               | en | 2031-03-04T05:06:07Z
            20310304                                    | en | 2031-03-04T00:00:00Z
            March 4, 2031 at 5:06 p.m. EST              | en | 2031-03-04T22:06:00Z
            Updated 5:06 pm, Tuesday, March 4, 2031     | en | 2031-03-04T17:06:00Z
            March 4, 2031 5:06 PM ET                    | en | 2031-03-04T22:06:00Z
            July 4, 2031 5:06 PM ET                     | en | 2031-07-04T21:06:00Z
            4 mars 2031 à 17:06 et plus tard            | fr | 2031-03-04T17:06:00Z
            4th of March 2031                           | en | 2031-03-04T00:00:00Z
            3/4/2031                                    | en | 2031-03-04T00:00:00Z
            04.03.2031, 17:06 Uhr                       | de | 2031-03-04T17:06:00Z
            4. März 2031                                | de | 2031-03-04T00:00:00Z
            4 de marzo de 2031                          | es | 2031-03-04T00:00:00Z
            le 4 mars 2031 à 17h06                      | fr | 2031-03-04T17:06:00Z
            4 марта 2031, 17:06                         | ru | 2031-03-04T17:06:00Z
            2031. március 4.                            | hu | 2031-03-04T00:00:00Z
            2031년 3월 4일 오후 5:06                      | ko | 2031-03-04T17:06:00Z
            2031年3月4日 17時06分                         | ja | 2031-03-04T17:06:00Z
            """)
    void dates_are_read_in_many_shapes_and_languages(String text, String language, String instant) {
        ReadTime read = new DateFinder("en".equals(language)).find(text);
        assertNotNull(read);
        assertEquals(instant, read.instant().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two hours ago", "99/99/9999", "Version 4.3.21", "call 555-0123", "2031-02-30"})
    void what_is_no_date_is_not_made_one(String text) {
        assertNull(new DateFinder(true).find(text));
    }
}
