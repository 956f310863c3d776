package dev.storywire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do on the page, in a real browser against the real suite. */
@ExtendWith(SuiteExtension.class)
class BrowserJourneyTest {

    private static final String OURS = "/?source=Quay+Courier";

    private static final String EVIL =
            "\\\"><img src=x onerror=document.title='hurt'><script>document.title='hurt'</script><style>*{display:none}</style>";

    private static Gateway gateway;
    private static Publisher publisher;
    private static Browser browser;
    private static Newsroom newsroom;

    @BeforeAll
    static void open(Gateway suite, Publisher there) {
        gateway = suite;
        publisher = there;
        browser = new Browser(suite.base());
        newsroom = Newsroom.opened(suite);
    }

    @AfterAll
    static void close() {
        // Where there is no browser, nothing was opened.
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anEditorSearchesNarrowsDownOpensAStoryAndComesBack() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.go("/");
            page.fill("#q", "night ferry weeks");
            page.press("#q", "Enter");
            page.waitForURL(Pattern.compile(".*[?]q=night.ferry.weeks.*"));
            assertThat(page.locator(".story mark").first()).isVisible();
            page.click(".facet a:has-text('Quay Courier')");
            assertThat(page.locator(".story")).hasCount(1);
            tab.shoot("search");
            String found = page.url();
            page.click(".story h3 a");
            assertThat(page.locator("h1")).hasText("Night ferry is back after four weeks");
            page.goBack();
            assertThat(page.url()).isEqualTo(found);
            page.click(".facet a.chosen");
            assertThat(page.locator(".story").nth(1)).isVisible();
        }
    }

    @Test
    void aFaultyQueryIsMarkedWhereItIsFaulty() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.go("/");
            page.fill("#q", "ferry OR");
            page.press("#q", "Enter");
            assertThat(page.locator(".fault")).isVisible();
            assertThat(page.locator("#q")).isFocused();
            tab.shoot("fault");
            tab.forgive("400 (Bad Request)");
        }
    }

    @Test
    void whatIsTypedIsCompletedByKeyboard() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.go("/");
            page.keyboard().press("/");
            page.keyboard().type("quay");
            assertThat(page.locator("#offers li").first()).isVisible();
            tab.shoot("suggestions");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*source%3A%22Quay\\+Courier%22.*"));
            assertThat(page.locator(".story").first()).isVisible();
        }
    }

    @Test
    void aPeriodIsDraggedOnTheTimeline() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.go(OURS);
            var box = page.locator(".timeline svg").boundingBox();
            page.mouse().move(box.x + box.width * 0.5, box.y + 30);
            page.mouse().down();
            page.mouse().move(box.x + box.width * 0.7, box.y + 30);
            page.mouse().move(box.x + box.width - 2, box.y + 30);
            page.mouse().up();
            page.waitForURL(Pattern.compile(".*from=.*&to=.*"));
            assertThat(page.locator(".story").first()).isVisible();
            assertThat(page.locator("input[name=from][type=hidden]")).not().hasCount(0);
        }
    }

    @Test
    void whatComesInIsCountedAndMovesNothingThatIsRead() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.go(OURS);
            assertThat(page.locator("#results[data-listening]")).isAttached();
            Locator second = page.locator(".story").nth(1);
            String text = second.innerText();
            double top = second.boundingBox().y;
            gateway.pushStories(Newsroom.late("late-1", "Gulls take over the quay"));
            assertThat(page.locator("#fresh")).hasText("1 new");
            assertThat(second.innerText()).isEqualTo(text);
            assertThat(second.boundingBox().y).isEqualTo(top);
            tab.shoot("fresh");
            page.click("#fresh");
            assertThat(page.locator(".story h3").first()).hasText("Gulls take over the quay");
        }
    }

    @Test
    void thePagesFollowOneAnotherAndEachHasAnAddress() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.go(OURS + "&sort=oldest");
            assertThat(page.locator(".story")).hasCount(30);
            page.locator("#next").scrollIntoViewIfNeeded();
            assertThat(page.locator(".story").nth(59)).isAttached();
            page.locator(".story").nth(45).scrollIntoViewIfNeeded();
            page.waitForURL(Pattern.compile(".*cursor=.*"));
            page.reload();
            assertThat(page.locator(".story").first()).isVisible();
        }
    }

    @Test
    void theKeyboardAloneReadsStories() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.go(OURS + "&sort=oldest");
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            assertThat(page.locator(".story").first()).hasClass(Pattern.compile(".*here.*"));
            page.keyboard().press("o");
            page.waitForURL(Pattern.compile(".*/stories/.*"));
        }
    }

    @Test
    void aStoryShowsItsPictureItsClusterItsRevisionsAndIsCopied() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            tab.allowClipboard();
            Page page = tab.go("/stories/" + newsroom.ferry());
            assertThat(page.locator(".caption")).hasText("The Aurora leaves the harbor.");
            assertThat(page.locator(".credit")).hasText("Jonna Reck / Harbor Authority");
            page.click("button:has-text('ninjs')");
            assertThat(page.locator("#said")).hasText("Copied.");
            assertThat((String) page.evaluate("navigator.clipboard.readText()")).contains("\"headlines\"");
            tab.shoot("story");
            page.click("text=Compare side by side");
            assertThat(page.locator("del").first()).containsText("three");
            assertThat(page.locator("ins").first()).containsText("four");
            tab.shoot("revisions");
        }
    }

    @Test
    void searchingAndReadingNeedNoScript() {
        try (var tab = browser.openWithoutScript()) {
            Page page = tab.go("/");
            page.fill("#q", "headline:\"four weeks\"");
            page.click("form.search button");
            page.click(".story h3 a");
            assertThat(page.locator("h1")).hasText("Night ferry is back after four weeks");
            page.navigate(gateway.base().resolve(OURS).toString());
            page.click("#next");
            assertThat(page.locator(".story").first()).isVisible();
        }
    }

    @Test
    void aFeedIsLookedAtAddedPausedAndWatched() {
        var feed = new NewsFeed("Gull Gazette").publish("kittiwake").publish("puffin");
        publisher.at("/gulls.xml", feed::wellBehaved);
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            tab.signIn();
            Page page = tab.go("/feeds");
            page.locator("#add").evaluate("panel => panel.open = true");
            page.fill("input[name=url]", publisher.url(0, "/gulls.xml"));
            page.click("form[data-look] button");
            assertThat(page.locator("#look")).containsText("The puffin was seen again");
            tab.shoot("feed-preview");
            page.click("#look button");
            page.waitForURL(Pattern.compile(".*/feeds/[0-9a-z]+"));
            assertThat(page.locator("h1")).hasText("Gull Gazette");
            page.click("button:has-text('Pause')");
            assertThat(page.locator(".health").first()).hasText(Pattern.compile("\\s*Paused"));
            page.click("button:has-text('Resume')");
            assertThat(page.locator(".health").first()).not().hasText(Pattern.compile("\\s*Paused"));
            page.click("button:has-text('Fetch now')");
            assertThat(page.locator("#said")).hasText("It is fetched in a moment.");
            tab.shoot("feed");
        }
    }

    @Test
    void anOpmlFileIsTakenInWithAnOutcomeForEachFeed() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            tab.signIn();
            Page page = tab.go("/feeds");
            page.locator("#add").evaluate("panel => panel.open = true");
            String opml = "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"Tern Times\" xmlUrl=\""
                    + publisher.url(1, "/terns.xml")
                    + "\"/><outline type=\"rss\" text=\"Broken\" xmlUrl=\"gopher://x\"/></body></opml>";
            page.setInputFiles(
                    "#opml",
                    new com.microsoft.playwright.options.FilePayload(
                            "feeds.opml", "text/x-opml", opml.getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("#imported")).containsText("Tern Times: added");
            assertThat(page.locator("#imported")).containsText("Broken: rejected");
        }
    }

    @Test
    void anAlertIsTwoClicksFromASearchAndTriedBeforeItIsMade() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            tab.signIn();
            Page page = tab.go("/?q=lighthouse&source=Quay+Courier");
            page.click("text=Alert me");
            assertThat(page.locator("#trial .note")).containsText("stories would have been told");
            assertThat(page.locator("#trial rect")).hasCount(30);
            page.fill("#alert-url", publisher.url(2, "/hook"));
            tab.shoot("alert-new");
            page.click("text=Make the alert");
            assertThat(page.locator(".secret")).containsText("whsec_");
            page.click("#secret a");
            assertThat(page.locator("h1")).hasText("lighthouse");
            tab.shoot("alert");
        }
    }

    @Test
    void aHostileStoryChangesNothingOnThePage() {
        String story = """
                {"source":{"name":"Hostile ☠"},"externalId":"hostile","language":"en","headline":"Hostile headline ☠","kicker":"☠","summary":"☠",\
                "bodyText":"☠","bodyHtml":"<p onclick=\\"x()\\">Hostile body<script>document.title='hurt'</script><style>*{display:none}</style>\
                <form action=\\"//evil.example\\"><input name=\\"q\\"></form><a href=\\"javascript:document.title='hurt'\\">link</a>\
                <iframe src=\\"//evil.example\\"></iframe><div id=\\"q\\" class=\\"skip\\">x</div></p>","byline":"☠","dateline":"☠","credits":["☠"],\
                "authors":[{"name":"☠"}],"tags":[{"term":"☠","label":"☠"}],"url":"https://hostile.example/1","publishedAt":"2026-03-02T06:30:00Z",\
                "media":[{"url":"https://hostile.example/x.jpg","type":"image/jpeg","role":"image","caption":"☠","credit":"☠"}]}""".replace("☠", EVIL);
        String id = gateway.pushStories(story.replace("\n", "")).jsonPath().getString("outcomes[0].id");
        gateway.searchUntil(
                Map.of("q", "\"Hostile headline\""),
                java.time.Duration.ofSeconds(10),
                found -> found.getInt("total.value") == 1);
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            for (String path : List.of("/?q=%22Hostile+headline%22", "/stories/" + id)) {
                Page page = tab.go(path);
                assertThat(page.locator("main")).isVisible();
                assertThat(page.title()).contains("Storywire").doesNotStartWith("hurt");
                assertThat(page.locator("main :is(script, style, iframe, object, [onclick], [onerror], [style])"))
                        .hasCount(0);
                assertThat(page.locator("main article form, main .story form")).hasCount(0);
                assertThat(page.locator("main a[href^='javascript:']")).hasCount(0);
                assertThat(page.locator("#q")).hasCount(1);
            }
            tab.shoot("hostile");
        }
    }

    @ParameterizedTest
    @CsvSource({"360, DARK", "1440, LIGHT", "2560, LIGHT"})
    void everyPageIsAccessibleAndFitsItsWindow(int width, ColorScheme scheme) {
        try (var tab = browser.open(width, scheme)) {
            tab.go("/sign-in");
            tab.assertAccessible();
            tab.signIn();
            for (String path : List.of(
                    "/",
                    OURS,
                    "/?q=night+ferry",
                    "/?q=nothingatall",
                    "/stories/" + newsroom.ferry(),
                    "/stories/" + newsroom.ferry() + "/revisions",
                    "/feeds",
                    "/trends",
                    "/status",
                    "/alerts",
                    "/alerts/new?q=ferry")) {
                tab.go(path);
                tab.assertAccessible();
                tab.shoot("%s-%d-%s".formatted(name(path), width, scheme));
            }
        }
    }

    @Test
    void theFirstPageIsSmallStillAndQuick() {
        try (var tab = browser.open(1440, ColorScheme.LIGHT)) {
            Page page = tab.page();
            page.addInitScript("""
                    window.shift = 0; window.longest = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) shift += entry.value; }))
                      .observe({ type: 'layout-shift', buffered: true });
                    new PerformanceObserver(list => list.getEntries().forEach(entry => { longest = Math.max(longest, entry.duration); }))
                      .observe({ type: 'longtask', buffered: true });""");
            tab.go("/");
            page.waitForTimeout(500);
            var bytes = (Number) page.evaluate("""
                    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                      .reduce((sum, entry) => sum + entry.transferSize, 0)""");
            var requests = (Number) page.evaluate("performance.getEntriesByType('resource').length + 1");
            assertThat(bytes.longValue()).as("bytes").isBetween(1_000L, 100_000L);
            assertThat(requests.intValue()).as("requests").isLessThanOrEqualTo(5);
            assertThat(((Number) page.evaluate("shift")).doubleValue())
                    .as("layout shift")
                    .isLessThan(0.01);
            // A machine that is busy with something else makes a task long now and then, but not each time.
            double longest = ((Number) page.evaluate("longest")).doubleValue();
            for (int again = 0; again < 5 && longest >= 200; again++) {
                tab.go("/");
                page.waitForTimeout(500);
                longest = Math.min(longest, ((Number) page.evaluate("longest")).doubleValue());
            }
            assertThat(longest).as("longest task, ms").isLessThan(200);
        }
    }

    private static String name(String path) {
        return path.equals("/") ? "front" : path.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
