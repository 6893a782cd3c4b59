package vn.loaxa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.loaxa.text.Messages;

/** Phrases of every kind, written down before the reader was tuned, in all the ways they are typed. */
class TimesTest {
    private static final TimesTable TABLE = TimesTable.read(Path.of("src/test/resources/calendar/times.jsonl"));
    /** Written down, with what they mean, before the reader was looked at again. */
    private static final TimesTable UNSEEN = TimesTable.read(Path.of("src/test/resources/calendar/times-unseen.jsonl"));

    @Test
    void phrasesMeanWhatIsWrittenDown() {
        var scores = TABLE.score(UnaryOperator.identity());
        scores.values().forEach(score -> assertThat(score.wrong).isEmpty());
        assertThat(scores).containsKeys("instant", "interval", "recurrence", "lunar", "reject", "none");
    }

    @Test
    void phrasesThatCameLaterMeanWhatIsWrittenDownToo() {
        UNSEEN.score(UnaryOperator.identity()).values().forEach(score -> assertThat(score.wrong)
                .isEmpty());
    }

    @Test
    void ruleThatIsSaidBackAndTypedAgainIsTheSameRule() {
        for (var table : List.of(TABLE, UNSEEN)) {
            assertThat(table.rulesNotReadBack()).isEmpty();
        }
    }

    @Test
    void accentsAreNotNeeded() {
        accentsAreNotNeeded(TABLE);
        accentsAreNotNeeded(UNSEEN);
    }

    private static void accentsAreNotNeeded(TimesTable table) {
        var with = table.score(UnaryOperator.identity());
        var without = table.score(TimesTest::withoutAccents);
        assertThat(TimesTable.of(without, "all").percent())
                .as("%s", TimesTable.of(without, "all").wrong)
                .isGreaterThan(TimesTable.of(with, "all").percent() - 3);
        assertThat(TimesTable.of(without, "reject").wrong).isEmpty();
        assertThat(TimesTable.of(without, "none").wrong).isEmpty();
    }

    @Test
    void capitalsAndComposedAccentsMakeNoDifference() {
        same(text -> Normalizer.normalize(text, Normalizer.Form.NFD));
        same(text -> text.toUpperCase(Locale.ROOT));
        same(text -> "  " + text.replace(" ", "  ") + " ");
    }

    @Test
    void whatIsNoTimeStaysNoneAndWhatIsUnclearIsAskedAmongOtherWords() {
        var chatty = TABLE.score(text -> "dạ em chào cán bộ ạ, " + text + " giúp em với nhé");
        for (String kind : new String[] {"reject", "none", "recurrence"}) {
            assertThat(TimesTable.of(chatty, kind).wrong).isEmpty();
        }
        assertThat(TimesTable.of(chatty, "instant").percent()).isGreaterThanOrEqualTo(97);
    }

    private static void same(UnaryOperator<String> typed) {
        assertThat(TimesTable.of(TABLE.score(typed), "all").wrong).isEmpty();
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    @Test
    void everyReasonHasItsQuestion() {
        var messages = new Messages("calendar");
        for (var reason : Reason.values()) {
            assertThat(messages.text("ask." + reason, Map.of()))
                    .endsWith(reason.name().startsWith("INVALID") || reason == Reason.PAST ? "." : "?");
        }
    }
}
