package vn.loaxa.merger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyFinder;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.imports.ImportReport;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.testing.MovableClock;

/** Farmers in three villages; gardeners, who are about to join them, in two of these and in one of their own. */
abstract class TwoAssociations extends DatabaseContract {
    static final String FILE = """
            schema_version: 1
            locale: vi-VN
            timezone: Asia/Ho_Chi_Minh
            commune: {code: X-01, name: Xã Đông Mẫu, level: xa, village_term: thôn}
            villages:
              - {code: T1, name: Thôn 1}
              - {code: T2, name: Thôn 2}
              - {code: T3, name: Thôn 3}
            associations:
              - code: HND
                name: Hội Nông dân xã
                sub_associations:
                  - {code: HND-T1, village: T1, name: Chi hội Nông dân thôn 1, zalo_group_id: "g-1"}
                  - {code: HND-T2, village: T2, name: Chi hội Nông dân thôn 2}
              - code: HLV
                name: Hội Làm vườn xã
                sub_associations:
                  - {code: HLV-T1, village: T1, name: Chi hội Làm vườn thôn 1, zalo_group_id: "g-2"}
                  - {code: HLV-T2, village: T2, name: Chi hội Làm vườn thôn 2, zalo_group_id: "g-3"}
                  - {code: HLV-T3, village: T3, name: Chi hội Làm vườn thôn 3}
            audiences:
              - {code: vuon, name: Các nhà vườn, bodies: [HLV-T1]}
            people:
              - {name: Chủ tịch nông dân, phone: "0900 000 001", memberships: [{body: HND, role: chair}]}
              - {name: Chủ tịch làm vườn, phone: "0900 000 002", memberships: [{body: HLV, role: chair, until: 2027-12-31}]}
              - {name: Trưởng nông dân, phone: "0900 000 003", memberships: [{body: HND-T1, role: leader}]}
              - {name: Trưởng vườn, phone: "0900 000 004", zalo_user_id: "84", memberships: [{body: HLV-T1, role: leader, until: 2027-06-30}]}
              - {name: Cả hai bên, phone: "0900 000 005", memberships: [{body: HND-T1, role: member}, {body: HLV-T1, role: deputy}]}
              - {name: Nhà vườn một, phone: "0900 000 006", zalo_user_id: "86", memberships: [{body: HLV-T1, role: member}]}
              - {name: Trưởng vườn hai, phone: "0900 000 007", memberships: [{body: HLV-T2, role: leader}]}
              - {name: Nhà vườn ba, phone: "0900 000 008", memberships: [{body: HLV-T3, role: member}]}
            """;

    final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    final Audit audit = new Audit(clock);
    final Directory directory = new Directory(clock, audit);
    final Outbox outbox = new Outbox(clock);
    final Merger merger = new Merger(directory, new MembershipService(directory, outbox, audit, clock), audit, clock);
    CommuneId commune = new CommuneId(0);

    /** Found anew by each test that needs it. */
    void found() {
        commune = Objects.requireNonNull(imported(FILE).commune());
    }

    ImportReport imported(String file) {
        ImportReport report = database.write(handle -> new OrganisationImport(clock, audit)
                .run(handle, Actor.SYSTEM, "xa.yaml", file.getBytes(StandardCharsets.UTF_8), false));
        if (!report.ok()) {
            throw new IllegalStateException(report.lines().toString());
        }
        return report;
    }

    MergePlan plan(String from, String into) {
        return database.read(handle -> merger.plan(handle, commune, from, into)).orElseThrow();
    }

    Merger.Result merge(String from, String into) {
        MergePlan plan = plan(from, into);
        return database.write(handle -> merger.merge(handle, commune, Actor.SYSTEM, plan));
    }

    Body body(String code) {
        return database.read(handle -> body(handle, code));
    }

    Body body(Handle handle, String code) {
        return directory.bodies(handle, commune).stream()
                .filter(body -> body.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Who is in the body, as what, until when. */
    Map<String, String> roll(String code) {
        return database.read(handle -> {
            Map<String, String> roll = new TreeMap<>();
            directory.roll(handle, body(handle, code).id()).forEach(member -> {
                MemberRole role = member.membership().role();
                LocalDate until = member.membership().until();
                roll.put(member.person().name(), role + (until == null ? "" : " " + until));
            });
            return roll;
        });
    }

    List<BodyFinder.Found> search(String typed) {
        return database.read(handle -> directory.finder(handle, commune).search(typed));
    }

    PersonId person(String phone) {
        return database.read(handle ->
                directory.findPeople(handle, commune, phone, null, 1).get(0).id());
    }

    long number(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    void sql(String statement) {
        database.write(handle -> handle.execute(statement));
    }
}
