package vn.loaxa.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.Receipt;
import vn.loaxa.broadcast.Tally;
import vn.loaxa.console.view.AnswersView;
import vn.loaxa.paper.PdfSheet;
import vn.loaxa.text.Messages;

/**
 * The official report on one directive, as PDF or XLSX with the same content: every figure with its formula beside it.
 *
 * @param tally what was answered, where something was asked
 * @param surveyed how many took part in the survey since, where they were asked to
 * @param author and approver by name; the approver is empty where nobody had to approve
 */
record DirectiveReport(
        Wording wording,
        ZoneId zone,
        Board board,
        List<Receipt> receipts,
        Optional<Tally> tally,
        Optional<Integer> surveyed,
        String author,
        String approver) {
    private static final Messages WORDS = DirectiveFigures.WORDS;

    byte[] pdf() {
        try (var sheet = new PdfSheet()) {
            sheet.heading(WORDS.text("title"));
            head().forEach(sheet::paragraph);
            sheet.heading(WORDS.text("chapter.metrics"));
            sheet.table(List.of(30, 22, 48), metrics());
            sheet.heading(WORDS.text("chapter.villages"));
            sheet.table(List.of(34, 14, 14, 12, 14, 22), villages());
            sheet.heading(WORDS.text("chapter.bodies"));
            sheet.table(List.of(52, 16, 16, 12, 16), bodies());
            tally.ifPresent(answers -> {
                sheet.heading(WORDS.text("chapter.answers"));
                sheet.table(List.of(48, 16, 36), figures(answers));
                List<List<String>> lines = answersByVillage(answers);
                sheet.table(
                        Collections.nCopies(
                                lines.get(0).size(), 100 / lines.get(0).size()),
                        lines);
            });
            return sheet.bytes();
        }
    }

    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "LoaXa", "1.0")) {
            List<List<String>> first = new ArrayList<>();
            first.add(List.of(WORDS.text("title")));
            head().forEach(line -> first.add(List.of(line)));
            first.addAll(metrics());
            fill(book.newWorksheet(WORDS.text("chapter.metrics")), first, 36);
            fill(book.newWorksheet(WORDS.text("chapter.villages")), villages(), 24);
            fill(book.newWorksheet(WORDS.text("chapter.bodies")), bodies(), 40);
            if (tally.isPresent()) {
                List<List<String>> answers = new ArrayList<>(figures(tally.get()));
                answers.addAll(answersByVillage(tally.get()));
                fill(book.newWorksheet(WORDS.text("chapter.answers")), answers, 36);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook into memory", e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<String>> rows, int firstWidth) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                sheet.value(row, column, rows.get(row).get(column));
            }
        }
        sheet.width(0, firstWidth);
        sheet.width(1, 20);
        sheet.width(2, 60);
    }

    private List<String> head() {
        Directive directive = board.directive();
        List<String> lines = new ArrayList<>();
        lines.add(WORDS.text(
                "of", Map.of("name", Wording.sentence(wording.name(directive)), "title", directive.title())));
        Instant published = directive.publishedAt();
        Map<String, String> who = Map.of(
                "author", author, "approver", approver, "at", published == null ? "" : wording.paper(published, zone));
        lines.add(WORDS.text(
                published == null ? "drilled" : approver.isEmpty() ? "published" : "published.approved", who));
        Instant due = directive.dueAt();
        if (due != null) {
            lines.add(WORDS.text("due", Map.of("due", wording.paper(due, zone))));
        }
        lines.add(WORDS.text("asOf", Map.of("at", wording.paper(board.at(), zone))));
        return lines;
    }

    private List<List<String>> metrics() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("metric", "value", "formula"));
        new DirectiveFigures(wording)
                .metrics(board, receipts)
                .forEach(metric -> rows.add(List.of(metric.name(), metric.value(), metric.formula())));
        surveyed.ifPresent(people -> rows.add(
                List.of(WORDS.text("metric.surveyed"), wording.number(people), WORDS.text("metric.surveyed.formula"))));
        return rows;
    }

    private List<List<String>> figures(Tally answers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("metric", "value", "formula"));
        new AnswerFigures(wording)
                .metrics(answers)
                .forEach(metric -> rows.add(List.of(metric.name(), metric.value(), metric.formula())));
        return rows;
    }

    private List<List<String>> answersByVillage(Tally answers) {
        var views = new AnswerViews(wording);
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(titles("village"));
        head.addAll(views.columns(answers.asked()));
        head.addAll(titles("silent", "roll"));
        rows.add(head);
        for (Tally.Line line : answers.villages()) {
            AnswersView.Row row = views.row(answers.asked(), line);
            List<String> cells = new ArrayList<>(List.of(row.label()));
            cells.addAll(row.cells());
            cells.addAll(List.of(row.silent(), row.roll()));
            rows.add(cells);
        }
        return rows;
    }

    private List<List<String>> villages() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("village", "roll", "acknowledged", "share", "visits", "median"));
        new DirectiveFigures(wording)
                .villages(board.directive(), receipts)
                .forEach(line -> rows.add(List.of(
                        line.village(),
                        wording.number(line.roll()),
                        wording.number(line.acknowledged()),
                        wording.percent(line.acknowledged(), line.roll()),
                        wording.number(line.visits()),
                        line.median())));
        return rows;
    }

    private List<List<String>> bodies() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles("body", "roll", "acknowledged", "share", "visits"));
        for (Board.Line line : board.bodies()) {
            int acknowledged = line.count(DeliveryStatus.ACKNOWLEDGED);
            rows.add(List.of(
                    line.label(),
                    wording.number(line.roll()),
                    wording.number(acknowledged),
                    wording.percent(acknowledged, line.roll()),
                    wording.number(line.count(DeliveryStatus.UNREACHABLE))));
        }
        return rows;
    }

    private static List<String> titles(String... keys) {
        List<String> titles = new ArrayList<>();
        for (String key : keys) {
            titles.add(WORDS.text("head." + key));
        }
        return titles;
    }
}
