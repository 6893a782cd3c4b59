package vn.loaxa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.loaxa.text.Messages;

/** Phrases of every kind, written down before the reader was tuned, in all the ways they are typed. */
class TimesTest {
    private static final TimesTable TABLE = TimesTable.read(Path.of("src/test/resources/calendar/times.jsonl"));

    @Test
    void phrasesMeanWhatIsWrittenDown() {
        var scores = TABLE.score(UnaryOperator.identity());
        scores.values().forEach(score -> assertThat(score.wrong).isEmpty());
        assertThat(scores).containsKeys("instant", "interval", "recurrence", "lunar", "reject", "none");
    }

    @Test
    void accentsAreNotNeeded() {
        var with = TABLE.score(UnaryOperator.identity());
        var without = TABLE.score(TimesTest::withoutAccents);
        assertThat(without.get("all").percent())
                .as("%s", without.get("all").wrong)
                .isGreaterThan(with.get("all").percent() - 3);
        assertThat(without.get("reject").wrong).isEmpty();
        assertThat(without.get("none").wrong).isEmpty();
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
            assertThat(chatty.get(kind).wrong).isEmpty();
        }
        assertThat(chatty.get("instant").percent()).isGreaterThanOrEqualTo(97);
    }

    private static void same(UnaryOperator<String> typed) {
        assertThat(TABLE.score(typed).get("all").wrong).isEmpty();
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
