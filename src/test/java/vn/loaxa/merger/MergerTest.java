package vn.loaxa.merger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.broadcast.SavedAudiences;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyFinder;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.StructureBook;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Two associations become one, on both databases: nobody is lost, no role ends unsaid, and old names go on. */
class MergerTest extends TwoAssociations {
    @BeforeEach
    @Override
    void found() {
        super.found();
    }

    @Test
    void thePlanSaysEachLineAndItsSumsAddUpAndNothingIsDone() {
        MergePlan plan = plan("HLV", "HND");
        assertThat(plan.isPossible()).isTrue();
        assertThat(texts(plan, MergeLine.Topic.PEOPLE))
                .contains(
                        "Chi hội Nông dân thôn 1 đang có 2 người. Chi hội Làm vườn thôn 1 có 3 người, trong đó 1 người đã có"
                                + " tên ở Chi hội Nông dân thôn 1. Sau sáp nhập: 2 + 3 − 1 = 4 người.");
        assertThat(texts(plan, MergeLine.Topic.LEADERS))
                .contains(
                        "Chủ tịch làm vườn: chủ tịch của Hội Làm vườn xã, từ nay là phó của Hội Nông dân xã, đến hết ngày 31/12/2027.",
                        "Trưởng vườn hai: trưởng của Chi hội Làm vườn thôn 2, từ nay là trưởng của Chi hội Nông dân thôn 2.");
        assertThat(texts(plan, MergeLine.Topic.BODIES))
                .contains("Chi hội Làm vườn thôn 3 giữ nguyên, từ nay thuộc Hội Nông dân xã.");
        assertThat(body("HLV").name()).isEqualTo("Hội Làm vườn xã");
        assertThat(number("SELECT COUNT(*) FROM body WHERE merged_into_id IS NOT NULL"))
                .isZero();
    }

    @Test
    void everybodyStandsOnceWithTheHigherRole() {
        assertThat(merge("HLV", "HND")).isEqualTo(Merger.Result.DONE);
        assertThat(roll("HND"))
                .containsOnly(
                        Map.entry("Chủ tịch nông dân", "CHAIR"), Map.entry("Chủ tịch làm vườn", "DEPUTY 2027-12-31"));
        assertThat(roll("HND-T1"))
                .containsOnly(
                        Map.entry("Trưởng nông dân", "LEADER"),
                        Map.entry("Trưởng vườn", "DEPUTY 2027-06-30"),
                        Map.entry("Cả hai bên", "DEPUTY"),
                        Map.entry("Nhà vườn một", "MEMBER"));
        assertThat(roll("HND-T2")).containsOnly(Map.entry("Trưởng vườn hai", "LEADER"));
        Body third = body("HLV-T3");
        assertThat(third.parent()).isEqualTo(body("HND").id());
        assertThat(number("SELECT COUNT(*) FROM membership m JOIN body b ON b.id = m.body_id"
                        + " WHERE b.merged_into_id IS NOT NULL AND m.ended_at IS NULL"))
                .isZero();
        assertThat(database.<List<AuditEntry>>read(handle -> audit.list(handle, commune, 0, 100)))
                .extracting(AuditEntry::action)
                .contains("body.merged", "body.closed", "body.moved", "member.added", "member.role-changed");
    }

    @Test
    void oldNamesAndCodesFindTheNewBodyAndSaySo() {
        merge("HLV", "HND");
        for (String typed : List.of(
                "chi hội làm vườn thôn 1",
                "chi hoi lam vuon thon 1",
                "lam vuon t1",
                "HLV-T1",
                "Chi hội Làm vườn thôn 1")) {
            assertThat(search(typed)).as(typed).singleElement().satisfies(found -> {
                assertThat(found.body().code()).isEqualTo("HND-T1");
                assertThat(found.former()).isEqualTo("Chi hội Làm vườn thôn 1");
            });
        }
        assertThat(search("chi hội nông dân thôn 1"))
                .extracting(BodyFinder.Found::former)
                .containsOnlyNulls();
        assertThat(search("hội làm vườn"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("HND"));
        assertThat(search("làm vườn thôn 3"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("HLV-T3"));
    }

    @Test
    void aSecondMergerLeadsOnInOneStep() {
        merge("HLV-T1", "HND-T1");
        sql("UPDATE body SET village_id = NULL WHERE code = 'HND-T2'");
        merge("HND-T1", "HND-T2");
        assertThat(search("HLV-T1"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("HND-T2"));
        assertThat(number("SELECT COUNT(*) FROM body b JOIN body s ON s.id = b.merged_into_id"
                        + " WHERE s.merged_into_id IS NOT NULL"))
                .isZero();
    }

    @Test
    void audiencesAndRecordsThatNameTheOldBodyMeanTheNewOne() {
        var old = body("HLV-T1").id();
        merge("HLV", "HND");
        Audience audience = Audience.of(new Audience.Part.OfBody(old));
        assertThat(database.<Integer>read(handle -> directory.countRecipients(handle, commune, audience)))
                .isEqualTo(4);
        var saved = database.read(handle -> new SavedAudiences(directory, audit).list(handle, commune));
        assertThat(saved).singleElement().satisfies(one -> assertThat(one.audience())
                .isEqualTo(Audience.of(new Audience.Part.OfBody(body("HND-T1").id()))));
        assertThat(database.read(handle -> directory.body(handle, old))
                        .orElseThrow()
                        .code())
                .isEqualTo("HND-T1");
    }

    @Test
    void openRequestsAndCalendarsComeAlongAndWhoIsInAlreadyWaitsNoMore() {
        long ends = body("HLV-T1").id().value();
        long goesOn = body("HND-T1").id().value();
        request(ends, person("0900000003"));
        request(ends, person("0900000008"));
        request(goesOn, person("0900000008"));
        request(ends, person("0900000007"));
        sql("INSERT INTO reminder_feed (token_hash, commune_id, body_id, made_by, made_at) VALUES ('x', " + commune
                + ", " + ends + ", " + person("0900000001") + ", 0)");
        merge("HLV-T1", "HND-T1");
        assertThat(number("SELECT COUNT(*) FROM join_request WHERE state = 'OPEN' AND body_id = " + goesOn))
                .isEqualTo(2);
        assertThat(number("SELECT COUNT(*) FROM join_request WHERE state = 'MERGED'"))
                .isEqualTo(2);
        assertThat(number("SELECT body_id FROM reminder_feed")).isEqualTo(goesOn);
    }

    private void request(long body, Object person) {
        sql("INSERT INTO join_request (commune_id, body_id, person_id, state, asked_at) VALUES (" + commune + ", "
                + body + ", " + person + ", 'OPEN', 0)");
    }

    @Test
    void ofTwoChatsOneStaysAndPeopleAreAskedInAndASingleOneComesAlong() {
        merge("HLV", "HND");
        assertThat(String.valueOf(body("HND-T1").group())).isEqualTo("g-1");
        assertThat(String.valueOf(body("HND-T2").group())).isEqualTo("g-3");
        assertThat(number("SELECT COUNT(*) FROM outbox_message WHERE message_key LIKE 'merge:%/invite:%'"))
                .isEqualTo(2);
        assertThat(number("SELECT COUNT(*) FROM body WHERE code = 'HLV-T1' AND zalo_group_id = 'g-2'"))
                .isEqualTo(1);
        database.write(handle -> {
            directory.linkGroup(
                    handle, commune, Actor.SYSTEM, body(handle, "HND").id(), new ZaloGroupId("g-2"));
            return true;
        });
        assertThat(String.valueOf(body("HND").group())).isEqualTo("g-2");
    }

    @Test
    void aChatThatWillNotHoldAllIsSaidBeforehand() {
        assertThat(texts(plan("HLV-T1", "HND-T1"), MergeLine.Topic.CHATS))
                .as("nobody knows how many it holds")
                .noneMatch(line -> line.contains("thiếu"));
        sql("INSERT INTO chat_roster (commune_id, group_id, compared_at, most_members) VALUES (" + commune
                + ", 'g-1', 1, 4)");
        for (String user : List.of("71", "72")) {
            sql("INSERT INTO chat_member (commune_id, group_id, user_id, name, inside, changed_at) VALUES (" + commune
                    + ", 'g-1', '" + user + "', 'Người', 1, 1)");
        }
        assertThat(texts(plan("HLV-T1", "HND-T1"), MergeLine.Topic.CHATS))
                .anyMatch(line -> line.contains("Chi hội Nông dân thôn 1 chứa 4 tài khoản kể cả OA, đang có 2 người;"
                        + " sẽ mời thêm 2 người nên thiếu 1 chỗ"));
        sql("UPDATE chat_member SET user_id = '84' WHERE user_id = '72'");
        assertThat(texts(plan("HLV-T1", "HND-T1"), MergeLine.Topic.CHATS))
                .as("one of them is in it already")
                .noneMatch(line -> line.contains("thiếu"));
    }

    @Test
    void aWaitingDirectiveStandsAgainstIt() {
        sql("INSERT INTO directive (commune_id, short_number, symbol, title, body_text, urgency, state, audience, roll,"
                + " author_id, content_hash, created_at) VALUES (" + commune + ", 1, '', 'Họp', 'x', 'NORMAL',"
                + " 'AWAITING_APPROVAL', '[{\"body\":" + body("HLV-T1").id() + "}]', 1, 1, '', 0)");
        MergePlan plan = plan("HLV", "HND");
        assertThat(texts(plan, MergeLine.Topic.CONFLICT))
                .singleElement()
                .asString()
                .contains("1: Họp");
        assertThat(merge("HLV", "HND")).isEqualTo(Merger.Result.CONFLICT);
        assertThat(body("HLV").name()).isNotEmpty();
    }

    @Test
    void whatWasNotReadIsNotDone() {
        MergePlan read = plan("HLV-T1", "HND-T1");
        PersonId added = person("0900000008");
        database.write(handle -> directory.addMembership(
                handle, commune, Actor.SYSTEM, added, body(handle, "HLV-T1").id(), MemberRole.MEMBER));
        assertThat(database.<Merger.Result>write(handle -> merger.merge(handle, commune, Actor.SYSTEM, read)))
                .isEqualTo(Merger.Result.CHANGED);
        assertThat(roll("HLV-T1")).hasSize(4);
    }

    @Test
    void nothingIsMergedIntoWhatStandsBelowItNorIntoAnotherKind() {
        for (var pair : List.of(List.of("HND", "HND-T1"), List.of("HND", "HND"), List.of("HLV-T1", "HND"))) {
            assertThat(plan(pair.get(0), pair.get(1)).isPossible())
                    .as(pair.toString())
                    .isFalse();
        }
        assertThat(database.<Optional<MergePlan>>read(handle -> merger.plan(handle, commune, "HND", "KHONG-CO")))
                .isEmpty();
    }

    @Test
    void theOldFileImportedAgainBringsNothingBack() {
        merge("HLV", "HND");
        clock.advance(Duration.ofDays(1));
        var before = roll("HND-T1");
        imported(FILE);
        assertThat(roll("HND-T1")).isEqualTo(before);
        assertThat(number("SELECT COUNT(*) FROM body WHERE merged_into_id IS NULL"))
                .isEqualTo(4);
        assertThat(body("HLV-T3").parent()).isEqualTo(body("HND").id());
    }

    @Test
    void aRenamedBodyAndVillageAreFoundByBothNamesAndAnImportKeepsTheNewOnes() {
        var structure = new StructureBook(clock, audit);
        database.write(handle -> {
            structure.rename(handle, commune, Actor.SYSTEM, body(handle, "HND-T1"), "Chi hội Nông dân tổ dân phố Đông");
            var village = directory.villages(handle, commune).get(0);
            return structure.rename(handle, commune, Actor.SYSTEM, village, "Tổ dân phố Đông");
        });
        imported(FILE);
        assertThat(body("HND-T1").name()).isEqualTo("Chi hội Nông dân tổ dân phố Đông");
        assertThat(search("Chi hội Nông dân thôn 1")).singleElement().satisfies(found -> {
            assertThat(found.body().code()).isEqualTo("HND-T1");
            assertThat(found.former()).isEqualTo("Chi hội Nông dân thôn 1");
        });
        assertThat(search("nông dân tdp đông")).singleElement().satisfies(found -> assertThat(found.former())
                .isNull());
        var village = database.read(handle -> directory.findVillage(handle, commune, "thon 1"));
        assertThat(village).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("Tổ dân phố Đông");
            assertThat(found.formerly("thon 1")).contains("Thôn 1");
        });
    }

    @Test
    void formerNamesOfTheFileAreFoundAsSuch() {
        imported(FILE.replace(
                "name: Chi hội Nông dân thôn 2}",
                "name: Chi hội Nông dân thôn 2, former_names: [Chi hội Nông dân xóm Đình]}"));
        assertThat(search("chi hoi nong dan xom dinh")).singleElement().satisfies(found -> {
            assertThat(found.body().code()).isEqualTo("HND-T2");
            assertThat(found.former()).isEqualTo("Chi hội Nông dân xóm Đình");
        });
    }

    static List<String> texts(MergePlan plan, MergeLine.Topic topic) {
        return plan.lines().stream()
                .filter(line -> line.topic() == topic)
                .map(MergeLine::text)
                .toList();
    }

    @Test
    void termsOfThoseWhoMovedStillEnd() {
        merge("HLV", "HND");
        clock.advance(Duration.ofDays(600));
        PersonId chair = person("0900000002");
        List<Membership> of = database.read(handle -> directory.membershipsOf(handle, chair));
        assertThat(of).extracting(Membership::role).containsExactly(MemberRole.MEMBER);
    }
}
