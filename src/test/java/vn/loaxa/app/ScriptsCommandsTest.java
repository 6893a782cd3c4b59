package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts check|test|chat|draw}, on the scripts that ship and on broken ones. */
class ScriptsCommandsTest {
    private static final String FLOW = """
            id: hoi-thon
            title: Hỏi thôn
            triggers: [hỏi thôn]
            steps:
              - id: chao
                say: Kính chào bác.
              - id: thon
                ask: Bác ở thôn nào ạ?
                kind: village
                on_limit: thoi
              - id: xong
                say: Máy đã ghi {thon}.
                goto: end
              - id: thoi
                do: hand_over
                on: {handed: end}
                else: end
            """;

    private static final String FAQ = """
            owner_role: Văn phòng
            entries:
              - id: gio
                question: Xã làm việc giờ nào?
                phrasings: [giờ làm việc, may gio mo cua, lịch làm việc, chiều có làm không, thứ bảy có làm không]
                answer: Từ 7h30.
                as_of: 2026-01-01
                source: thông báo
                review_by: 2026-06-30
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        put("flows/hoi-thon.yml", FLOW);
        put("faq/gio.yml", FAQ);
        put("transcripts/hoi-thon.yml", """
                flow: hoi-thon
                villages: [Thôn 1, Thôn 3]
                lines:
                  # lời chào của xã
                  - bot: Kính chào bác.   # giữ lễ
                  - bot: "Bác ở thôn nào ạ?"
                  - options: "Thôn 1 | Thôn 3"
                  - user: "2"
                  - bot: "Máy đã ghi Thôn 3."
                  - ended: "finished"
                """);
        put("transcripts/gio.yml", """
                faq: gio.yml
                lines:
                  - user: "may gio mo cua"
                  - answer: "gio"
                """);
    }

    private void put(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private Ran check(String... more) {
        String[] args = new String[3 + more.length];
        args[0] = "scripts";
        args[1] = "check";
        args[2] = folder.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Ran.of(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "test", "chat", "draw"})
    void eachHasHelpInVietnamese(String command) {
        Ran ran = Ran.of("scripts", command, "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Cách dùng: loaxa scripts " + command, "Thư mục kịch bản");
    }

    @Test
    void theScriptsThatShipHaveNoFaultsAndPlay() {
        assertThat(Ran.of("scripts", "check", "bot-scripts").out()).contains(": 0 lỗi,");
        assertThat(Ran.of("scripts", "test", "bot-scripts").code()).isZero();
    }

    @Test
    void wrongUseIsTwo() {
        assertThat(Ran.of("scripts").code()).isEqualTo(2);
        Ran ran = Ran.of("scripts", "check", folder.resolve("nowhere").toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Không có thư mục");
    }

    @Test
    void goodScriptsAreGreen() {
        Ran ran = check("--today", "2026-06-30");
        assertThat(ran.out()).isEqualToIgnoringNewLines("1 kịch bản, 1 câu hỏi đáp, 2 đoạn mẫu: 0 lỗi, 0 cảnh báo.");
        assertThat(ran.code()).isZero();
    }

    @Test
    void allFaultsComeAtOnceWithTheirPlacesAndWhatWasMeant() throws IOException {
        put(
                "flows/hoi-thon.yml",
                FLOW.replace("goto: end\n  - id: thoi", "goto: chaoo\n  - id: thoi")
                        .replace("do: hand_over", "do: hand_ovr")
                        .replace("{thon}", "{thonn}")
                        .replace("ask: Bác", "aks: Bác"));
        put("faq/gio.yml", FAQ.replace("Từ 7h30.", "á".repeat(2001)));
        put("transcripts/gio.yml", "faq: go.yml\nlines:\n  - user: a\n");
        Ran ran = check();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "hoi-thon.yml:13:11: Không có bước “chaoo”.",
                        "Có phải ý bạn là “chao” không?",
                        "hoi-thon.yml:15:9: Không có việc “hand_ovr”.",
                        "hoi-thon.yml:12:10: Không có giá trị nào tên “thonn”.",
                        "hoi-thon.yml:8:5: Không có mục “aks”.",
                        "gio.yml:6:13: Câu dài 2001 ký tự",
                        "gio.yml:1:1: Đoạn mẫu này của tệp hỏi đáp “go.yml”",
                        "Có phải ý bạn là “gio.yml” không?");
    }

    @Test
    void lengthsAreCountedInComposedForm() throws IOException {
        put("faq/gio.yml", FAQ.replace("Từ 7h30.", "a\u0301".repeat(2000)));
        assertThat(check().code()).isZero();
    }

    @Test
    void whatWorksButWasHardlyMeantIsOnlyWarnedOf() throws IOException {
        put("flows/la.yml", """
                id: la
                title: Lạ
                triggers: [hỏi thôn]
                steps:
                  - id: hoi
                    ask: Bác cần gì?
                    choices:
                      - {label: A, goto: vong}
                      - {label: B, goto: xin}
                      - {label: C}
                      - {label: D}
                      - {label: E}
                      - {label: F}
                    goto: end
                  - id: vong
                    say: Vòng mãi.
                    goto: vong
                  - id: xin
                    do: join_request
                    with: {body: HND-T9}
                    on: {requested: end}
                  - id: re
                    branch:
                      - {when: has nguoi, goto: end}
                  - id: cuoi
                    say: Xong.
                    goto: end
                  - id: khong-toi
                    say: Không ai tới.
                """);
        Path organisation = folder.resolve("to-chuc.yaml");
        Files.writeString(organisation, "bodies: [{code: HND-T1, name: A, villages: [{code: T1}]}]\n");
        Ran ran = check("--today", "2026-07-01", "--organisation", organisation.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "la.yml:3:12: Câu “hỏi thôn” đã dùng",
                        "la.yml:5:5: Ở bước “hoi”, bà con trả lời xong thì máy im lặng.",
                        "la.yml:8:7: Có 6 lựa chọn, Zalo chỉ hiện 5 nút.",
                        "la.yml:15:9: Từ bước “vong” không đường nào dẫn tới kết thúc.",
                        "la.yml:20:18: Xã không có thôn hay hội nào mã “HND-T9”.",
                        "Có phải ý bạn là “HND-T1” không?",
                        "member, not_linked, refused, waiting; máy sẽ đi tiếp bước “re”.",
                        "Không trường hợp nào đúng thì máy đi tiếp bước “cuoi”.",
                        "Không đường nào dẫn tới bước “khong-toi”.",
                        "la.yml:1:1: Chưa có đoạn mẫu nào",
                        "gio.yml:9:16: Câu “gio” đã quá ngày phải xem lại (2026-06-30).",
                        "Nhờ Văn phòng kiểm tra");
    }

    @Test
    void aRedTranscriptIsShownSideBySide() throws IOException {
        put("flows/hoi-thon.yml", FLOW.replace("Máy đã ghi", "Xã đã ghi"));
        Ran ran = Ran.of("scripts", "test", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .containsPattern("- bot: Máy đã ghi Thôn 3\\. +│")
                .containsPattern("\\+ +│ bot: Xã đã ghi Thôn 3\\.")
                .contains("✓ transcripts/gio.yml", "2 đoạn mẫu, 1 đoạn khác");
    }

    @Test
    void updateWritesWhatIsSaidNowAndKeepsCommentsAndWhatStays() throws IOException {
        put("flows/hoi-thon.yml", FLOW.replace("Máy đã ghi", "Xã đã ghi"));
        String before = read("transcripts/hoi-thon.yml");
        assertThat(Ran.of("scripts", "test", folder.toString(), "--update").code())
                .isZero();
        assertThat(read("transcripts/hoi-thon.yml")).isEqualTo(before.replace("Máy đã ghi", "Xã đã ghi"));
        assertThat(Ran.of("scripts", "test", folder.toString()).code()).isZero();
    }

    @Test
    void aTalkIsSavedAsATranscriptThatPasses() throws IOException {
        Path saved = folder.resolve("transcripts/noi-chuyen.yml");
        Ran ran = Ran.typing(
                "hoi thon\nở đâu đó\nthôn 2\nmay gio mo cua\nhỏi thôn\na\nb\nc\n1\nthoát\n",
                "scripts",
                "chat",
                folder.toString(),
                "--save",
                saved.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "OA: Bác ở thôn nào ạ?", "[2] Thôn 2", "OA: Máy đã ghi Thôn 2.", "OA: Từ 7h30.", "[1] handed");
        assertThat(read("transcripts/noi-chuyen-2.yml")).contains("do: \"hand_over\"", "returns: \"handed\"");
        assertThat(read("transcripts/noi-chuyen-3.yml")).contains("faq: \"gio.yml\"", "answer: \"gio\"");
        assertThat(check().code()).isZero();
        Ran test = Ran.of("scripts", "test", folder.toString());
        assertThat(test.out()).contains("✓ transcripts/noi-chuyen.yml", "5 đoạn mẫu, 0 đoạn khác");
        assertThat(test.code()).isZero();
    }

    @Test
    void aFlowThatACommandStartsSaysWhichAndCanBePlayedHere() throws IOException {
        Ran ran = Ran.typing("soạn\nhủy\nxong-viec\nhủy\nthoát\n", "scripts", "chat", "bot-scripts");
        assertThat(ran.out())
                .contains("Soạn một thông báo: cán bộ, chi hội trưởng gõ “soạn” (ở đây gõ “soan”)")
                .contains("Khảo sát dùng dịch vụ số: khảo sát · ")
                .contains("OA: Đồng chí gửi cho ai?", "OA: Đồng chí báo xong việc");
        assertThat(ran.out().lines().filter(line -> line.endsWith(": "))).isEmpty();
        Path out = folder.resolve("so-do");
        assertThat(Ran.of("scripts", "draw", "bot-scripts", "--out", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(out.resolve("soan.md")))
                .contains("Bắt đầu khi cán bộ, chi hội trưởng gõ “soạn”.")
                .doesNotContain("“”");
    }

    @Test
    void everyFlowIsDrawnWithItsBranches() throws IOException {
        Path out = folder.resolve("so-do");
        assertThat(Ran.of("scripts", "draw", "bot-scripts", "--out", out.toString())
                        .code())
                .isZero();
        String page = Files.readString(out.resolve("gia-nhap-hoi.md"));
        assertThat(page)
                .contains(
                        "```mermaid\nflowchart TD\n    batdau([\"Bắt đầu\"])",
                        "b4{\"Xét điều đã biết\"}",
                        "b4 -->|\"đã có nguoi\"| b8",
                        "b8 -->|\"“Đúng”\"| b9",
                        "b6 -->|\"tìm thấy\"| b7",
                        "| thon | Hỏi: Bác ở {thon_goi} nào ạ? |");
        assertThat(out.resolve("lan-dau.md")).exists();
    }

    @Test
    void brokenScriptsAreNotPlayed() throws IOException {
        put("flows/hoi-thon.yml", "id: [");
        for (String command : new String[] {"test", "chat", "draw"}) {
            Ran ran = Ran.of("scripts", command, folder.toString());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("lỗi. Sửa trước đã");
        }
    }
}
