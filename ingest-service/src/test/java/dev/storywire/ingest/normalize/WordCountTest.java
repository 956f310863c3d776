package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The mayor's plan costs 1,250.50 euros.     | 6",
                "e.g. two-way streets                       | 4",
                "« Bonjour », dit-elle l’autre jour          | 5",
                "市议会昨天决定                                | 7",
                "カメラ を 買う                                | 4",
                "Привет, мир!                               | 2",
                "... --- !!!                                | 0",
                "naïve cafe\u0301                           | 2",
            })
    void wordsAreCountedAsReadersDo(String text, int words) {
        assertEquals(words, WordCount.of(text));
    }
}
