package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.console.guide.Guide;
import vn.loaxa.console.guide.Picture;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Takes the pictures of the guide anew, into {@code target/huong-dan}; with {@code -Dguide.pictures=write} also to where the
 * jar has them from. A page that is gone, or no longer shows what the picture begins with, fails.
 */
final class GuidePictures {
    static final int LARGEST_BYTES = 60 * 1024;
    private static final int MARGIN = 12;
    private static final Path TAKEN = Path.of("target", "huong-dan");
    private static final Path KEPT = Path.of("src", "main", "resources", "web", "huong-dan");
    private static final String PLACE = """
            element => ({
              x: element.getBoundingClientRect().x + window.scrollX,
              y: element.getBoundingClientRect().y + window.scrollY,
              foot: document.documentElement.scrollHeight
            })""";
    private static final String TO_WEBP = """
            async ([png, largest]) => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + png;
              await image.decode();
              const canvas = document.createElement('canvas');
              canvas.width = image.width;
              canvas.height = image.height;
              canvas.getContext('2d').drawImage(image, 0, 0);
              let webp = '';
              for (const quality of [0.8, 0.65, 0.5, 0.35]) {
                webp = canvas.toDataURL('image/webp', quality).split(',')[1];
                if (webp.length * 0.75 <= largest) break;
              }
              return webp;
            }""";

    private final Eyes eyes;
    private final Demo demo;
    private final Map<String, Page> visitors = new HashMap<>();

    GuidePictures(Eyes eyes, Demo demo) {
        this.eyes = eyes;
        this.demo = demo;
    }

    void take() {
        int waiting = directiveThatWaits();
        Page workshop = eyes.page();
        try {
            Files.createDirectories(TAKEN);
            for (Picture picture : new Guide(Optional.empty()).pictures()) {
                byte[] webp = webp(workshop, shot(picture, waiting));
                Files.write(TAKEN.resolve(picture.file()), webp);
                if ("write".equals(System.getProperty("guide.pictures"))) {
                    Files.write(KEPT.resolve(picture.file()), webp);
                }
                assertThat(webp.length).as(picture.name()).isBetween(3000, LARGEST_BYTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] shot(Picture picture, int waiting) {
        Page page = visitors.computeIfAbsent(picture.as(), this::enter);
        page.setViewportSize(picture.width(), 900);
        Response response = page.navigate(
                picture.page().equals(Picture.SIMULATOR)
                        ? demo.simulator.url()
                        : at(picture.page().replace("{cho-duyet}", String.valueOf(waiting))));
        assertThat(response.status()).as(picture.name() + ": " + page.url()).isEqualTo(200);
        picture.fill().forEach(page::fill);
        if (!picture.tick().isEmpty()) {
            // In a branch that may be folded: a click of the mouse would not find it.
            page.locator(picture.tick()).evaluate("box => box.click()");
        }
        if (!picture.until().isEmpty()) {
            page.locator(picture.until()).first().waitFor();
        }
        Locator start = page.locator(picture.from()).first();
        start.waitFor();
        // On the whole page: filling a field may have scrolled it.
        Map<?, ?> place = (Map<?, ?>) start.evaluate(PLACE);
        // The main part has a margin of its own.
        int margin = picture.from().equals("main") ? 0 : MARGIN;
        double x = Math.max(0, number(place, "x") - margin);
        double y = Math.max(0, number(place, "y") - margin);
        double foot = number(place, "foot");
        return page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(x, y, picture.width() - x, Math.min(picture.height(), foot - y)));
    }

    private static double number(Map<?, ?> place, String key) {
        return Objects.requireNonNull((Number) place.get(key), key).doubleValue();
    }

    private Page enter(String official) {
        Page page = eyes.page();
        if (!official.isEmpty()) {
            page.navigate(at("/dang-nhap"));
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName("Vào với vai " + official)
                                    .setExact(true))
                    .click();
        }
        return page;
    }

    private static byte[] webp(Page workshop, byte[] png) {
        return Base64.getDecoder().decode((String)
                workshop.evaluate(TO_WEBP, List.of(Base64.getEncoder().encodeToString(png), LARGEST_BYTES)));
    }

    private String at(String path) {
        return "http://localhost:" + demo.application.web.port() + path;
    }

    /** To the whole commune, so that a second person has to look at it. */
    private int directiveThatWaits() {
        return demo.application.database.write(handle -> {
            CommuneId commune =
                    demo.application.directory.communes(handle).get(0).id();
            PersonId author = demo.application
                    .directory
                    .personByZalo(handle, commune, new ZaloUserId(DemoScene.OFFICIAL))
                    .orElseThrow()
                    .id();
            var draft = new DirectiveDraft(
                    author,
                    "31/KH-UBND",
                    "Kế hoạch ra quân vệ sinh môi trường trước Tết",
                    "7h00 Chủ nhật, mỗi hộ một người dọn đường làng và kênh mương trước cửa. Mang cuốc, xẻng.",
                    Urgency.NORMAL,
                    new Audience(List.of(new Audience.Part.Everyone())),
                    null,
                    null);
            PublishResult result = demo.application.directives.publish(handle, commune, draft, "console");
            return ((PublishResult.AwaitingApproval) result).directive().shortNumber();
        });
    }
}
