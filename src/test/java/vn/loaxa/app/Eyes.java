package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real browser: opens pages, remembers what their consoles complained of, and takes pictures on a phone and on a desk. */
final class Eyes implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final Path PICTURES = Path.of("target", "screens");
    /** A phone, a tablet and an office's screen. */
    private static final List<Integer> WIDTHS = List.of(390, 768, 1366);

    private static final int PHONE = 390;
    private static final int DESK = 1366;
    private static final int HEAVIEST_BYTES = 300 * 1024;
    private static final String AXE = axe();
    private static final String FOUND = """
            () => axe.run(document, {runOnly: %s, resultTypes: ['violations']})
              .then(found => found.violations.map(fault => fault.id + ': ' + fault.help + ' '
                + fault.nodes.map(node => node.html).slice(0, 3).join(' ')))""";
    private static final String FAULTS = FOUND.formatted("['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']");
    /** What hangs on the width alone: a tablet has the colours and the words of the other two. */
    private static final String FAULTS_OF_PLACE = FOUND.formatted(
            "{type: 'rule', values: ['target-size', 'scrollable-region-focusable', 'aria-hidden-focus']}");

    /** Everything the page needed to open, unpacked; what it asks for afterwards is not its weight. */
    private static final String WEIGHT = """
            () => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
              .filter(entry => !['xmlhttprequest', 'fetch'].includes(entry.initiatorType))
              .reduce((sum, entry) => sum + (entry.decodedBodySize || 0), 0)""";

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
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setLocale("vi-VN")
                        // What fades in has half its colour for a moment, and axe may look just then.
                        .setReducedMotion(ReducedMotion.REDUCE))
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

    /** Closes what was opened besides these: a page that is open follows what happens, and takes the machine's time for it. */
    void only(Page... kept) {
        for (BrowserContext context : browser.contexts()) {
            if (context.pages().stream().noneMatch(List.of(kept)::contains)) {
                context.close();
            }
        }
    }

    /**
     * Looks at the page as it stands: pictures on a phone and on a desk, nothing sticks out sideways at any width, every field
     * has a name, axe finds no fault of WCAG A or AA at any width, and the page is light enough for a village's network.
     */
    void look(Page page, String name) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            if (width == PHONE || width == DESK) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                        .setFullPage(true));
            }
            if (width == PHONE) {
                page.evaluate(AXE);
            }
            assertThat((List<?>) page.evaluate(width == PHONE || width == DESK ? FAULTS : FAULTS_OF_PLACE))
                    .as(name + " at " + width + ": faults that axe finds")
                    .isEmpty();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as(name + " at " + width + " is wider than the screen by")
                    .isEqualTo(0);
        }
        assertThat((List<?>) page.evaluate(NAMELESS))
                .as(name + ": fields without a label")
                .isEmpty();
        assertThat(((Number) page.evaluate(WEIGHT)).intValue())
                .as(name + ": bytes of the whole page")
                .isLessThan(HEAVIEST_BYTES);
    }

    /** Looks at the page at the size it has, for what a change of size would close again. */
    void lookHere(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(FAULTS))
                .as(name + ": faults that axe finds")
                .isEmpty();
    }

    private static String axe() {
        try (var in = Objects.requireNonNull(Eyes.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading axe.min.js", e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
