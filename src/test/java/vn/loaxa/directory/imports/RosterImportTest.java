package vn.loaxa.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.testing.MovableClock;

class RosterImportTest extends DatabaseContract {
    private static final String GOOD = """
            Họ tên,Số điện thoại,Thôn,Hội/chi hội,Chức vụ
            Người A,0911 000 001,Thôn 3,Chi hội Nông dân thôn 3,Hội viên
            Người B,+84 911.000.002,3,Nông dân,Chi hội phó
            Người C,,T3,HND-T3; LHPN-T3,
            Người D,911000004,thôn 5,"Hội Nông dân, Hội Phụ nữ",
            """;

    private final MovableClock clock = MovableClock.at("2026-11-23T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Directory directory = new Directory(clock, audit);
    private final RosterImport roster = new RosterImport(clock, directory, audit);
    private CommuneId commune = new CommuneId(0);

    @BeforeEach
    void importCommune() {
        commune = SampleCommune.importInto(database, clock);
    }

    @Test
    void aListFromExcelsCsvIsReadWhateverItsFormOfUnicodeAndDelimiter() {
        String decomposed = Normalizer.normalize(GOOD, Normalizer.Form.NFD);
        String semicolons = "\uFEFF"
                + decomposed
                        .replace("\"Hội Nông dân, Hội Phụ nữ\"".transform(RosterImportTest::nfd), "X")
                        .replace("; ", "|")
                        .replace(',', ';')
                        .replace("X", "HND-T5|LHPN-T5");
        ImportReport report = run("ds.csv", semicolons.getBytes(StandardCharsets.UTF_8), false);
        assertThat(report.lines()).last().asString().contains("10 thay đổi");
        assertThat(report.changes()).isEqualTo(Map.of(ImportChange.PERSON_ADDED, 4, ImportChange.MEMBERSHIP_ADDED, 6));
        assertThat(names("HND-T3")).contains("Người A", "Người B", "Người C");
        assertThat(names("LHPN-T5")).contains("Người D");
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @Test
    void aSecondRunChangesNothing() {
        assertThat(run(GOOD).changes()).containsEntry(ImportChange.PERSON_ADDED, 4);
        ImportReport second = run(GOOD);
        assertThat(second.total()).isZero();
        assertThat(second.lines()).last().asString().contains(": 0 thay đổi");
    }

    @Test
    void aWorkbookIsReadAndItsFaultsNameTheCell() throws IOException {
        byte[] workbook = workbook(
                new Object[] {"DANH SÁCH HỘI VIÊN"},
                new Object[] {"STT", "Họ và tên", "SĐT", "Thôn", "Chi hội", "Chức vụ", "Sở thích"},
                new Object[] {1, "Người A", 911000001, "Thôn 3", "Nông dân", "Chi hội trưởng", "cờ tướng"},
                new Object[] {2, "Người B", "09x12 405", "Thôn 33", "Hội làm vườn", "", ""});
        ImportReport report = run("ds.xlsx", workbook, false);
        assertThat(report.faults()).extracting(ImportFault::cell).containsExactly("C4", "D4", "E4");
        assertThat(report.faults().get(0).sentence()).startsWith("ds.xlsx, ô C4 (số điện thoại): “09x12 405” có chữ");
        assertThat(report.lines()).last().asString().contains("Chưa nhập gì");
        assertThat(names("HND-T3")).doesNotContain("Người A");
        byte[] mended = workbook(
                new Object[] {"Họ và tên", "SĐT", "Thôn", "Chi hội", "Chức vụ", "Sở thích"},
                new Object[] {"Người A", 911000001, "Thôn 3", "Nông dân", "Chi hội trưởng", "cờ tướng"});
        ImportReport good = run("ds.xlsx", mended, false);
        assertThat(good.ok()).isTrue();
        assertThat(good.notes()).containsExactly("Không đọc cột “Sở thích” (F1).");
        assertThat(names("HND-T3")).contains("Người A");
    }

    @Test
    void allFaultsOfAListAreFoundAtOnceAndNothingIsWritten() {
        String bad = GOOD + """
                ,0911000009,Thôn 3,HND-T3,
                Người E,0911000005,Thôn 3,chi hội nông dan,chủ tịch
                Người F,0911000001,Thôn 3,HND-T3,
                Người G,,Thôn 3,,
                "Người H",02373123456,Thôn 3,HND-T3,Chi hội trưởng; Phó
                Người C,,T3,HND-T3,
                """;
        ImportReport report = run(bad);
        assertThat(report.faults().stream().map(fault -> fault.line() + ":" + fault.field()))
                .containsExactly(
                        "6:họ tên", "7:chức vụ", "9:hội/chi hội", "10:số điện thoại", "10:chức vụ", "11:họ tên");
        assertThat(names("HND-T3")).doesNotContain("Người A");
    }

    @Test
    void onePhoneUnderTwoNamesIsAFault() {
        ImportReport report = run(GOOD + "Người F,0911000001,Thôn 3,HND-T3,\n");
        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(6);
            assertThat(fault.problem())
                    .contains("0911 000 001")
                    .contains("Người A")
                    .contains("Người F");
        });
        assertThat(names("HND-T3")).doesNotContain("Người A");
    }

    @Test
    void aListWithoutItsHeadIsRefused() {
        assertThat(run("Người A,0911000001\n").lines()).first().asString().contains("dòng tiêu đề");
        assertThat(run("").lines()).first().asString().contains("Tệp trống");
    }

    @Test
    void aListWithoutRolesLowersNobody() {
        run(GOOD);
        run("Họ tên,Số điện thoại,Thôn,Chi hội\nNguoi B,0911000002,3,HND-T3\n");
        Member deputy = members("HND-T3").stream()
                .filter(member -> member.person().name().equals("Người B"))
                .findFirst()
                .orElseThrow();
        assertThat(deputy.membership().role().name()).isEqualTo("DEPUTY");
    }

    private ImportReport run(String csv) {
        return run("ds.csv", csv.getBytes(StandardCharsets.UTF_8), false);
    }

    private ImportReport run(String name, byte[] content, boolean dryRun) {
        return database.write(handle -> roster.run(handle, commune, Actor.SYSTEM, name, content, dryRun));
    }

    private List<String> names(String code) {
        return members(code).stream().map(member -> member.person().name()).toList();
    }

    private List<Member> members(String code) {
        return database.read(handle -> {
            Body body = directory.bodies(handle, commune).stream()
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow();
            return directory.roll(handle, body.id());
        });
    }

    private static byte[] workbook(Object[]... rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Hội viên");
            for (int line = 0; line < rows.length; line++) {
                for (int column = 0; column < rows[line].length; column++) {
                    Object value = rows[line][column];
                    if (value instanceof Integer number) {
                        sheet.value(line, column, number);
                    } else {
                        sheet.value(line, column, value.toString());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
