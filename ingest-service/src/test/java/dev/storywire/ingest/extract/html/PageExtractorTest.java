package dev.storywire.ingest.extract.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.date.Precision;
import dev.storywire.ingest.extract.ExtractedPage;
import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.FoundTime;
import dev.storywire.ingest.extract.Picture;
import dev.storywire.ingest.extract.Where;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageExtractorTest {
    private static final String URL = "https://post.example/2031/03/04/crane";

    private static final String BODY = """
            <p>The harbour of Norvale closed yesterday after a crane fell across both of its berths, the authority said.</p>
            <h2>Nobody hurt</h2>
            <p>Forty ships are waiting outside, among them three that carry <a href="/fruit">fruit for the inland</a> markets.</p>
            <ul><li>The first berth is blocked by the boom.</li><li>The second lies under the cabin.</li></ul>
            <blockquote><p>We hear creaking every hour, and we keep everybody away from it.</p></blockquote>
            <p>Engineers want to lift the crane in two parts and expect to need until Friday at the earliest.</p>
            """;

    private final PageExtractor extractor = new PageExtractor(ExtractionLimits.defaults());

    private ExtractedStory article(String html) {
        List<ExtractedStory> stories = extractor.extract(html, URL).stories();
        assertEquals(1, stories.size());
        return stories.getFirst();
    }

    private static String page(String head, String body) {
        return "<!doctype html><html lang=en><head><title>Crane closes harbour | The Norvale Post</title>" + head
                + "</head><body>" + body + "</body></html>";
    }

    @Test
    void only_the_articles_own_words_are_its_body() {
        ExtractedStory story = article(page("", """
                <nav><a href=/>Home</a><a href=/news>News of the whole wide world and beyond</a></nav>
                <div class="cookie-notice"><p>We use cookies so that our website works. Please accept all of them, would you?</p></div>
                <article><h1>Crane closes harbour</h1><div class="byline">By Mira Holt</div><div class="share-bar">Share this story with your friends and your family.</div>
                """ + BODY + """
                <p>Read more: <a href="/dam">Council drains the old reservoir</a></p>
                <figure><img src="/crane.jpg"><figcaption>The crane across the berths, seen from above in the morning. Photo: Mira Holt/AFP</figcaption></figure>
                <div class="newsletter-signup"><p>Get the best of the harbour into your inbox every morning, before anybody else is up.</p></div>
                </article>
                <section class="related-stories"><h3>Related</h3><ul><li><a href="/museum">Tower becomes a museum for keepers</a></li></ul></section>
                <div id="comments"><p>I never trusted that crane, and I told everybody who would listen to me for many years.</p></div>
                <footer><p>The Norvale Post is printed by nobody in particular, and all of its words are invented.</p></footer>
                """));
        assertEquals(7, story.body().size());
        assertTrue(story.body().getFirst().startsWith("The harbour of Norvale closed"));
        assertTrue(story.body().getLast().endsWith("Friday at the earliest."));
        assertEquals(
                List.of("https://post.example/dam", "https://post.example/museum"),
                story.related().stream().map(pointer -> pointer.url()).toList());
        assertEquals("Mira Holt", story.authors().getFirst().value().name());
    }

    @Test
    void the_markup_of_the_body_keeps_its_structure_and_makes_links_absolute() {
        String html = article(page("", "<article><h1>Crane closes harbour</h1>" + BODY + "</article>"))
                .bodyHtml();
        assertTrue(html.contains("<h2>Nobody hurt</h2>"));
        assertTrue(html.contains("<a href=\"https://post.example/fruit\">fruit for the inland</a>"));
        assertTrue(html.contains("<ul>\n<li>The first berth"));
        assertTrue(html.contains("<blockquote>\n<p>We hear"));
    }

    @Test
    void json_ld_in_a_graph_goes_before_meta_and_text() {
        ExtractedStory story = article(page("""
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
                {"@type":["NewsArticle"],"headline":"Crane closes harbour","datePublished":"2031-03-04T05:06:07+01:00","dateModified":"2031-03-04T06:00:00+01:00",
                "author":[{"@type":"Person","name":"Mira Holt","url":"https://post.example/mira"}],"inLanguage":"en-GB","keywords":["harbour","crane"]}]}</script>
                <meta property="article:published_time" content="2031-03-05T00:00:00Z"><meta name="author" content="Somebody Else">
                """, "<article><h1>Crane closes harbour</h1>" + BODY + "</article>"));
        assertEquals(new Found<>("Crane closes harbour", Where.JSON_LD), story.headline());
        assertEquals(
                new FoundTime(Instant.parse("2031-03-04T04:06:07Z"), Precision.SECOND, true, Where.JSON_LD),
                story.publishedAt());
        assertEquals("Mira Holt", story.authors().getFirst().value().name());
        assertEquals(new Found<>("en-GB", Where.JSON_LD), story.language());
        assertEquals(
                List.of("harbour", "crane"),
                story.tags().stream().map(Found::value).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-03-04T05:06:07Z\",}",
                "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-03-04T05:06:07Z\"}\n//]]>",
                "<!-- {\"@type\":\"NewsArticle\",\"description\":\"two\nlines\",\"datePublished\":\"2031-03-04T05:06:07Z\"} -->",
                "[{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-03-04T05:06:07Z\",\"author\":{\"name\":\"A\"}"
            })
    void broken_json_ld_is_mended_where_that_is_safe(String json) {
        ExtractedStory story = article(page("<script type=\"application/ld+json\">" + json + "</script>", BODY));
        FoundTime time = Objects.requireNonNull(story.publishedAt());
        assertEquals(Where.JSON_LD, time.where());
        assertEquals(Instant.parse("2031-03-04T05:06:07Z"), time.instant());
    }

    @Test
    void without_any_other_date_the_address_gives_the_day() {
        ExtractedStory story = article(page("", BODY));
        assertEquals(
                new FoundTime(Instant.parse("2031-03-04T00:00:00Z"), Precision.DAY, false, Where.URL),
                story.publishedAt());
    }

    @Test
    void a_visible_byline_and_date_are_read_where_nothing_else_tells() {
        ExtractedStory story = new PageExtractor(ExtractionLimits.defaults())
                .extract(
                        "<html lang=de><body><h1>Kran sperrt Hafen</h1><p class=autor>Von Jürgen Maßmann</p><p class=datum>4. März 2031, 17:06 Uhr</p>"
                                + BODY,
                        "https://post.example/kran")
                .stories()
                .getFirst();
        assertEquals(new Found<>("Kran sperrt Hafen", Where.TEXT), story.headline());
        assertEquals("Jürgen Maßmann", story.authors().getFirst().value().name());
        FoundTime time = Objects.requireNonNull(story.publishedAt());
        assertEquals(Where.TEXT, time.where());
        assertEquals(Instant.parse("2031-03-04T17:06:00Z"), time.instant());
    }

    @Test
    void a_dateline_is_taken_off_text_and_markup_alike() {
        ExtractedStory story = article(page(
                "",
                "<article><h1>Crane closes harbour</h1>" + BODY.replaceFirst("<p>", "<p><b>NORVALE</b> (Reuters) - ")
                        + "</article>"));
        assertEquals(new Found<>("NORVALE", Where.TEXT), story.dateline());
        assertEquals(List.of("Reuters"), story.credits());
        assertTrue(story.body().getFirst().startsWith("The harbour"));
        assertFalse(story.bodyHtml().contains("NORVALE"));
        assertTrue(story.bodyHtml().contains("The harbour of Norvale closed"));
    }

    @Test
    void caption_and_credit_go_to_the_picture() {
        ExtractedStory story = article(page(
                "",
                "<article><h1>Crane closes harbour</h1><figure><img data-src=\"/img/crane-1200.jpg\" alt=\"A crane\"><figcaption>The crane across the berths. <span class=credit>Photo: Mira Holt</span></figcaption></figure>"
                        + BODY + "</article>"));
        Picture picture = story.pictures().getFirst();
        assertEquals("https://post.example/img/crane-1200.jpg", picture.url());
        assertEquals("A crane", picture.title());
        assertTrue(story.body().stream().noneMatch(line -> line.contains("across the berths.")));
    }

    @Test
    void a_credit_behind_the_caption_is_told_apart() {
        Picture picture = article(page(
                        "",
                        "<article><h1>Crane closes harbour</h1><figure><img src=/c.jpg><figcaption>The crane at dusk. Photo: Mira Holt/AFP</figcaption></figure>"
                                + BODY + "</article>"))
                .pictures()
                .getFirst();
        assertEquals("The crane at dusk.", picture.caption());
        assertEquals("Mira Holt/AFP", picture.credit());
    }

    @Test
    void the_lead_picture_above_the_headline_keeps_its_caption() {
        Picture picture = article(page(
                        "<meta property=og:image content=https://post.example/lead.jpg?w=1200>",
                        "<figure><img src=/lead.jpg?w=600><figcaption>The crane at dusk.</figcaption></figure><article><h1>Crane closes harbour</h1>"
                                + BODY + "</article>"))
                .pictures()
                .getFirst();
        assertEquals("The crane at dusk.", picture.caption());
    }

    @Test
    void a_picture_in_a_box_amid_the_text_counts_unless_it_links_elsewhere() {
        ExtractedStory story = article(page(
                "",
                "<article><h1>Crane closes harbour</h1>" + BODY
                        + "<div class=widget><img src=/own.jpg></div><div class=widget><a href=/shop><img src=/shop.jpg></a></div>"
                        + BODY.replace("Forty", "Fifty") + "</article>"));
        assertEquals(
                List.of("https://post.example/own.jpg"),
                story.pictures().stream().map(Picture::url).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span class=kicker>Sea trade</span><h1>Crane closes harbour</h1>",
                "<a class=article-eyebrow href=/sea>Sea trade</a><h1>Crane closes harbour</h1>",
                "<h1><span class=headline__kicker>Sea trade:</span> <span>Crane closes harbour</span></h1>",
                "<p class=article__dachzeile>Sea trade</p><h1>Crane closes harbour</h1>"
            })
    void a_label_over_the_headline_is_the_kicker(String head) {
        ExtractedStory story = article(page(
                "<meta property=og:title content=\"Crane closes harbour\">", "<article>" + head + BODY + "</article>"));
        assertEquals(new Found<>("Sea trade", Where.TEXT), story.kicker());
        assertEquals(
                "Crane closes harbour", Objects.requireNonNull(story.headline()).value());
    }

    @Test
    void a_declared_article_body_wins_over_longer_text_elsewhere() {
        String contact = "<div><p>"
                + "You can reach our desk at any hour of the day, by letter or by boat, and somebody will answer. "
                        .repeat(12)
                + "</p></div>";
        ExtractedStory story = article(
                page(
                        "",
                        contact
                                + "<div itemprop=articleBody>The harbour of Norvale closed yesterday after a crane fell across both of its berths, and it will stay closed until Friday at the earliest, engineers said.</div>"));
        assertEquals(1, story.body().size());
        assertTrue(story.body().getFirst().startsWith("The harbour"));
    }

    @Test
    void a_wrapper_whose_name_sounds_like_furniture_is_no_furniture_when_it_holds_the_article() {
        ExtractedStory story = article(page(
                "",
                "<div class=\"sidebar-layout comments-open\"><div class=\"promo-box\"><h1>Crane closes harbour</h1>"
                        + BODY + "</div></div>"));
        assertEquals(7, story.body().size());
    }

    @Test
    void a_page_with_metadata_and_no_text_is_still_a_story() {
        ExtractedStory story = article(page(
                "<meta property=og:title content=\"Crane closes harbour\"><meta property=og:image content=/crane.jpg>",
                "<div id=app></div>"));
        assertEquals(new Found<>("Crane closes harbour", Where.META), story.headline());
        assertEquals(
                "https://post.example/crane.jpg", story.pictures().getFirst().url());
        assertTrue(story.body().isEmpty());
    }

    @Test
    void a_page_of_several_stories_gives_each_with_its_own_address() {
        String items = "";
        for (String town : List.of("Norvale", "Eastmere", "Quillon", "Harrow Bay")) {
            items += "<div class=item><h3><a href=\"/" + town.charAt(0) + "\">News from the town of " + town
                    + "</a></h3><p>In " + town
                    + " the council met yesterday and spoke about the harbour until late at night, when</p></div>";
        }
        List<ExtractedStory> stories = extractor
                .extract(page("", "<h1>Region</h1><main>" + items + "</main>"), URL)
                .stories();
        assertEquals(4, stories.size());
        assertTrue(stories.stream().allMatch(story -> story.kind() == ExtractedStory.Kind.TEASER));
        assertEquals(
                new Found<>("https://post.example/N", Where.TEXT),
                stories.getFirst().url());
    }

    @Test
    void japanese_text_without_spaces_is_running_text() {
        String text = "ノルベール港は昨日、クレーンが二つのバースの上に倒れたため閉鎖された。けが人はいないが、四十隻の船が沖で待っている。";
        ExtractedStory story = article("<html lang=ja><body><h1>クレーンで港が閉鎖</h1><div class=text>" + text + "<br><br>"
                + text.replace("昨日", "今日") + "</div><ul><li><a href=/a>関連記事の見出しがここにあります</a></ul>");
        assertEquals(2, story.body().size());
    }

    @Test
    void of_a_page_with_more_paragraphs_than_are_read_the_first_ones_are_the_body() {
        String paragraph = "<p>The council met on Monday and agreed to repair the old bridge before the rain begins.";
        ExtractedPage page = new PageExtractor(new ExtractionLimits(1_000_000, 100, 5_000, 1_000, 10, 10))
                .extract("<html><body><div>" + paragraph.repeat(2_000), "");
        assertEquals(1_000, page.stories().getFirst().body().size());
        assertEquals("page-cut", page.findings().getFirst().code());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 20_000})
    void deep_nesting_is_answered(int depth) {
        ExtractedStory story = article("<h1>Crane closes harbour</h1>" + "<div>".repeat(depth) + BODY);
        assertTrue(story.body().size() >= 5);
    }
}
