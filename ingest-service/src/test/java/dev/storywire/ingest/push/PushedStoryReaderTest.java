package dev.storywire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.storywire.ingest.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushedStoryReaderTest {

    private static final String GOOD = "'source':{'name':'Harbour Post'},'externalId':'1','headline':'Ferry'";

    @Test
    void fieldsThatNobodyKnowsArePassedOver() {
        PushedStory story = right("{" + GOOD + ",'id':'ours','revision':7,'mood':{'of':['the',1]}}");
        assertEquals("Ferry", story.headline());
        assertEquals(List.of(), story.authors());
    }

    @Test
    void emptyPlacesInListsArePassedOver() {
        assertEquals(
                1, right("{" + GOOD + ",'tags':[null,{'term':'x'}]}").tags().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'headline':7                        | headline      | must be a string
            'headline':true                     | headline      | must be a string
            'headline':['a']                    | headline      | must be a string
            'source':'Harbour'                  | source        | must be an object
            'source':{'name':{}}                | source.name   | must be a string
            'status':'dead'                     | status        | must be one of usable, withheld, canceled
            'status':1                          | status        | must be one of usable, withheld, canceled
            'tags':'x'                          | tags          | must be an array
            'tags':[{'term':1}]                 | tags[0].term  | must be a string
            'media':[{'url':'u','width':'wide'}]| media[0].width| must be a number
            'truncated':'yes'                   | truncated     | must be true or false
            """)
    void aWrongTypeIsToldWithItsField(String field, String path, String message) {
        assertEquals(List.of(FieldError.of(path, message)), wrong("{" + field + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'url':'ftp://a.example/x'           | url
            'url':'/news/1'                     | url
            'canonicalUrl':'https:nowhere'      | canonicalUrl
            'publishedAt':'2024-04-10'          | publishedAt
            'updatedAt':'yesterday'             | updatedAt
            'publishedAt':'+12024-04-10T06:30:00Z' | publishedAt
            'media':[{'type':'image/png'}]      | media[0].url
            'links':[{'rel':'self'}]            | links[0].href
            """)
    void aValueThatMeansNothingIsToldWithItsField(String field, String path) {
        List<FieldError> errors = wrong("{" + GOOD + "," + field + "}");
        assertEquals(List.of(path), errors.stream().map(FieldError::field).toList());
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertEquals(
                List.of("source.name", "externalId", "headline"),
                wrong("{}").stream().map(FieldError::field).toList());
    }

    @ParameterizedTest
    @CsvSource({"{", "''", "[]", "null", "42", "{} {}"})
    void whatIsNoStoryIsWrongAsAWhole(String json) {
        assertEquals(1, wrong(json).size());
    }

    @Test
    void bytesThatAreNotUtf8AreWrong() {
        byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'};
        assertInstanceOf(PushedStoryReader.Reading.Wrong.class, PushedStoryReader.read(latin1));
    }

    private static PushedStory right(String json) {
        return assertInstanceOf(PushedStoryReader.Reading.Right.class, read(json))
                .story();
    }

    private static List<FieldError> wrong(String json) {
        return assertInstanceOf(PushedStoryReader.Reading.Wrong.class, read(json))
                .errors();
    }

    private static PushedStoryReader.Reading read(String json) {
        return PushedStoryReader.read(json.replace('\'', '"').getBytes(UTF_8));
    }
}
