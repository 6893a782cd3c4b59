package vn.loaxa.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.settings.Settings;

/** Everything together, offline: the face of the product. */
@Command(
        name = "demo",
        description = "Chạy thử tất cả: máy chủ, Zalo giả lập và một xã mẫu. Không tin nào ra ngoài máy này.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    /** 14h00 on a Sunday in the season of typhoons: the story does not depend on the hour at which it is played. */
    private static final Instant STORY_BEGINS = Instant.parse("2026-09-27T07:00:00Z");

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--story", description = "Diễn trọn một câu chuyện không cần trình duyệt, rồi kiểm từng con số.")
    private boolean story;

    @Override
    public Integer call() throws InterruptedException {
        if (story) {
            return playStory();
        }
        Demo demo = Demo.start(options::read, WorldClock.of(options.config().clockStart()));
        System.out.println();
        System.out.println("  Loa Xã đang chạy với xã mẫu. Không tin nào ra ngoài máy này.");
        System.out.println();
        System.out.println("    Điện thoại giả lập   " + demo.simulator.url());
        System.out.println("    Trang của cán bộ     http://localhost:" + demo.application.web.port());
        System.out.println();
        System.out.println("  Nhấn Ctrl+C để dừng. Dữ liệu nằm trong thư mục "
                + options.config().dataDir() + ".");
        ServeCommand.awaitStop(demo);
        return 0;
    }

    /** In a folder of its own and on free ports, so that it disturbs nothing and starts from nothing. */
    private int playStory() {
        Path folder = temporaryFolder();
        try (Demo demo = Demo.start(
                forced -> inFolder(folder, forced),
                WorldClock.of(Optional.of(options.config().clockStart().orElse(STORY_BEGINS))))) {
            return new Story(demo, System.out).play() ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }

    private Settings inFolder(Path folder, Map<String, String> forced) {
        Map<String, String> all = new LinkedHashMap<>(forced);
        all.put("http.port", "0");
        all.put("simulator.port", "0");
        all.put("data.dir", folder.toString());
        all.put("database.url", "jdbc:sqlite:" + folder.resolve("loaxa.db"));
        return options.read(all);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("loaxa-story");
        } catch (IOException e) {
            throw new UncheckedIOException("Making a folder for the story", e);
        }
    }
}
