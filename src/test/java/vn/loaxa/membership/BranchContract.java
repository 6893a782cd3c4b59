package vn.loaxa.membership;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.testing.MovableClock;

/** One association with a sub-association that has a leader, a deputy, two members and a group chat. */
abstract class BranchContract extends DatabaseContract {
    final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    final Audit audit = new Audit(clock);
    final Directory directory = new Directory(clock, audit);
    final Outbox outbox = new Outbox(clock);
    CommuneId commune = new CommuneId(0);

    @BeforeEach
    void found() {
        byte[] file = """
            schema_version: 1
            locale: vi-VN
            timezone: Asia/Ho_Chi_Minh
            commune: {code: X-01, name: Xã Đông Mẫu, level: xa, village_term: thôn}
            villages:
              - {code: T1, name: Thôn 1, head_role: Trưởng thôn 1}
            associations:
              - code: HND
                name: Hội Nông dân xã
                chair_role: Chủ tịch Hội Nông dân xã
                sub_associations:
                  - {code: HND-T1, village: T1, name: Chi hội Nông dân thôn 1, leader_role: Chi hội trưởng, zalo_group_id: "g-1"}
            people:
              - {name: Chủ tịch hội, zalo_user_id: "81", phone: "0900 000 001", memberships: [{body: HND, role: chair}]}
              - {name: Chi hội trưởng, zalo_user_id: "82", phone: "0900 000 002", village: T1, memberships: [{body: HND-T1, role: leader}]}
              - {name: Chi hội phó, zalo_user_id: "83", phone: "0900 000 003", village: T1, memberships: [{body: HND-T1, role: deputy}]}
              - {name: Hội viên một, zalo_user_id: "84", phone: "0900 000 004", village: T1, memberships: [{body: HND-T1, role: member}]}
              - {name: Hội viên hai, phone: "0900 000 005", village: T1, memberships: [{body: HND-T1, role: member}]}
              - {name: Quản trị, zalo_user_id: "87", phone: "0900 000 007", roles: [administrator]}
              - {name: Người ngoài, zalo_user_id: "86", phone: "0900 000 006", village: T1}
            """.getBytes(StandardCharsets.UTF_8);
        commune = Objects.requireNonNull(database.write(handle ->
                        new OrganisationImport(clock, audit).run(handle, Actor.SYSTEM, "xa.yaml", file, false))
                .commune());
    }

    Body body(String code) {
        List<Body> bodies = database.read(handle -> directory.bodies(handle, commune));
        return bodies.stream()
                .filter(body -> body.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    PersonId person(String phone) {
        return database.read(handle ->
                directory.findPeople(handle, commune, phone, null, 1).get(0).id());
    }
}
