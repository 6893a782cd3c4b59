package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.broadcast.PublishResult.Refused;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Person;

class DirectivesTest extends DirectivesContract {

    @Test
    void aDirectiveGoesOnceToTheChatAndOnceToEachPersonOutsideItLeadersFirst() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1()));

        assertThat(directive.shortNumber()).isEqualTo(1);
        assertThat(directive.roll()).isEqualTo(8);
        assertThat(rows())
                .extracting(Row::recipient)
                .satisfiesExactly(
                        chat -> assertThat(chat).contains("g-farmers-1"),
                        first -> assertThat(first).containsAnyOf("z-womanFree", "z-womanCharged"),
                        second -> assertThat(second).containsAnyOf("z-womanFree", "z-womanCharged"));
        assertThat(rows()).noneMatch(row -> row.recipient().contains("z-both"));
        assertThat(rows().get(1).call()).contains("đã nhận 1", "24/TB-UBND", "UBND xã Đông Mẫu");
    }

    @Test
    void leadersAreWrittenToBeforeTheRest() {
        database.write(handle ->
                directory.addMembership(handle, commune, Actor.SYSTEM, person("womanFree"), women1, MemberRole.LEADER));

        published(draft("drafter", Urgency.NORMAL, womenOf1()));

        assertThat(rows().get(0).recipient()).contains("z-womanFree");
    }

    @Test
    void thePlanIsWhatIsSentAndBothAddUpToTheRoll() {
        DirectiveDraft draft = draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1());
        Plan plan = database.read(handle -> directives.plan(handle, commune, draft));

        assertThat(plan.lines())
                .extracting(
                        Plan.Line::label,
                        Plan.Line::members,
                        Plan.Line::byGroup,
                        Plan.Line::free,
                        Plan.Line::charged,
                        Plan.Line::unreachable)
                .containsExactly(
                        tuple("Hội Nông dân xã", 4, 3, 0, 0, 1), tuple("Chi hội Phụ nữ thôn 1", 4, 0, 1, 1, 2));
        assertThat(plan.dong()).isEqualTo(55);
        assertThat(plan.reasons()).isEqualTo(Map.of(Unreachable.NO_ZALO, 2, Unreachable.OUTSIDE_WINDOW, 1));

        Board board = board(published(draft));
        assertThat(board.whole().counts()).isEqualTo(Map.of(DeliveryStatus.WAITING, 5, DeliveryStatus.UNREACHABLE, 3));
        assertThat(board.whole().roll()).isEqualTo(plan.roll());
    }

    @Test
    void theBoardNamesThoseToVisitWhyAndWhoGoes() {
        Board board = board(published(draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1())));

        assertThat(board.visits())
                .extracting(Board.Visit::name, Board.Visit::body, Board.Visit::reason, Board.Visit::goer)
                .containsExactly(
                        tuple(
                                "farmerOffline",
                                "Chi hội Nông dân thôn 1",
                                "Chưa có Zalo nối với xã",
                                "Chi hội trưởng Chi hội Nông dân thôn 1"),
                        tuple("womanOffline", "Chi hội Phụ nữ thôn 1", "Chưa có Zalo nối với xã", "Trưởng thôn 1"),
                        tuple("womanSilent", "Chi hội Phụ nữ thôn 1", "Quá 7 ngày chưa nhắn cho xã", "Trưởng thôn 1"));
        assertThat(board.bodies())
                .extracting(Board.Line::label, Board.Line::roll)
                .containsExactly(tuple("Hội Nông dân xã", 4), tuple("Hội Liên hiệp Phụ nữ xã", 4));
        assertThat(board.villages())
                .extracting(Board.Line::label, Board.Line::roll)
                .containsExactly(tuple("Thôn 1", 8));
    }

    @Test
    void everyoneMeansEveryoneCountedInTheirAssociations() {
        directives = service(false);

        Board board = board(published(draft("drafter", Urgency.NORMAL, new Audience.Part.Everyone())));

        assertThat(board.whole().roll()).isEqualTo(13);
        assertThat(board.bodies())
                .extracting(Board.Line::label, Board.Line::roll)
                .containsExactlyInAnyOrder(
                        tuple("Hội Nông dân xã", 4), tuple("Hội Liên hiệp Phụ nữ xã", 4), tuple("Không theo hội", 5));
        assertThat(auditOf("directive.published")).singleElement().satisfies(entry -> assertThat(entry.details())
                .containsEntry("second_person", "off"));
    }

    @Test
    void aLeaderWritesToTheOwnBranchAtOnceAndNowhereElse() {
        Directive own = published(draft("farmerLeader", Urgency.FLASH, new Audience.Part.OfBody(farmers1)));
        assertThat(own.roll()).isEqualTo(4);
        assertThat(rows().get(0).call()).contains("Chi hội trưởng Chi hội Nông dân thôn 1");

        for (Audience.Part part : List.of(womenOf1(), farmersAndBelow(), new Audience.Part.Everyone())) {
            assertThat(publish(draft("farmerLeader", Urgency.NORMAL, part))).isEqualTo(new Refused(Reason.NOT_ALLOWED));
        }
        assertThat(publish(draft("womanFree", Urgency.NORMAL, womenOf1()))).isEqualTo(new Refused(Reason.NOT_ALLOWED));
    }

    @Test
    void aVillageHeadWritesToTheOwnVillage() {
        Directive directive = published(draft("head", Urgency.NORMAL, new Audience.Part.OfVillage(village1)));

        assertThat(directive.roll()).isEqualTo(12);
    }

    @Test
    void whatCannotBeSentIsRefusedBeforeAnythingIsWritten() {
        DirectiveDraft good = draft("drafter", Urgency.NORMAL, womenOf1());

        assertThat(publish(withText(good, "  \n "))).isEqualTo(new Refused(Reason.TEXT_EMPTY));
        assertThat(publish(withText(good, "ồ".repeat(1990)))).isEqualTo(new Refused(Reason.TEXT_TOO_LONG));
        assertThat(publish(draft("drafter", Urgency.NORMAL, new Audience.Part.OfMemberRole(MemberRole.CHAIR))))
                .isEqualTo(new Refused(Reason.NOBODY_IN_AUDIENCE));
        assertThat(rows()).isEmpty();
        List<Directive> kept = act((service, handle) -> service.recent(handle, commune, 10));
        assertThat(kept).isEmpty();
    }

    @Test
    void stoppingTakesBackWhatWaitsAndSaysHowManyWillNotGetIt() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1()));
        sent(directive, "womanFree");

        assertThat(stop(directive, "farmerLeader")).isEmpty();
        assertThat(stop(directive, "drafter")).contains(4);

        Board board = board(directive);
        assertThat(board.directive().state()).isEqualTo(DirectiveState.STOPPED);
        assertThat(board.whole().counts()).isEqualTo(Map.of(DeliveryStatus.SENT, 1, DeliveryStatus.UNREACHABLE, 7));
        assertThat(stop(directive, "drafter")).isEmpty();
        assertThat(notices("womanFree")).containsExactly(1);
        assertThat(notices("womanCharged")).isEmpty();
    }

    @Test
    void onlyThoseOfTheAskersBranchAreNamedAsMissing() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1()));
        acknowledge("farmerLinked", 1);

        assertThat(missing(directive, "farmerLeader"))
                .containsExactlyInAnyOrder("farmerLeader", "farmerOffline", "both");
        assertThat(missing(directive, "drafter")).hasSize(7);
        assertThat(missing(directive, "womanFree")).isEmpty();
    }

    @Test
    void noticesComeNewestFirstWithTheTextAsItWentOut() {
        published(draft("drafter", Urgency.NORMAL, womenOf1()));
        clock.advance(Duration.ofDays(1));
        published(draft("drafter", Urgency.NORMAL, womenOf1()));

        assertThat(notices("womanFree")).containsExactly(2, 1);
        assertThat(act((service, handle) -> service.messageOf(handle, commune, 1))
                        .orElseThrow())
                .contains("Số 24/TB-UBND, ngày 27/9/2026", "Trả lời: đã nhận 1");
    }

    private Optional<Integer> stop(Directive directive, String actor) {
        return act((service, handle) -> service.stop(handle, commune, directive.shortNumber(), person(actor), "chat"));
    }

    private List<String> missing(Directive directive, String actor) {
        return act((service, handle) -> service.missing(handle, commune, directive.shortNumber(), person(actor)))
                .stream()
                .map(Person::name)
                .toList();
    }

    private List<Integer> notices(String name) {
        return act((service, handle) -> service.noticesFor(handle, commune, person(name), 10)).stream()
                .map(Directive::shortNumber)
                .toList();
    }

    private List<AuditEntry> auditOf(String action) {
        return database.read(handle -> audit.list(handle, commune, 0, 100)).stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }

    private static DirectiveDraft withText(DirectiveDraft draft, String text) {
        return new DirectiveDraft(
                draft.author(), draft.symbol(), "", text, draft.urgency(), draft.audience(), null, null);
    }
}
