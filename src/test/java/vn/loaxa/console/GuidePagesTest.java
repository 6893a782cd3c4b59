package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.console.guide.Guide;
import vn.loaxa.console.guide.Lesson;
import vn.loaxa.console.guide.Picture;

class GuidePagesTest {
    private static final String LEADER = "0900000004";
    private static final int LARGEST_PICTURE = 60 * 1024;

    @TempDir
    Path folder;

    @Test
    void everyLessonOpensWithItsStepsAndItsPictures() throws IOException {
        try (var rig = new ConsoleRig(folder)) {
            var browser = rig.signedIn(LEADER);
            String list = browser.get("/huong-dan").body();
            assertThat(list).contains("Bà con cần giúp thì ở đâu", "gặp cán bộ", "http://phones.example");
            for (Lesson lesson : new Guide(rig.simulator()).lessons()) {
                assertThat(list).contains("href=\"/huong-dan/" + lesson.id() + "\"");
                var page = browser.get("/huong-dan/" + lesson.id());
                assertThat(page.statusCode()).as(lesson.id()).isEqualTo(200);
                assertThat(page.body()).contains(lesson.title(), "In bài này");
                Pattern.compile("src=\"(/huong-dan/anh/[^\"]+)\" alt=\"\\p{L}")
                        .matcher(page.body())
                        .results()
                        .forEach(found -> assertThat(browser.get(found.group(1)))
                                .satisfies(got -> assertThat(got.statusCode()).isEqualTo(200))
                                .satisfies(got -> assertThat(got.headers().firstValue("Content-Type"))
                                        .hasValue("image/webp")));
            }
            assertThat(browser.get("/huong-dan/anh/..%2fcomponents.css").statusCode())
                    .isNotEqualTo(200);
            assertThat(browser.get("/huong-dan/khong-co").statusCode()).isEqualTo(404);
            assertThat(rig.browser().get("/huong-dan/gui-chi-dao").headers().firstValue("Location"))
                    .hasValue("/dang-nhap?toi=%2Fhuong-dan%2Fgui-chi-dao");
        }
    }

    @Test
    void withoutSimulatedPhonesThereIsNoLessonThatNeedsThem() throws IOException {
        try (var rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), false)) {
            var browser = rig.signedIn(LEADER);
            assertThat(browser.get("/huong-dan").body()).doesNotContain("giả lập");
            assertThat(browser.get("/huong-dan/bai-dau").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void everyPictureIsSmallAndShownAndEveryGroupHasALesson() {
        var guide = new Guide(Optional.of(URI.create("http://phones.example")));
        Set<Picture> shown = new HashSet<>();
        guide.lessons()
                .forEach(lesson -> lesson.steps().forEach(step -> step.picture().ifPresent(shown::add)));
        assertThat(guide.pictures()).hasSizeLessThanOrEqualTo(12).allMatch(shown::contains);
        for (Picture picture : guide.pictures()) {
            byte[] bytes = guide.picture(picture.file()).orElseThrow();
            assertThat(bytes.length).as(picture.name()).isBetween(3000, LARGEST_PICTURE);
            assertThat(new String(bytes, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
        }
        assertThat(guide.lessons().stream().map(Lesson::group).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Lesson.Group.values());
    }
}
