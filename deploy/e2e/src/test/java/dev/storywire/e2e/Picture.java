package dev.storywire.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import java.nio.file.Path;

/** Makes the README's picture: the page, over a suite that has the stories of {@link Newsroom} and nothing else. */
final class Picture {

    private Picture() {}

    /** @param arguments the file to write */
    public static void main(String... arguments) {
        try (var suite = new Suite(SuiteSettings.defaults().withApiKey(Gateway.KEY))) {
            suite.start((part, took) -> {});
            var gateway = new Gateway(suite.gateway().base());
            Newsroom.opened(gateway);
            try (var browser = new Browser(gateway.base());
                    var tab = browser.open(1280, ColorScheme.LIGHT)) {
                tab.page().setViewportSize(1280, 860);
                Page page = tab.go("/");
                page.locator(".story").first().waitFor();
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(arguments[0])));
            }
        }
    }
}
