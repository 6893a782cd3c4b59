package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.loaxa.broadcast.AcknowledgeResult.Already;
import vn.loaxa.broadcast.AcknowledgeResult.NotAllowed;
import vn.loaxa.broadcast.AcknowledgeResult.Nothing;
import vn.loaxa.broadcast.AcknowledgeResult.Recorded;
import vn.loaxa.broadcast.AcknowledgeResult.Which;

class AcknowledgementTest extends DirectivesContract {

    @Test
    void aBareAnswerMeansTheOneThatIsOpen() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(directive, "womanFree");

        assertThat(acknowledge("womanFree", null)).isInstanceOf(Recorded.class);
        assertThat(board(directive).whole().count(DeliveryStatus.ACKNOWLEDGED)).isEqualTo(1);
        assertThat(board(directive).acknowledgedAt()).containsExactly(clock.instant());
    }

    @Test
    void withSeveralOpenThePersonIsAskedWhich() {
        Directive first = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        Directive second = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(first, "womanFree");
        sent(second, "womanFree");

        assertThat(acknowledge("womanFree", null)).isInstanceOfSatisfying(Which.class, which -> assertThat(which.open())
                .extracting(Directive::shortNumber)
                .containsExactly(2, 1));
        assertThat(acknowledge("womanFree", 1)).isInstanceOf(Recorded.class);
        assertThat(acknowledge("womanFree", null)).isInstanceOfSatisfying(Recorded.class, done -> assertThat(
                        done.directive().shortNumber())
                .isEqualTo(2));
    }

    @Test
    void whatHasNotArrivedYetIsNotMeantByABareAnswer() {
        Directive arrived = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(arrived, "womanFree");
        published(draft("drafter", Urgency.NORMAL, womenOf1()));

        assertThat(acknowledge("womanFree", null)).isInstanceOfSatisfying(Recorded.class, done -> assertThat(
                        done.directive().shortNumber())
                .isEqualTo(arrived.shortNumber()));
    }

    @Test
    void theFirstTimeCountsHoweverOftenItIsSaid() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        acknowledge("womanFree", 1);
        clock.advance(Duration.ofHours(2));

        assertThat(acknowledge("womanFree", 1)).isEqualTo(new Already(directive, START));
        assertThat(acknowledge("womanFree", null)).isEqualTo(new Already(directive, START));
    }

    @Test
    void lateAnswersCountAlsoAfterTheStop() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(directive, "womanFree");
        act((service, handle) -> service.stop(handle, commune, 1, person("drafter"), "chat"));
        clock.advance(Duration.ofDays(40));

        assertThat(acknowledge("womanFree", 1)).isInstanceOf(Recorded.class);
        assertThat(acknowledge("womanCharged", null)).isInstanceOf(Nothing.class);
    }

    @Test
    void whoeverIsNotMeantHasNothingToAcknowledge() {
        published(draft("drafter", Urgency.NORMAL, womenOf1()));

        assertThat(acknowledge("stranger", 1)).isInstanceOf(Nothing.class);
        assertThat(acknowledge("stranger", null)).isInstanceOf(Nothing.class);
        assertThat(acknowledge("womanFree", 9)).isInstanceOf(Nothing.class);
    }

    @Test
    void somebodyInTheChatAcknowledgesForThemselvesOnly() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, farmersAndBelow()));

        assertThat(acknowledge("farmerLinked", 1)).isInstanceOf(Recorded.class);

        assertThat(board(directive).whole().count(DeliveryStatus.WAITING)).isEqualTo(2);
    }

    @Test
    void aLeaderReportsForTheOwnPeopleAndTheBoardShowsIt() {
        Directive directive = published(draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1()));

        assertThat(reportFor("farmerLeader", "farmerOffline")).isInstanceOf(Recorded.class);
        assertThat(reportFor("farmerLeader", "farmerOffline")).isInstanceOf(Already.class);
        assertThat(reportFor("farmerLeader", "womanOffline")).isInstanceOf(NotAllowed.class);
        assertThat(reportFor("drafter", "womanOffline")).isInstanceOf(NotAllowed.class);
        assertThat(reportFor("head", "womanOffline")).isInstanceOf(Recorded.class);

        Board board = board(directive);
        assertThat(board.proxied()).isEqualTo(2);
        assertThat(board.whole().count(DeliveryStatus.ACKNOWLEDGED)).isEqualTo(2);
        assertThat(board.visits()).extracting(Board.Visit::name).containsExactly("womanSilent");
    }

    private AcknowledgeResult reportFor(String actor, String subject) {
        return act((service, handle) ->
                service.acknowledgeFor(handle, commune, person(actor), person(subject), 1, "chat"));
    }
}
