package vn.loaxa.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.wire.ZaloUserId;

class OrganisationImportTest extends DatabaseContract {
    private static final String SMALL = """
            schema_version: 1
            commune: {code: X1, name: Xã Thử}
            villages:
              - {code: T1, name: Thôn 1, head_role: Trưởng thôn 1}
            accounts:
              - {role: approver, title: Chủ tịch UBND xã}
            associations:
              - code: HND
                name: Hội Nông dân xã
                sub_associations:
                  - {code: HND-T1, village: T1, name: Chi hội Nông dân thôn 1, members: 12}
            people:
              - {name: Người A, phone: 0900 000 001, village: T1, memberships: [{body: HND-T1, role: leader}]}
            """;

    private final MovableClock clock = MovableClock.at("2026-11-23T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Directory directory = new Directory(clock, audit);
    private final OrganisationImport organisation = new OrganisationImport(clock, audit);

    @Test
    void theSampleIsImportedAndASecondRunChangesNothing() {
        ImportReport first = run(SampleCommune.bytes(), false);
        assertThat(first.lines()).last().asString().contains("thay đổi");
        assertThat(first.faults()).isEmpty();
        CommuneId commune = Objects.requireNonNull(first.commune());
        database.read(handle -> {
            List<Body> bodies = directory.bodies(handle, commune);
            assertThat(bodies).hasSize(11 + 5 + 45 + 5);
            assertThat(bodies).filteredOn(body -> body.group() != null).hasSize(6);
            assertThat(directory.villages(handle, commune)).hasSize(9);
            assertThat(directory.declaredSizes(handle, commune).stream()
                            .mapToInt(size -> size.members())
                            .sum())
                    .isEqualTo(3403 + 42 + 118 + 164 + 503 + 87);
            assertThat(directory.roles(handle, commune))
                    .filteredOn(grant -> grant.role() == OfficialRole.APPROVER)
                    .extracting(RoleGrant::title)
                    .containsExactly("Chủ tịch UBND xã", "Phó Chủ tịch UBND xã");
            Person head = directory
                    .personByZalo(handle, commune, new ZaloUserId("8100000000000011"))
                    .orElseThrow();
            assertThat(head.phone()).isEqualTo("84900000011");
            assertThat(directory.authority(handle, commune, head.id()).titles()).containsExactly("Trưởng thôn 3");
            return true;
        });
        ImportReport second = run(SampleCommune.bytes(), false);
        assertThat(second.changes()).isEmpty();
        assertThat(second.lines()).singleElement().asString().contains(": 0 thay đổi");
    }

    @Test
    void aDryRunWritesNothing() {
        ImportReport dry = run(SampleCommune.bytes(), true);
        assertThat(dry.changes()).containsEntry(ImportChange.BODY_ADDED, 66);
        assertThat(dry.commune()).isNull();
        assertThat(database.read(directory::communes)).isEmpty();
    }

    @Test
    void aTitleThatNobodyHoldsGetsAPersonOfThatName() {
        CommuneId commune = Objects.requireNonNull(run(SMALL, false).commune());
        database.read(handle -> {
            RoleGrant grant = directory.roles(handle, commune).get(0);
            assertThat(directory.person(handle, grant.person()))
                    .get()
                    .extracting(Person::name)
                    .isEqualTo(grant.title());
            return true;
        });
    }

    @Test
    void changesAreWrittenAndWhatIsNotNamedStays() {
        CommuneId commune = Objects.requireNonNull(run(SMALL, false).commune());
        String changed = SMALL.replace("Hội Nông dân xã", "Hội Nông dân xã Thử")
                .replace("name: Người A", "name: Người A Mới")
                .replace("role: leader", "role: deputy, until: 2027-12-31");
        ImportReport report = run(changed, false);
        assertThat(report.faults()).isEmpty();
        assertThat(report.changes())
                .isEqualTo(Map.of(
                        ImportChange.BODY_CHANGED, 1,
                        ImportChange.PERSON_CHANGED, 1,
                        ImportChange.MEMBERSHIP_CHANGED, 1));
        assertThat(run(changed, false).total()).isZero();
        ImportReport without = run(SMALL.substring(0, SMALL.indexOf("people:")), false);
        assertThat(without.changes()).isEqualTo(Map.of(ImportChange.BODY_CHANGED, 1));
        assertThat(database.<Integer>read(handle ->
                        directory.countRecipients(handle, commune, Audience.of(new Audience.Part.Everyone()))))
                .isEqualTo(2);
    }

    @Test
    void everyFaultIsToldWithItsPlaceAndNothingIsWritten() {
        String bad = """
                commune: {code: X1, name: Xã Thử, levell: xa}
                villages:
                  - {code: T1, name: Thôn 1, households: nhiều}
                  - {code: T1, name: Thôn Một}
                associations:
                  - code: HND
                    sub_associations:
                      - {code: HND-T9, village: T9, name: Chi hội Nông dân thôn 9}
                people:
                  - name: Người A
                    phone: 09x12 405
                    memberships: [{body: HND-T8, role: chef}]
                  - {name: Người B, roles: [boss]}
                  - {name: Người C, roles: [village_head]}
                  - {name: Người D, memberships: [{body: HND-T9, role: chair, until: 31/12/2027}]}
                """;
        ImportReport report = run(bad, false);
        assertThat(report.faults().stream().map(fault -> fault.line() + ":" + fault.field()))
                .containsExactly(
                        "1:levell",
                        "3:households",
                        "4:code",
                        "6:name",
                        "8:village",
                        "11:phone",
                        "12:body",
                        "12:role",
                        "13:role",
                        "14:roles",
                        "15:role",
                        "15:until");
        assertThat(report.lines())
                .contains(
                        "to-chuc.yaml, dòng 11, cột 12 (phone): “09x12 405” có chữ hoặc dấu lạ trong số điện thoại. "
                                + "Ghi 10 chữ số, ví dụ 0912 345 678, hoặc để trống.",
                        "to-chuc.yaml, dòng 1, cột 35 (levell): Không có khóa “levell” ở đây. Có phải là “level”? "
                                + "Sửa lại, hoặc xóa dòng này.")
                .last()
                .asString()
                .contains("vì còn 12 chỗ sai");
        assertThat(database.read(directory::communes)).isEmpty();
    }

    @Test
    void brokenFilesGetOneClearSentence() {
        assertThat(run("commune: {code: X", false).lines()).first().asString().contains("cú pháp YAML");
        assertThat(run("", false).lines()).first().asString().contains("Tệp trống");
        assertThat(run("- a\n- b", false).lines()).first().asString().contains("khóa: giá trị");
        assertThat(run(new byte[] {'a', ':', ' ', (byte) 0xC3}, false).lines())
                .first()
                .asString()
                .contains("UTF-8");
        assertThat(run("a: &a [*a]", false).ok()).isFalse();
        assertThat(run("commune: {code: X}\ntimezone: [\n", false).faults())
                .singleElement()
                .returns(3, ImportFault::line);
    }

    @Test
    void aKeyWrittenTwiceIsOneFaultAmongTheOthers() {
        List<ImportFault> faults = run("commune: {code: X, code: Y, name: Xã Thử, levell: xa}\n", false)
                .faults();
        assertThat(faults.stream().map(fault -> fault.line() + ":" + fault.column() + ":" + fault.field()))
                .containsExactly("1:20:code", "1:43:levell");
        assertThat(faults.get(0).problem()).contains("hai lần");
    }

    @Test
    void aFaultFoundWhileWritingTakesEverythingBack() {
        run(SMALL, false);
        String clash = SMALL.replace("Xã Thử", "Xã Khác")
                        .replace("phone: 0900 000 001", "phone: 0900 000 002, zalo_user_id: \"77\"")
                + "  - {name: Người B, phone: 0900 000 001, zalo_user_id: \"78\"}\n";
        assertThat(run(clash, false).ok()).isTrue();
        String swapped = SMALL.replace("Xã Thử", "Xã Nữa")
                .replace("phone: 0900 000 001", "phone: 0900 000 002, zalo_user_id: \"78\"");
        ImportReport report = run(swapped, false);
        assertThat(report.faults()).hasSize(1);
        assertThat(database.read(directory::communes))
                .singleElement()
                .extracting("name")
                .isEqualTo("Xã Khác");
    }

    private ImportReport run(String yaml, boolean dryRun) {
        return run(yaml.getBytes(StandardCharsets.UTF_8), dryRun);
    }

    private ImportReport run(byte[] yaml, boolean dryRun) {
        return database.write(handle -> organisation.run(handle, Actor.SYSTEM, "to-chuc.yaml", yaml, dryRun));
    }
}
