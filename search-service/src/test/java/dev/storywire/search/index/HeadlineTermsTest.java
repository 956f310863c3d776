package dev.storywire.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadlineTermsTest {
    @Test
    void phrases_neither_begin_nor_end_with_a_function_word_and_do_not_cross_punctuation() {
        assertEquals(
                Set.of("mayor", "mayor of oslo", "oslo", "ferry", "ferry strike", "strike"),
                HeadlineTerms.topics("The Mayor of Oslo: a ferry strike", "Gazette"));
    }

    @Test
    void the_name_of_the_source_is_no_topic() {
        assertEquals(Set.of("storm"), HeadlineTerms.topics("Storm | Harbour Gazette", "The Harbour Gazette"));
    }

    @Test
    void accents_case_and_possessives_are_folded() {
        assertEquals(Set.of("erdogan", "erdogan visit", "visit"), HeadlineTerms.topics("ERDOĞAN’s visit", ""));
    }

    @Test
    void chinese_is_taken_by_runs_of_two_to_four_characters() {
        assertEquals(Set.of("王毅", "王毅访", "王毅访问", "毅访", "毅访问", "访问"), HeadlineTerms.topics("王毅访问", "新华社"));
    }

    @Test
    void a_headline_can_be_completed_from_each_of_its_first_telling_words() {
        assertEquals(
                List.of("The night ferry is back", "night ferry is back", "ferry is back", "back"),
                HeadlineTerms.beginnings("The night ferry is back"));
        assertEquals(List.of("a b", "b"), HeadlineTerms.beginnings("a\u0000b"));
    }
}
