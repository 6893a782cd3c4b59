package vn.loaxa.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Audience.Part;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.directory.imports.SampleCommune;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

class DirectoryTest extends DatabaseContract {
    private final MovableClock clock = MovableClock.at("2026-11-23T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Directory directory = new Directory(clock, audit);
    private CommuneId commune = new CommuneId(0);

    @BeforeEach
    void importCommune() {
        commune = SampleCommune.importInto(database, clock);
    }

    @Test
    void parentsComeBeforeChildrenAndABranchHoldsAllBelow() {
        List<Body> bodies = database.read(handle -> directory.bodies(handle, commune));
        assertThat(bodies).extracting(Body::code).containsSubsequence("UBND", "HND", "HND-T1", "HND-T9", "LHPN", "CD");
        List<Body> branch = database.read(
                handle -> directory.branch(handle, body(handle, "HND").id()));
        assertThat(branch).hasSize(10).first().extracting(Body::code).isEqualTo("HND");
    }

    @Test
    void everyoneIsARecipientOnceInTheFirstPartAndTheDeepestBody() {
        write(handle -> {
            Body hnd = body(handle, "HND");
            PersonId member = person(handle, "Hội viên 01 thôn 3");
            directory.addMembership(handle, commune, Actor.SYSTEM, member, hnd.id(), MemberRole.MEMBER);
            var audience = Audience.of(
                    new Part.OfBody(body(handle, "HND-T3").id()),
                    new Part.OfBody(hnd.id()),
                    new Part.OfBody(body(handle, "LHPN-T3").id()),
                    new Part.Everyone());
            List<Recipient> recipients = directory.recipients(handle, commune, audience);
            assertThat(recipients).extracting(one -> one.person().id()).doesNotHaveDuplicates();
            assertThat(recipients)
                    .hasSize(directory.countRecipients(handle, commune, audience))
                    .hasSize(131);
            Recipient found = recipients.stream()
                    .filter(one -> one.person().id().equals(member))
                    .findFirst()
                    .orElseThrow();
            assertThat(found.part()).isZero();
            assertThat(found.body()).isEqualTo(body(handle, "HND-T3").id());
            assertThat(directory.recipients(handle, commune, Audience.of(new Part.OfBody(hnd.id()))).stream()
                            .filter(one -> one.person().id().equals(member))
                            .map(Recipient::body))
                    .containsExactly(body(handle, "HND-T3").id());
            return true;
        });
    }

    @Test
    void rolesAndVillagesAreAudiencesToo() {
        database.read(handle -> {
            Village third = directory.findVillage(handle, commune, "thon 3").orElseThrow();
            assertThat(count(handle, new Part.OfMemberRole(MemberRole.LEADER))).isEqualTo(45);
            assertThat(count(handle, new Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD)))
                    .isEqualTo(9);
            assertThat(count(handle, new Part.OfVillage(third.id()))).isEqualTo(24 + 1 + 5 + 2 + 1);
            assertThat(count(
                            handle, new Part.OfBodyInVillage(body(handle, "HND").id(), third.id())))
                    .isEqualTo(
                            count(handle, new Part.OfBody(body(handle, "HND-T3").id())));
            return true;
        });
    }

    @Test
    void tenThousandMembershipsAreResolvedQuickly() {
        write(handle -> {
            BodyId body = body(handle, "HND-T3").id();
            BodyId other = body(handle, "LHPN-T3").id();
            var people = handle.prepareBatch("""
                    INSERT INTO person (commune_id, name, name_words, name_key, added_at)
                    VALUES (:commune, :name, :name, :name, 0)""");
            for (int i = 0; i < 5000; i++) {
                people.bind("commune", commune.value())
                        .bind("name", "Người " + i)
                        .add();
            }
            people.execute();
            for (BodyId one : List.of(body, other)) {
                handle.createUpdate("""
                                INSERT INTO membership (commune_id, person_id, body_id, role, since_day)
                                SELECT commune_id, id, :body, 'MEMBER', '2026-01-01' FROM person WHERE added_at = 0""").bind("body", one.value()).execute();
            }
            return true;
        });
        Duration best = Duration.ofHours(1);
        for (int run = 0; run < 8; run++) {
            long start = System.nanoTime();
            int found = database.<Integer>read(handle -> directory
                    .recipients(
                            handle,
                            commune,
                            Audience.of(
                                    new Part.OfBody(body(handle, "HND").id()),
                                    new Part.OfBody(body(handle, "LHPN").id())))
                    .size());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
            assertThat(found).isGreaterThan(5000);
        }
        assertThat(best).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void aLeaderMayInTheirBranchAndNowhereElse() {
        database.read(handle -> {
            Authority leader = authority(handle, "Chi hội trưởng Nông dân thôn 3");
            assertThat(leader.may(Right.MANAGE_MEMBERS, body(handle, "HND-T3"))).isTrue();
            assertThat(leader.may(Right.MANAGE_MEMBERS, body(handle, "HND-T4"))).isFalse();
            assertThat(leader.may(Right.MANAGE_MEMBERS, body(handle, "HND"))).isFalse();
            assertThat(leader.may(Right.MANAGE_MEMBERS, body(handle, "LHPN-T3")))
                    .isFalse();
            assertThat(leader.mayEverywhere(Right.SEND_NOTICE)).isFalse();
            assertThat(leader.mayAnywhere(Right.SEND_NOTICE)).isTrue();
            assertThat(leader.titles()).containsExactly("Chi hội trưởng Chi hội Nông dân thôn 3");
            Authority chair = authority(handle, "Chủ tịch Hội Nông dân xã");
            assertThat(chair.may(Right.MANAGE_MEMBERS, body(handle, "HND-T9"))).isTrue();
            assertThat(chair.may(Right.MANAGE_MEMBERS, body(handle, "LHPN-T9"))).isFalse();
            Authority head = authority(handle, "Trưởng thôn 3");
            assertThat(head.may(Right.SEE_MISSING, body(handle, "LHPN-T3"))).isTrue();
            assertThat(head.may(Right.SEE_MISSING, body(handle, "LHPN-T4"))).isFalse();
            assertThat(head.may(Right.MANAGE_MEMBERS, body(handle, "LHPN-T3"))).isFalse();
            Authority approver = authority(handle, "Chủ tịch UBND xã");
            assertThat(approver.mayEverywhere(Right.APPROVE_DIRECTIVE)).isTrue();
            assertThat(approver.mayAnywhere(Right.MANAGE_MEMBERS)).isFalse();
            Authority member = authority(handle, "Hội viên 01 thôn 3");
            assertThat(Right.values()).noneMatch(member::mayAnywhere);
            assertThat(member.titles()).isEmpty();
            return true;
        });
    }

    @Test
    void aTermThatIsOverGrantsNothingButLeavesAMember() {
        PersonId member = database.read(handle -> person(handle, "Hội viên 02 thôn 3"));
        write(handle -> directory.addMembership(
                handle,
                commune,
                Actor.SYSTEM,
                member,
                body(handle, "HND-T3").id(),
                MemberRole.DEPUTY,
                LocalDate.parse("2026-11-25")));
        // 25 November, 23:30 in the commune: the last day counts to its end.
        clock.moveTo(Instant.parse("2026-11-25T16:30:00Z"));
        assertThat(mayManage(member)).isTrue();
        clock.advance(Duration.ofMinutes(30));
        assertThat(mayManage(member)).isFalse();
        assertThat(database.<List<Membership>>read(handle -> directory.membershipsOf(handle, member)))
                .extracting(Membership::role)
                .containsOnly(MemberRole.MEMBER);
        assertThat(database.<List<Membership>>read(handle ->
                        directory.members(handle, body(handle, "HND-T3").id())))
                .extracting(Membership::person)
                .contains(member);
    }

    @Test
    void aChangeIsAuditedAndDoneOnce() {
        PersonId member = database.read(handle -> person(handle, "Hội viên 02 thôn 3"));
        assertThat(this.<Boolean>write(handle -> add(handle, member))).isTrue();
        assertThat(this.<Boolean>write(handle -> add(handle, member))).isFalse();
        BodyId body = database.read(handle -> body(handle, "HND-T4").id());
        assertThat(this.<Boolean>write(handle -> directory.endMembership(handle, commune, Actor.SYSTEM, member, body)))
                .isTrue();
        assertThat(this.<Boolean>write(handle -> directory.endMembership(handle, commune, Actor.SYSTEM, member, body)))
                .isFalse();
        assertThat(this.<Boolean>write(handle -> add(handle, member))).isTrue();
        assertThat(database.<List<AuditEntry>>read(handle -> audit.list(handle, commune, 0, 3)))
                .extracting(AuditEntry::action)
                .containsExactly("member.added", "member.removed", "member.added");
    }

    @Test
    void peopleAreFoundByNameOrPhone() {
        database.read(handle -> {
            assertThat(found(handle, "hoi vien 01 thon 3", null)).containsExactly("Hội viên 01 thôn 3");
            assertThat(found(handle, "thôn 3 hội viên 01", null)).containsExactly("Hội viên 01 thôn 3");
            assertThat(found(handle, "0900 000 001", null)).containsExactly("Quản trị hệ thống (Văn phòng)");
            assertThat(found(handle, "hội viên 01", body(handle, "HND-T1").id()))
                    .containsExactly("Hội viên 01 thôn 1");
            assertThat(found(handle, "hội vein 01", body(handle, "HND-T1").id()))
                    .containsExactly("Hội viên 01 thôn 1");
            assertThat(found(handle, "%", null)).isEmpty();
            assertThat(found(handle, "không ai tên này", null)).isEmpty();
            return true;
        });
    }

    @Test
    void accentsTellPeopleApartWhenTheyAreTyped() {
        write(handle -> {
            directory.addPerson(handle, commune, "Lê Thị Hòa", null, null);
            directory.addPerson(handle, commune, "Lê Thị Hóa", null, null);
            assertThat(found(handle, "lê thị hoà", null)).containsExactly("Lê Thị Hòa");
            assertThat(found(handle, "le thi hoa", null)).hasSize(2);
            return true;
        });
    }

    @Test
    void anAccountIsLinkedByPhoneOnceAndNeverTaken() {
        var user = new ZaloUserId("9001");
        write(handle -> {
            directory.noteInteraction(handle, commune, user, clock.instant());
            PersonId newcomer = directory.addPerson(handle, commune, "Người mới", "84911222333", null);
            assertThat(directory.personByZalo(handle, commune, user)).isEmpty();
            Person linked =
                    directory.linkByPhone(handle, commune, user, "0911 222 333").orElseThrow();
            assertThat(linked.id()).isEqualTo(newcomer);
            assertThat(linked.lastInteraction()).isEqualTo(clock.instant());
            assertThat(directory.linkByPhone(handle, commune, new ZaloUserId("9002"), "0911222333"))
                    .isEmpty();
            assertThat(directory.linkByPhone(handle, commune, user, "0900000001"))
                    .isEmpty();
            directory.addPerson(handle, commune, "Người nhà", "84911222333", null);
            assertThat(directory.linkByPhone(handle, commune, new ZaloUserId("9003"), "0911222333"))
                    .isEmpty();
            return true;
        });
    }

    @Test
    void lateEventsDoNotMoveTheWindowBack() {
        var user = new ZaloUserId("8100000000000001");
        Instant now = clock.instant();
        write(handle -> {
            directory.noteBlocked(handle, commune, user, true);
            assertThat(byZalo(handle, user).blocked()).isTrue();
            directory.noteInteraction(handle, commune, user, now);
            directory.noteInteraction(handle, commune, user, now.minusSeconds(60));
            assertThat(byZalo(handle, user).lastInteraction()).isEqualTo(now);
            assertThat(byZalo(handle, user).blocked()).isFalse();
            directory.noteFollow(handle, commune, user, false, now);
            directory.noteFollow(handle, commune, user, true, now.minusSeconds(60));
            assertThat(byZalo(handle, user).follows()).isFalse();
            return true;
        });
    }

    @Test
    void aGroupChatIsLinkedAndFound() {
        var group = new ZaloGroupId("g-1");
        write(handle -> {
            BodyId body = body(handle, "CCB-T1").id();
            directory.linkGroup(handle, commune, Actor.SYSTEM, body, group);
            assertThat(directory.bodyByGroup(handle, commune, group))
                    .get()
                    .extracting(Body::code)
                    .isEqualTo("CCB-T1");
            directory.linkGroup(handle, commune, Actor.SYSTEM, body, null);
            assertThat(directory.bodyByGroup(handle, commune, group)).isEmpty();
            return true;
        });
    }

    @Test
    void anotherCommuneIsOutOfReach() {
        CommuneId other = write(handle -> new OrganisationImport(clock, audit)
                .run(
                        handle,
                        Actor.SYSTEM,
                        "other.yaml",
                        "commune: {code: X2, name: Phường Khác}".getBytes(StandardCharsets.UTF_8),
                        false)
                .commune());
        write(handle -> {
            CommuneId strangers = Objects.requireNonNull(other);
            PersonId ours = person(handle, "Chi hội trưởng Nông dân thôn 3");
            BodyId body = body(handle, "HND-T3").id();
            assertThat(directory.authority(handle, strangers, ours).mayAnywhere(Right.READ_MEMBERS))
                    .isFalse();
            assertThat(directory.recipients(handle, strangers, Audience.of(new Part.OfBody(body))))
                    .isEmpty();
            assertThat(directory.findPeople(handle, strangers, "hội viên", null, 5))
                    .isEmpty();
            assertThatThrownBy(() ->
                            directory.addMembership(handle, strangers, Actor.SYSTEM, ours, body, MemberRole.MEMBER))
                    .isInstanceOf(IllegalArgumentException.class);
            return true;
        });
    }

    private boolean add(Handle handle, PersonId member) {
        return directory.addMembership(
                handle, commune, Actor.SYSTEM, member, body(handle, "HND-T4").id(), MemberRole.MEMBER);
    }

    private boolean mayManage(PersonId person) {
        return database.read(handle ->
                directory.authority(handle, commune, person).may(Right.MANAGE_MEMBERS, body(handle, "HND-T3")));
    }

    private int count(Handle handle, Part part) {
        return directory.recipients(handle, commune, Audience.of(part)).size();
    }

    private Person byZalo(Handle handle, ZaloUserId user) {
        return directory.personByZalo(handle, commune, user).orElseThrow();
    }

    private Authority authority(Handle handle, String name) {
        return directory.authority(handle, commune, person(handle, name));
    }

    private PersonId person(Handle handle, String name) {
        return directory.findPeople(handle, commune, name, null, 1).get(0).id();
    }

    private List<String> found(Handle handle, String typed, @Nullable BodyId within) {
        return directory.findPeople(handle, commune, typed, within, 5).stream()
                .map(Person::name)
                .toList();
    }

    private Body body(Handle handle, String code) {
        return directory.bodies(handle, commune).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private <T extends @Nullable Object> T write(Function<Handle, T> work) {
        return database.write(work::apply);
    }
}
