package vn.loaxa.conversation.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.loaxa.conversation.faq.FaqEvaluation.Figures;
import vn.loaxa.conversation.faq.FaqEvaluation.Query;
import vn.loaxa.conversation.script.Scripts;
import vn.loaxa.text.Vietnamese;

/** The FAQ that ships, asked as people type. The floors stand a little under what is reached. */
class FaqHeldOutTest {
    private static FaqEvaluation.Report report;

    @BeforeAll
    static void ask() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/faq/held-out.tsv"))) {
            if (!line.startsWith("#")) {
                String[] row = line.split("\t", 2);
                String entry = row[0].equals("-") ? "" : row[0];
                queries.add(new Query(row[1], "typed", entry, entry.isEmpty() ? "oos" : "in", row[1]));
                queries.add(
                        new Query(row[1], "stripped", entry, entry.isEmpty() ? "oos" : "in", Vietnamese.fold(row[1])));
            }
        }
        report =
                new FaqEvaluation(Scripts.load(Path.of("bot-scripts")).scripts().faq()).run(queries);
        report.variants().forEach((variant, figures) -> System.out.printf(Locale.ROOT, "%s %s%n", variant, figures));
    }

    @Test
    void theQuestionsAreManyEnoughToTellSomething() {
        assertThat(figures("typed").inScope()).isGreaterThanOrEqualTo(150);
        assertThat(figures("typed").outOfScope()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void theRightAnswerComesFirst() {
        assertThat(figures("typed").top1()).isGreaterThan(0.89);
        assertThat(figures("stripped").top1()).isGreaterThan(0.89);
    }

    @Test
    void theRightAnswerIsAmongTheThreeThatAreOffered() {
        assertThat(figures("typed").top3()).isGreaterThan(0.97);
        assertThat(figures("stripped").top3()).isGreaterThan(0.97);
    }

    @Test
    void whatIsNotInTheFaqIsHardlyEverAnsweredAsIfItWere() {
        assertThat(figures("typed").falseAnswers()).isLessThan(0.03);
        assertThat(figures("stripped").falseAnswers()).isLessThan(0.03);
    }

    @Test
    void questionsWithAnAnswerPartFromThoseWithout() {
        assertThat(figures("typed").auroc()).isGreaterThan(0.95);
        assertThat(figures("stripped").auroc()).isGreaterThan(0.945);
    }

    @Test
    void anotherAnswerIsHardlyEverGivenAsIfItWereSure() {
        assertThat(figures("typed").wrongAnswers()).isLessThan(0.02);
        assertThat(figures("stripped").wrongAnswers()).isLessThan(0.02);
    }

    private static Figures figures(String variant) {
        return Objects.requireNonNull(report.variants().get(variant), variant);
    }
}
