package vn.loaxa.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.loaxa.broadcast.Tally;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.Choice;
import vn.loaxa.console.view.AnswersView;

/** Turns what was answered into rows of figures. */
final class AnswerViews {
    private final Wording wording;

    AnswerViews(Wording wording) {
        this.wording = wording;
    }

    AnswersView of(Tally tally, ZoneId zone) {
        return new AnswersView(
                columns(tally.asked()),
                row(tally.asked(), tally.whole()),
                tally.villages().stream().map(line -> row(tally.asked(), line)).toList(),
                tally.bodies().stream().map(line -> row(tally.asked(), line)).toList(),
                tally.helps().stream().map(help -> help(tally, help, zone)).toList(),
                note(tally.whole()));
    }

    /** The choices, or for counts how many answered and then what each sum is of. */
    List<String> columns(AnswerSet asked) {
        List<String> columns = new ArrayList<>();
        if (asked.counts().isEmpty()) {
            asked.choices().stream().map(AnswerViews::head).forEach(columns::add);
        } else {
            columns.add(wording.text("answers.answered"));
            asked.counts().stream().map(Wording::sentence).forEach(columns::add);
        }
        return columns;
    }

    private static String head(Choice choice) {
        return choice.key() + ". " + choice.label();
    }

    AnswersView.Row row(AnswerSet asked, Tally.Line line) {
        List<String> cells = new ArrayList<>();
        if (asked.counts().isEmpty()) {
            asked.choices().forEach(choice -> cells.add(wording.number(line.count(choice.key()))));
        } else {
            cells.add(wording.number(line.counting()));
            line.sums().forEach(sum -> cells.add(wording.number(sum)));
        }
        return new AnswersView.Row(line.label(), cells, wording.number(line.silent()), wording.number(line.roll()));
    }

    private AnswersView.Help help(Tally tally, Tally.Help help, ZoneId zone) {
        String said = help.given().said(tally.asked());
        return new AnswersView.Help(
                help.name(),
                help.village() + ", " + help.body(),
                help.proxied() ? wording.text("answers.proxied", Map.of("said", said)) : said,
                wording.paper(help.at(), zone),
                help.goer());
    }

    private String note(Tally.Line whole) {
        List<String> parts = new ArrayList<>();
        if (whole.late() > 0) {
            parts.add(wording.text("answers.note.late", Map.of("n", wording.number(whole.late()))));
        }
        if (whole.proxied() > 0) {
            parts.add(wording.text("answers.note.proxied", Map.of("n", wording.number(whole.proxied()))));
        }
        return String.join(" ", parts);
    }
}
