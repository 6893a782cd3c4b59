package vn.loaxa.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.imports.SampleCommune;
import vn.loaxa.testing.MovableClock;

/** What people type for a body, over the sample commune. */
class BodyFinderTest {
    private static final MovableClock CLOCK = MovableClock.at("2026-11-23T02:00:00Z");

    @TempDir
    static Path folder;

    private static Database database;
    private static CommuneId commune;
    private static BodyFinder finder;

    @BeforeAll
    static void importSample() throws IOException {
        database = Database.open(DatabaseContract.freshSqlite(folder.resolve("finder.db")));
        commune = SampleCommune.importInto(database, CLOCK);
        var directory = new Directory(CLOCK, new Audit(CLOCK));
        finder = database.read(
                handle -> new BodyFinder(directory.bodies(handle, commune), directory.villages(handle, commune)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HND, HND",
        "hội nông dân, HND",
        "hoi nong dan, HND",
        "Hội Nông dân xã, HND",
        "nông dân, HND",
        "nông hội, HND",
        "toàn bộ hội viên nông dân, HND",
        "hoi nong dam, HND",
        "nongdan, HND",
        "chi hội phụ nữ thôn 3, LHPN-T3",
        "chi hoi phu nu thon 3, LHPN-T3",
        "chi hoi pn t3, LHPN-T3",
        "phụ nữ t3, LHPN-T3",
        "hội LHPN thôn 3, LHPN-T3",
        "lhpn-t3, LHPN-T3",
        "lhpn t3, LHPN-T3",
        "phu nu 3, LHPN-T3",
        "hội phụ nữ, LHPN",
        "hội liên hiệp phụ nữ, LHPN",
        "nông dân thôn 3, HND-T3",
        "nong dan thon3, HND-T3",
        "nong dna thon 3, HND-T3",
        "nông dân thôn số 3, HND-T3",
        "HND t9, HND-T9",
        "chi đoàn thôn 3, DTN-T3",
        "doan thanh nien thon 3, DTN-T3",
        "đoàn thôn 5, DTN-T5",
        "ĐTN t1, DTN-T1",
        "đoàn xã, DTN",
        "đoàn thanh niên, DTN",
        "thanh niên, DTN",
        "ccb thôn 7, CCB-T7",
        "cựu chiến binh, CCB",
        "hội cựu chiến bình, CCB",
        "hội ccb xã, CCB",
        "người cao tuổi thôn 2, NCT-T2",
        "nct t2, NCT-T2",
        "hội người cao tuổi, NCT",
        "công đoàn, CD",
        "chữ thập đỏ, CTD",
        "ctd, CTD",
        "khuyến học, KH",
        "hợp tác xã, HTX",
        "htx, HTX",
        "vay vốn, TKVV",
        "UBND, UBND",
        "ủy ban nhân dân xã, UBND",
        "mặt trận tổ quốc, MTTQ",
        "đảng ủy, DU",
        "công an, CA",
        "phòng kinh tế, KT",
        "trạm y tế, TYT",
        "một cửa, PVHCC",
        "tất cả chi hội nông dân thôn 4, HND-T4"
    })
    void oneBodyIsMeant(String typed, String code) {
        assertThat(codes(typed)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hội",
                "hội làm vườn",
                "chi hội nông dân thôn 33",
                "nông dân t12",
                "công đoàn thôn 3",
                "xin chào",
                "😀",
                "thời tiết hôm nay",
                "12"
            })
    void nothingComesNear(String typed) {
        assertThat(codes(typed)).isEmpty();
    }

    @Test
    void aSubAssociationWithoutItsVillageIsAskedBack() {
        assertThat(codes("chi hội nông dân")).hasSize(9).startsWith("HND-T1", "HND-T2");
    }

    @Test
    void aVillageAloneMeansAnyOfItsBodies() {
        assertThat(codes("chi hội thôn 3"))
                .containsExactlyInAnyOrder("HND-T3", "LHPN-T3", "DTN-T3", "CCB-T3", "NCT-T3");
    }

    @ParameterizedTest
    @CsvSource({"thôn 3, T3", "thon 3, T3", "T3, T3", "bà con thôn 3, T3", "toàn dân thôn số 7, T7"})
    void aVillageIsFound(String typed, String code) {
        assertThat(village(typed)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thôn 33", "nông dân thôn 3", "", "3", "thôn"})
    void noVillageIsMeant(String typed) {
        assertThat(village(typed)).isEmpty();
    }

    private static List<String> village(String typed) {
        var directory = new Directory(CLOCK, new Audit(CLOCK));
        return database.read(handle -> directory.findVillage(handle, commune, typed)).stream()
                .map(Village::code)
                .toList();
    }

    private static List<String> codes(String typed) {
        return finder.find(typed).stream().map(Body::code).toList();
    }
}
