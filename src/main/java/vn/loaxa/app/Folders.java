package vn.loaxa.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that come and go. */
final class Folders {
    private Folders() {}

    /** Makes the data folder if need be; where nothing can be written, the setting is named. */
    static void makeWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "thu", ".tmp"));
        } catch (IOException e) {
            throw new Failure("Không ghi được vào thư mục dữ liệu " + folder.toAbsolutePath() + " (" + e
                    + "). Cho tài khoản chạy máy chủ quyền ghi vào đó, hoặc chọn thư mục khác: LOAXA_DATA_DIR=….");
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Deleting " + folder, e);
        }
    }
}
