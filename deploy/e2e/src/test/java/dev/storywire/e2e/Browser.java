package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A real Chromium, the one that is installed. Without one its tests are skipped, or fail where {@code STORYWIRE_BROWSER_REQUIRED} is {@code true}.
 */
final class Browser implements AutoCloseable {

    /** Outside of version control; kept by whoever keeps build results. */
    private static final Path SHOTS = Path.of("target", "screenshots");

    private static final String CHROMIUM = "STORYWIRE_CHROMIUM";
    private static final String REQUIRED = "STORYWIRE_BROWSER_REQUIRED";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final URI base;

    /** @param base where the gateway is */
    Browser(URI base) {
        Path installed = installed();
        this.base = base;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed)
                        // Root, as which containers of builds run, has no sandbox.
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Path installed() {
        String named = System.getenv(CHROMIUM);
        return (named == null
                        ? Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                        : Stream.of(named))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(Browser::missing);
    }

    private static Path missing() {
        String words =
                "The page is tested in a real browser, and there is none: install the package chromium, or name one by"
                        + " the variable " + CHROMIUM + ".";
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            throw new AssertionError(words);
        }
        throw new TestAbortedException(words);
    }

    /** A tab of a browser that nobody used before; what goes wrong in its scripts fails the test that closes it. */
    Tab open(int width, ColorScheme scheme) {
        return new Tab(options(width, scheme));
    }

    /** A tab without scripts. */
    Tab openWithoutScript() {
        return new Tab(options(1280, ColorScheme.LIGHT).setJavaScriptEnabled(false));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(int width, ColorScheme scheme) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 800 : 1000)
                .setColorScheme(scheme)
                .setLocale("en-GB");
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** A page with what it complained of. */
    final class Tab implements AutoCloseable {

        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new CopyOnWriteArrayList<>();

        private Tab(com.microsoft.playwright.Browser.NewContextOptions options) {
            this.context = chromium.newContext(options);
            this.page = context.newPage();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.setDefaultTimeout(10_000);
        }

        Page page() {
            return page;
        }

        /** Goes to a path of the page. */
        Page go(String path) {
            page.navigate(base.resolve(path).toString());
            return page;
        }

        /** Signs in as the administrator. */
        void signIn() {
            go("/sign-in?next=/");
            page.fill("#key", Gateway.KEY);
            page.click("main button");
            page.waitForURL(base.resolve("/").toString());
        }

        /** Lets the page write and a test read what is copied. */
        void allowClipboard() {
            context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        }

        /** A complaint that is meant to come. */
        void forgive(String words) {
            complaints.removeIf(complaint -> complaint.contains(words));
        }

        /** Takes a picture for people to look at. */
        void shoot(String name) {
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
        }

        /** Holds the page against WCAG 2.2, levels A and AA, and against its width. */
        void assertAccessible() {
            var found = new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                    .analyze()
                    .getViolations();
            assertThat(found)
                    .as(() -> page.url() + ": "
                            + found.stream()
                                    .map(rule -> rule.getId() + " "
                                            + rule.getNodes().stream()
                                                    .map(node -> node.getHtml())
                                                    .limit(3)
                                                    .toList())
                                    .toList())
                    .isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s is no wider than the window", page.url())
                    .isEqualTo(true);
        }

        @Override
        public void close() {
            context.close();
            assertThat(complaints).isEmpty();
        }
    }
}
