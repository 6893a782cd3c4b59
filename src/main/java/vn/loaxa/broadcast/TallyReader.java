package vn.loaxa.broadcast;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Village;

/** Draws up what was answered, by village and by body as the board does: every line is made from the same cells. */
final class TallyReader {
    private final Directory directory;
    private final Clock clock;
    private final AnswerStore store = new AnswerStore();

    TallyReader(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Tally read(Handle handle, CommuneId commune, Directive directive) {
        AudienceReader.Names names = new AudienceReader(directory).names(handle, commune);
        AnswerSet asked = directive.answers();
        List<AnswerStore.Cell> cells = store.cells(handle, directive);
        Map<String, List<AnswerStore.Cell>> villages = new LinkedHashMap<>();
        for (Village village : directory.villages(handle, commune)) {
            villages.put(village.name(), new ArrayList<>());
        }
        boolean several = cells.stream()
                        .map(cell -> BoardReader.label(names, cell.body(), true))
                        .distinct()
                        .count()
                > 1;
        return new Tally(
                asked,
                line(MessageComposer.MESSAGES.text("board.whole"), asked, cells),
                lines(villages, asked, cells, cell -> BoardReader.label(names, cell.village())),
                lines(new LinkedHashMap<>(), asked, cells, cell -> BoardReader.label(names, cell.body(), several)),
                helps(handle, commune, directive, names),
                clock.instant());
    }

    private List<Tally.Help> helps(Handle handle, CommuneId commune, Directive directive, AudienceReader.Names names) {
        Visits visits = new Visits(directory, handle, commune, names);
        List<Tally.Help> helps = new ArrayList<>();
        for (AnswerStore.Row row : store.rows(handle, directive.id())) {
            if (row.help()) {
                helps.add(
                        0,
                        new Tally.Help(
                                row.name(),
                                BoardReader.label(names, row.village()),
                                row.body() == null ? BoardReader.label(names, null, false) : names.body(row.body()),
                                visits.goer(row.body(), row.village()),
                                row.given(),
                                row.proxied(),
                                row.at()));
            }
        }
        return helps;
    }

    private static List<Tally.Line> lines(
            Map<String, List<AnswerStore.Cell>> start,
            AnswerSet asked,
            List<AnswerStore.Cell> cells,
            Function<AnswerStore.Cell, String> label) {
        for (AnswerStore.Cell cell : cells) {
            start.computeIfAbsent(label.apply(cell), key -> new ArrayList<>()).add(cell);
        }
        List<Tally.Line> lines = new ArrayList<>();
        start.forEach((name, own) -> {
            if (!own.isEmpty()) {
                lines.add(line(name, asked, own));
            }
        });
        return lines;
    }

    private static Tally.Line line(String label, AnswerSet asked, List<AnswerStore.Cell> cells) {
        Map<String, Integer> choices = new HashMap<>();
        long[] sums = new long[asked.counts().size()];
        int counting = 0;
        for (AnswerStore.Cell cell : cells) {
            String choice = cell.choice();
            if (choice == null) {
                continue;
            }
            if (choice.isEmpty()) {
                counting += cell.people();
            } else {
                choices.merge(choice, cell.people(), Integer::sum);
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += cell.sums().get(i);
            }
        }
        return new Tally.Line(
                label,
                cells.stream().mapToInt(AnswerStore.Cell::people).sum(),
                choices,
                counting,
                Arrays.stream(sums).boxed().toList(),
                cells.stream().mapToInt(AnswerStore.Cell::late).sum(),
                cells.stream().mapToInt(AnswerStore.Cell::proxied).sum());
    }
}
