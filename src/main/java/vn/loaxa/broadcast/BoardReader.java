package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxState;

/** Draws up the board of a directive. Every line is made from the same cells, so all of them sum to the same roll. */
final class BoardReader {
    private final Directory directory;
    private final Outbox outbox;
    private final Clock clock;
    private final BoardStore store = new BoardStore();
    private final AnswerStore answers = new AnswerStore();

    BoardReader(Directory directory, Outbox outbox, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.clock = clock;
    }

    Board board(Handle handle, CommuneId commune, Directive directive) {
        AudienceReader.Names names = new AudienceReader(directory).names(handle, commune);
        List<BoardStore.Cell> cells = store.cells(handle, directive.id());
        Board.Line whole = new Board.Line(MessageComposer.MESSAGES.text("board.whole"), counts(cells), roll(cells));
        Visits visits = new Visits(directory, handle, commune, names);
        return new Board(
                directive,
                whole,
                villages(handle, commune, names, cells),
                bodies(names, cells),
                visits.list(store.cases(handle, directive.id(), EnumSet.of(DeliveryStatus.UNREACHABLE))),
                visits.list(
                        store.cases(handle, directive.id(), EnumSet.of(DeliveryStatus.UNSURE, DeliveryStatus.FAILED))),
                cells.stream().mapToInt(BoardStore.Cell::proxied).sum(),
                sending(handle, commune, directive, whole),
                store.acknowledgedAt(handle, directive.id()),
                clock.instant());
    }

    List<Board.Visit> holders(Handle handle, CommuneId commune, Directive directive) {
        AudienceReader.Names names = new AudienceReader(directory).names(handle, commune);
        var have = EnumSet.range(DeliveryStatus.SENT, DeliveryStatus.ACKNOWLEDGED);
        have.add(DeliveryStatus.UNSURE);
        return new Visits(directory, handle, commune, names).list(store.cases(handle, directive.id(), have));
    }

    List<Receipt> receipts(Handle handle, CommuneId commune, Directive directive) {
        AudienceReader.Names names = new AudienceReader(directory).names(handle, commune);
        Visits visits = new Visits(directory, handle, commune, names);
        Map<Long, Receipt.Answered> answered = answered(handle, directive);
        List<Receipt> receipts = new ArrayList<>();
        for (BoardStore.Row row : store.rows(handle, directive.id())) {
            Board.Visit visit = visits.list(List.of(row.about())).get(0);
            boolean told = EnumSet.of(DeliveryStatus.UNSURE, DeliveryStatus.FAILED, DeliveryStatus.UNREACHABLE)
                    .contains(row.about().status());
            receipts.add(new Receipt(
                    visit.name(),
                    visit.village(),
                    visit.body(),
                    row.about().status(),
                    told ? visit.reason() : "",
                    row.changedAt(),
                    row.acknowledgedAt(),
                    row.proxied(),
                    answered.get(row.about().id())));
        }
        return receipts;
    }

    /** By delivery. */
    private Map<Long, Receipt.Answered> answered(Handle handle, Directive directive) {
        Map<Long, Receipt.Answered> answered = new HashMap<>();
        Instant due = directive.dueAt();
        for (AnswerStore.Row row : answers.rows(handle, directive.id())) {
            boolean late = due != null && row.at().isAfter(due);
            String said = row.given().said(directive.answers());
            answered.put(row.delivery(), new Receipt.Answered(said, row.at(), late, row.proxied()));
        }
        return answered;
    }

    /** Rows being sent now; never more than there are people who wait. */
    private int sending(Handle handle, CommuneId commune, Directive directive, Board.Line whole) {
        int rows =
                outbox.count(handle, commune, Reference.batch(directive.id())).getOrDefault(OutboxState.SENDING, 0);
        return Math.min(rows, whole.count(DeliveryStatus.WAITING));
    }

    /** In the order of the directory; people without a village last. */
    private List<Board.Line> villages(
            Handle handle, CommuneId commune, AudienceReader.Names names, List<BoardStore.Cell> cells) {
        Map<String, List<BoardStore.Cell>> byVillage = new LinkedHashMap<>();
        for (Village village : directory.villages(handle, commune)) {
            byVillage.put(village.name(), new ArrayList<>());
        }
        return lines(byVillage, cells, cell -> label(names, cell.village()));
    }

    /**
     * People of several associations: a line for each association. Of one only: a line for each of its sub-associations.
     */
    private static List<Board.Line> bodies(AudienceReader.Names names, List<BoardStore.Cell> cells) {
        boolean several = cells.stream()
                        .map(cell -> label(names, cell.body(), true))
                        .distinct()
                        .count()
                > 1;
        return lines(new LinkedHashMap<>(), cells, cell -> label(names, cell.body(), several));
    }

    static String label(AudienceReader.Names names, @Nullable VillageId village) {
        return village == null ? MessageComposer.MESSAGES.text("board.noVillage") : names.village(village);
    }

    /** The body, or the association that it is part of. */
    static String label(AudienceReader.Names names, @Nullable BodyId id, boolean association) {
        if (id == null) {
            return MessageComposer.MESSAGES.text("board.noBody");
        }
        return names.body(association ? root(names.bodies(), id) : id);
    }

    private static BodyId root(Map<BodyId, Body> bodies, BodyId id) {
        BodyId root = id;
        Body body = bodies.get(id);
        while (body != null && body.parent() != null) {
            root = body.parent();
            body = bodies.get(root);
        }
        return root;
    }

    private static List<Board.Line> lines(
            Map<String, List<BoardStore.Cell>> start,
            List<BoardStore.Cell> cells,
            Function<BoardStore.Cell, String> label) {
        for (BoardStore.Cell cell : cells) {
            start.computeIfAbsent(label.apply(cell), key -> new ArrayList<>()).add(cell);
        }
        List<Board.Line> lines = new ArrayList<>();
        start.forEach((name, own) -> {
            if (!own.isEmpty()) {
                lines.add(new Board.Line(name, counts(own), roll(own)));
            }
        });
        return lines;
    }

    private static Map<DeliveryStatus, Integer> counts(List<BoardStore.Cell> cells) {
        Map<DeliveryStatus, Integer> counts = new EnumMap<>(DeliveryStatus.class);
        cells.forEach(cell -> counts.merge(cell.status(), cell.people(), Integer::sum));
        return counts;
    }

    private static int roll(List<BoardStore.Cell> cells) {
        return cells.stream().mapToInt(BoardStore.Cell::people).sum();
    }
}
