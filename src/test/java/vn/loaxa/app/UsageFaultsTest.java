package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody reads who wrote a command wrongly, or asks for help. */
class UsageFaultsTest {
    /** Words of picocli that would mean that one of its sentences came through. */
    private static final String[] ENGLISH = {
        "Missing",
        "Unknown",
        "Unmatched",
        "Invalid",
        "Usage:",
        "Commands:",
        "Possible",
        "Did you mean",
        "Expected",
        "Show this",
        "should be",
        "COMMAND"
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            import | Còn thiếu: FILE
            merge --from A | Còn thiếu: --into CODE
            merge --from | Còn thiếu: --from CODE
            doctor --offline | Không có tùy chọn “--offline” ở lệnh này.
            backup a b | Không hiểu “b”: lệnh này không có, hoặc thừa.
            doctor --config a --config b | “--config FILE” ghi hai lần; chỉ ghi một lần.
            demo --set x | “x” không dùng được cho --set KEY=VALUE.
            srve | Có phải ý bạn là: serve
            scripts tset | Không hiểu “tset”
            times | Thiếu lệnh con
            """)
    void wrongUseIsToldInVietnamese(String typed, String told) {
        Ran ran = Ran.of(typed.strip().split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(told).doesNotContain(ENGLISH);
    }

    @Test
    void aSentenceOfOurOwnStaysAsItIs() {
        Ran ran = Ran.of("scripts", "check", folder.resolve("nowhere").toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("Không có thư mục “").doesNotContain(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "serve",
                "simulator",
                "import",
                "times",
                "scripts",
                "faq",
                "doctor",
                "backup",
                "restore",
                "move",
                "merge"
            })
    void helpIsInVietnameseThroughout(String command) {
        Ran ran = Ran.of((command + " --help").strip().split(" "));
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Cách dùng: loaxa", "In phần này rồi thôi.")
                .doesNotContain(ENGLISH);
    }
}
