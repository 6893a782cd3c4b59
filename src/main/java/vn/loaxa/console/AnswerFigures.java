package vn.loaxa.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.loaxa.broadcast.Tally;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.Choice;

/** The figures of the answers to one directive, each with the formula it comes from; they sum to the roll. */
final class AnswerFigures {
    private final Wording wording;

    AnswerFigures(Wording wording) {
        this.wording = wording;
    }

    List<DirectiveFigures.Metric> metrics(Tally tally) {
        Tally.Line whole = tally.whole();
        AnswerSet asked = tally.asked();
        List<DirectiveFigures.Metric> metrics = new ArrayList<>();
        for (Choice choice : asked.choices()) {
            metrics.add(new DirectiveFigures.Metric(
                    choice.label(),
                    wording.number(whole.count(choice.key())),
                    DirectiveFigures.WORDS.text("answers.choice.formula", Map.of("key", choice.key()))));
        }
        if (!asked.counts().isEmpty()) {
            metrics.add(metric("answered", whole.counting()));
        }
        metrics.add(metric("silent", whole.silent()));
        metrics.add(metric("answers-sum", whole.roll()));
        for (int i = 0; i < asked.counts().size(); i++) {
            metrics.add(new DirectiveFigures.Metric(
                    Wording.sentence(asked.counts().get(i)),
                    wording.number(whole.sums().get(i)),
                    DirectiveFigures.WORDS.text("answers.count.formula")));
        }
        metrics.add(metric("answers-late", whole.late()));
        metrics.add(metric("answers-proxied", whole.proxied()));
        return metrics;
    }

    private DirectiveFigures.Metric metric(String key, int people) {
        return DirectiveFigures.metric(key, wording.number(people));
    }
}
