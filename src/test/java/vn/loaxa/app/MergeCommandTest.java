package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code merge}: two communes of one database, the sample and one like it. */
class MergeCommandTest {
    private static final String[] MERGE = {"merge", "--from", "DEMO-XA-02", "--into", "DEMO-XA-01"};

    @TempDir
    private Path folder;

    @Test
    void itSaysLineByLineWhatItDoesAndDoesItOnce() throws IOException {
        Installation here = Installation.sqlite(folder.resolve("data"));
        here.fill();
        Path other = Files.writeString(
                folder.resolve("khe.yaml"),
                Files.readString(Path.of("config", "sample-organisation.yaml"))
                        .replace("DEMO-XA-01", "DEMO-XA-02")
                        .replace("Xã Đông Mẫu\n", "Xã Đông Khê\n")
                        .replace("0900 000", "0911 000")
                        .replace("\"81", "\"82"));
        assertThat(here.run("import", other.toString()).code()).isZero();
        int bodies = here.bodies();

        Ran dry = here.run(MERGE[0], MERGE[1], MERGE[2], MERGE[3], MERGE[4], "--dry-run");
        assertThat(dry.code()).as(dry.out() + dry.err()).isZero();
        assertThat(dry.out())
                .contains(
                        "Chạy thử: chưa ghi gì", "Tổ chức: 9 thôn và ", "OA của Xã Đông Khê", "Tên cũ: ", "(Đông Khê)");
        assertThat(here.bodies()).isEqualTo(bodies);

        Ran done = here.run(MERGE);
        assertThat(done.code()).as(done.out() + done.err()).isZero();
        assertThat(done.out()).contains("Đã sáp nhập Xã Đông Khê vào Xã Đông Mẫu.");
        assertThat(here.bodies()).isGreaterThan(bodies);
        Ran again = here.run(MERGE);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).contains("Xã Đông Khê đã sáp nhập vào Xã Đông Mẫu từ trước");
        Ran unknown = here.run("merge", "--from", "KHONG-CO", "--into", "DEMO-XA-01");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("Không có xã nào mang mã “KHONG-CO”");
        assertThat(here.run("merge", "--from", "DEMO-XA-02").code()).isEqualTo(2);
    }
}
