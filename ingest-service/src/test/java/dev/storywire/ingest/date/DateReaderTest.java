package dev.storywire.ingest.date;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2024-04-10T06:30:00Z                    | 2024-04-10T06:30:00Z
                    2024-04-10T06:30:00.25+02:00            | 2024-04-10T04:30:00.250Z
                    2024-04-10T0630+0200                    | 2024-04-10T04:30:00Z
                    20240410T063000Z                        | 2024-04-10T06:30:00Z
                    2024-04-10 06:30:00 -0500               | 2024-04-10T11:30:00Z
                    2024-W15-3                              | 2024-04-10T00:00:00Z
                    2024-101                                | 2024-04-10T00:00:00Z
                    2024-04                                 | 2024-04-01T00:00:00Z
                    2024-04-10T24:00:00Z                    | 2024-04-11T00:00:00Z
                    20240410                                | 2024-04-10T00:00:00Z
                    1712730600                              | 2024-04-10T06:30:00Z
                    1712730600000                           | 2024-04-10T06:30:00Z
                    Wed, 10 Apr 2024 06:30:00 GMT           | 2024-04-10T06:30:00Z
                    Mon, 10 Apr 2024 06:30:00 +0000         | 2024-04-10T06:30:00Z
                    Wed, 10 Apr 24 06:30 EDT                | 2024-04-10T10:30:00Z
                    10 Apr 1999 06:30:59 +0530 (IST)        | 1999-04-10T01:00:59Z
                    Wed Apr 10 06:30:00 PDT 2024            | 2024-04-10T13:30:00Z
                    April 10th, 2024 at 6:30 pm             | 2024-04-10T18:30:00Z
                    10 avril 2024 à 06h30                   | 2024-04-10T06:30:00Z
                    mer., 10 avr. 2024 06:30:00 +0200       | 2024-04-10T04:30:00Z
                    Mittwoch, 10. April 2024, 06:30 Uhr     | 2024-04-10T06:30:00Z
                    10.04.2024 - 06.30                      | 2024-04-10T06:30:00Z
                    10 апреля 2024, 06:30                   | 2024-04-10T06:30:00Z
                    Τετ, 10 Απρ 2024 06:30:00 EET           | 2024-04-10T04:30:00Z
                    2024-április-10T6:30+02:00              | 2024-04-10T04:30:00Z
                    2024년 4월 10일 오후 6:30                  | 2024-04-10T18:30:00Z
                    2024年4月10日 6時30分                     | 2024-04-10T06:30:00Z
                    10/23/2024 6:30:00 PM                   | 2024-10-23T18:30:00Z
                    23/10/2024 18:30                        | 2024-10-23T18:30:00Z
                    Thu, 29 Oct 2020 07:36:03 GMT-07:00     | 2020-10-29T14:36:03Z
                    2024-07-10 06:30 Europe/Berlin          | 2024-07-10T04:30:00Z
                    """)
    void printedTimesAreRead(String printed, String instant) {
        var time = DateReader.read(printed);
        assertNotNull(time, printed);
        assertEquals(instant, time.instant().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2 hours ago",
                "31 April 2024",
                "2024-13-45",
                "99:99",
                "0",
                "Wed,",
                "T",
                "+0200",
                "12"
            })
    void whatIsNoTimeIsNone(String printed) {
        assertNull(DateReader.read(printed));
    }

    @ParameterizedTest
    @CsvSource({"2024-04-10, DAY, false", "2024-04-10 06:30, MINUTE, false", "2024-04-10T06:30:00Z, SECOND, true"})
    void precisionAndZoneAreThoseOfTheText(String printed, Precision precision, boolean zoned) {
        var time = requireNonNull(DateReader.read(printed));
        assertEquals(precision, time.precision());
        assertEquals(zoned, time.zoned());
    }

    @Test
    void theWeekdayTellsDayFromMonth() {
        assertEquals(
                "2024-10-04T00:00:00Z",
                requireNonNull(DateReader.read("Fri, 04/10/2024")).instant().toString());
        assertEquals(
                "2024-04-10T00:00:00Z",
                requireNonNull(DateReader.read("Wed, 04/10/2024")).instant().toString());
        assertTrue(requireNonNull(DateReader.read("04/10/2024")).ambiguous());
    }

    @Test
    void noTextIsAnError() {
        String[] pieces = {
            "12", "2024", ":", "-", "/", ".", " ", "T", "Z", "W", "Apr", "mar.", "+", "PM", "年", "오후", "GMT", "1e9", ","
        };
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            DateReader.read(text.toString());
        }
    }
}
