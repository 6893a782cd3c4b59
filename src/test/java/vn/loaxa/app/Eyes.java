package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real browser: opens pages, remembers what their consoles complained of, and takes pictures on a phone and on a desk. */
final class Eyes implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Integer> WIDTHS = List.of(390, 1280);

    /** Whatever a person fills in must have a name that is read out. */
    private static final String NAMELESS = """
            () => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
              .filter(field => !(field.labels && field.labels.length) && !field.getAttribute('aria-label')
                && !field.getAttribute('aria-labelledby'))
              .map(field => field.outerHTML)""";

    private final Playwright playwright;
    private final Browser browser;
    final List<String> complaints = new ArrayList<>();

    private Eyes(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test, with a line that says why, where there is no Chromium; fails there if {@code browser.required} is set. */
    static Eyes open() {
        @Nullable
        Path chromium = PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (chromium == null && Boolean.getBoolean("browser.required")) {
            throw new AssertionError("browser.required is set and there is no Chromium at any of " + PLACES);
        }
        assumeTrue(chromium != null, "No Chromium at any of " + PLACES + ": the browser test is skipped");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Eyes(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setChromiumSandbox(false)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-dev-shm-usage",
                                        "--disable-gpu",
                                        "--disable-background-networking"))));
    }

    Page page() {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("vi-VN"))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** Looks at the page as it stands: pictures at both widths, nothing sticks out sideways, every field has a name. */
    void look(Page page, String name) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
            assertThat(page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as(name + " at " + width + " is wider than the screen by")
                    .isEqualTo(0);
        }
        assertThat((List<?>) page.evaluate(NAMELESS))
                .as(name + ": fields without a label")
                .isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
