package dev.storywire.ingest.extract.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractedStory.Kind;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.Found;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageDumpExtractorTest {
    private static final String ARTICLE = """
            The harbour of Norvale closed yesterday after a crane fell across both of its berths, the port authority said.
            Nobody was hurt, but forty ships are waiting outside, among them three that carry fruit for the inland markets.
            Photo: Mira Holt, AFP
            “We hear creaking every hour,” the harbour master, Lin Mei (林美), told reporters at the gate in the morning.
            Engineers want to lift the crane in two parts and expect to need until Friday at the earliest.""";

    private static final String DAM =
            "The upland council has voted to drain the old reservoir, which supplied the valley with water for a century. Farmers say that the decision comes too late for this year. “We asked for it when the wall first leaked, and nobody came to look at what was happening,” the chairman of the growers";
    private static final String MUSEUM =
            "A museum of lighthouse keepers has opened in a tower that was to be torn down. Its founder collected the logbooks of sixty keepers over thirty years. Visitors may climb to the lamp on two evenings a week. The oldest book begins with a storm that lasted for nine days and ends, in another hand, with";
    private static final String KICKED =
            "NIGHT TRAINS: The operator wants to bring sleeping cars back to the coast line by next summer Rail travellers in Norvale may soon go to bed in the capital and wake up at the sea. The operator has ordered twelve cars and is looking for staff. It says that tickets will cost no more than a seat by day. Unions have asked how";

    private final PageDumpExtractor extractor = new PageDumpExtractor(ExtractionLimits.defaults());

    private List<ExtractedStory> stories(String dump) {
        return extractor.extract(dump).stories();
    }

    private static @Nullable String value(@Nullable Found<String> found) {
        return found == null ? null : found.value();
    }

    @Test
    void an_article_and_teasers_that_run_on_without_a_blank_line_are_parted() {
        List<ExtractedStory> stories = stories(String.join("\n", ARTICLE, DAM, KICKED, MUSEUM));
        assertEquals(
                List.of(Kind.ARTICLE, Kind.TEASER, Kind.TEASER, Kind.TEASER),
                stories.stream().map(ExtractedStory::kind).toList());
        assertTrue(stories.stream().skip(1).allMatch(ExtractedStory::truncated));
        assertFalse(stories.getFirst().truncated());
        assertEquals(4, stories.getFirst().body().size());
        assertTrue(stories.getFirst().body().get(2).contains("Lin Mei (林美)"));
    }

    @Test
    void a_photo_credit_goes_to_the_media_and_not_into_the_body() {
        ExtractedStory article = stories(ARTICLE).getFirst();
        assertEquals("Mira Holt, AFP", article.pictures().getFirst().credit());
        assertTrue(article.body().stream().noneMatch(line -> line.contains("Photo")));
    }

    @Test
    void a_teaser_with_kicker_and_deck_has_them_apart_from_its_text() {
        ExtractedStory teaser = stories(String.join("\n", ARTICLE, KICKED, DAM)).get(1);
        assertEquals("NIGHT TRAINS", value(teaser.kicker()));
        assertEquals(
                "The operator wants to bring sleeping cars back to the coast line by next summer",
                value(teaser.summary()));
        assertTrue(teaser.body().getFirst().startsWith("Rail travellers in Norvale"));
    }

    @Test
    void a_page_without_a_headline_gets_one_of_its_first_sentence() {
        ExtractedStory article = stories(ARTICLE).getFirst();
        assertTrue(article.derivedHeadline());
        String headline = Objects.requireNonNull(value(article.headline()));
        assertTrue(headline.startsWith("The harbour of Norvale closed"), headline);
    }

    @Test
    void headline_byline_and_dateline_are_taken_off_the_body() {
        ExtractedStory article = stories("Crane closes harbour\nBy Mira Holt, Bloomberg\nNORVALE (AP) — " + ARTICLE)
                .getFirst();
        assertEquals("Crane closes harbour", value(article.headline()));
        assertEquals("Mira Holt", article.authors().getFirst().value().name());
        assertEquals("NORVALE", value(article.dateline()));
        assertEquals(List.of("Bloomberg", "AP"), article.credits());
        assertTrue(article.body().getFirst().startsWith("The harbour of Norvale"));
    }

    @Test
    void teasers_under_a_header_begin_behind_it() {
        List<ExtractedStory> stories =
                stories(String.join("\n\n", ARTICLE.replace("\n", "\n\n"), "Most popular", DAM, MUSEUM));
        assertEquals(3, stories.size());
        assertTrue(stories.getFirst().body().getLast().endsWith("Friday at the earliest."));
    }

    @Test
    void teasers_of_two_lines_are_kept_together() {
        String split = DAM.replaceFirst("\\. ", ".\n") + "\n\n" + MUSEUM.replaceFirst("\\. ", ".\n") + "\n\n" + KICKED;
        List<ExtractedStory> stories = stories(ARTICLE + "\n" + split);
        assertEquals(4, stories.size());
        assertEquals(2, stories.get(1).body().size());
        assertTrue(stories.getFirst().body().getLast().endsWith("Friday at the earliest."));
    }

    @Test
    void teasers_with_headings_carry_them_as_headlines() {
        List<ExtractedStory> stories = stories(ARTICLE + "\nMore stories\nCouncil drains reservoir\n" + DAM
                + "...\nTower becomes museum\n" + MUSEUM + "...");
        assertEquals(3, stories.size());
        assertEquals("Council drains reservoir", value(stories.get(1).headline()));
        assertEquals("Tower becomes museum", value(stories.get(2).headline()));
    }

    @Test
    void a_heading_over_a_kicker_belongs_to_the_teaser_below_it() {
        List<ExtractedStory> stories = stories(ARTICLE + "\nMore stories\nCouncil drains reservoir\nWATER: " + DAM
                + "...\nTower becomes museum\nCULTURE: " + MUSEUM + "...");
        assertEquals(3, stories.size());
        assertEquals("Council drains reservoir", value(stories.get(1).headline()));
        assertEquals("WATER", value(stories.get(1).kicker()));
        assertEquals("CULTURE", value(stories.get(2).kicker()));
    }

    @Test
    void teasers_alone_make_no_article() {
        List<ExtractedStory> stories = stories(String.join("\n\n", DAM, MUSEUM, KICKED));
        assertEquals(
                List.of(Kind.TEASER, Kind.TEASER, Kind.TEASER),
                stories.stream().map(ExtractedStory::kind).toList());
    }

    @Test
    void an_unended_line_in_the_middle_of_an_article_is_no_teaser() {
        String tweet =
                "They told us on Monday that the crane had been looked at and that all of it was fine and now it lies across the berths for everybody to see";
        List<ExtractedStory> stories = stories(ARTICLE.replace("Photo:", tweet + "\nPhoto:"));
        assertEquals(1, stories.size());
        assertTrue(stories.getFirst().body().contains(tweet));
    }

    @Test
    void korean_teasers_are_told_apart_by_their_cut_ends() {
        String article =
                "노르베일 항구가 어제 폐쇄됐다. 크레인이 두 선석 위로 쓰러졌기 때문이다.\n다친 사람은 없지만 배 마흔 척이 밖에서 기다리고 있다.\n사진=연합뉴스\n기술자들은 금요일까지 크레인을 들어 올릴 계획이라고 밝혔다.";
        String teaser =
                "고원 의회가 한 세기 동안 계곡에 물을 공급해 온 낡은 저수지를 비우기로 의결했다. 농민들은 올해에는 너무 늦은 결정이라고 말한다. 벽에서 처음 물이 샜을 때 요청했지만 아무도 와서 보지 않았다고 재배자 모임의 회장이…";
        List<ExtractedStory> stories = stories(article + "\n많이 본 뉴스\n" + teaser + "\n" + teaser.replace("고원", "산골"));
        assertEquals(
                List.of(Kind.ARTICLE, Kind.TEASER, Kind.TEASER),
                stories.stream().map(ExtractedStory::kind).toList());
        assertEquals(3, stories.getFirst().body().size());
    }

    @Test
    void of_a_whole_page_only_the_story_is_kept() {
        String navigation =
                "Crane closes harbour - The Norvale Post\n\nSubscribe\nSign in\nHome\nNews\nLocal\nSport\nOpinion\nWeather\nTravel\nMenu\n\nCrane closes harbour\n\nBy Mira Holt\n\nMarch 4, 2031\n\nShare\nFacebook\nTwitter\n\n";
        String rest =
                "\n\nMost popular\n\nCouncil drains reservoir\n\nTower becomes museum\n\n5 Comments\n\nSally\n\nI never trusted that crane, and I told everybody who would listen to me for years. It creaked whenever the wind came from the north.\n\nAbout us\nPrivacy policy\nTerms of use\nContact\n© 2031 The Norvale Post";
        List<ExtractedStory> stories = stories(navigation + ARTICLE.replace("\n", "\n\n") + rest);
        assertEquals(1, stories.size());
        ExtractedStory article = stories.getFirst();
        assertEquals("Crane closes harbour", value(article.headline()));
        assertEquals(4, article.body().size());
        assertEquals("Mira Holt", article.authors().getFirst().value().name());
        assertEquals(
                List.of("Council drains reservoir", "Tower becomes museum"),
                article.related().stream().map(pointer -> pointer.headline()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n ", "...", "\u0000\u0001", "Photo: AFP", "Advertisement"})
    void a_dump_without_running_text_has_no_story(String dump) {
        assertTrue(stories(dump).stream().allMatch(story -> story.kind() != Kind.TEASER));
    }

    @Test
    void what_is_beyond_a_limit_is_left_out_and_reported() {
        var small = new PageDumpExtractor(new ExtractionLimits(200, 10, 10, 2, 1, 1));
        var page = small.extract(String.join("\n", ARTICLE, DAM, MUSEUM));
        assertEquals(1, page.stories().size());
        assertEquals("text-cut", page.findings().getFirst().code());
    }
}
