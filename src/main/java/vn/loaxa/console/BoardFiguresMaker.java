package vn.loaxa.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Tally;
import vn.loaxa.console.view.BoardFigures;
import vn.loaxa.console.view.BoardLine;
import vn.loaxa.console.view.StatusCount;

/** Turns the counts of a board into bars and sums in which every line adds up to its roll. */
final class BoardFiguresMaker {
    private static final Duration LIVELY = Duration.ofHours(24);
    private static final int FAST_SECONDS = 2;
    private static final int SLOW_SECONDS = 15;

    private final Wording wording;
    private final AnswerViews answers;

    BoardFiguresMaker(Wording wording) {
        this.wording = wording;
        answers = new AnswerViews(wording);
    }

    BoardFigures make(Board board, Optional<Tally> tally, ZoneId zone) {
        Board.Line whole = board.whole();
        int every = every(board);
        return new BoardFigures(
                board.directive().shortNumber(),
                wording.text("board.heading", Map.of("n", wording.number(whole.roll()))),
                wording.text(
                        waiting(whole) > 0 && every > 0 ? "board.sendingAsOf" : "board.asOf",
                        Map.of("time", wording.logClock(board.at(), zone))),
                every,
                line(whole, board.sending()),
                bar(whole, board.sending()),
                proxied(board),
                board.villages().stream().map(line -> line(line, 0)).toList(),
                board.bodies().stream().map(line -> line(line, 0)).toList(),
                tally.map(all -> answers.of(all, zone)).orElse(null));
    }

    private String proxied(Board board) {
        return board.proxied() == 0
                ? ""
                : wording.text(
                        "board.proxied",
                        Map.of(
                                "acknowledged",
                                wording.number(board.whole().count(DeliveryStatus.ACKNOWLEDGED)),
                                "proxied",
                                wording.number(board.proxied())));
    }

    static int waiting(Board.Line line) {
        return line.count(DeliveryStatus.WAITING);
    }

    static int awaiting(Board.Line line) {
        return line.count(DeliveryStatus.SENT) + line.count(DeliveryStatus.DELIVERED) + line.count(DeliveryStatus.SEEN);
    }

    private static int every(Board board) {
        Instant published = board.directive().publishedAt();
        boolean published24 = published != null && board.at().isBefore(published.plus(LIVELY));
        if (board.directive().state() == DirectiveState.PUBLISHED && waiting(board.whole()) > 0) {
            return FAST_SECONDS;
        }
        return published24 ? SLOW_SECONDS : 0;
    }

    private BoardLine line(Board.Line line, int sending) {
        int acknowledged = line.count(DeliveryStatus.ACKNOWLEDGED);
        List<StatusCount> bar = bar(line, sending);
        String spoken = bar.stream()
                .map(part -> part.word().toLowerCase(Locale.ROOT) + " " + part.number())
                .collect(Collectors.joining(", "));
        return new BoardLine(
                line.label(),
                bar,
                line.label() + ": " + (spoken.isEmpty() ? wording.text("board.nobody") : spoken),
                wording.number(acknowledged),
                wording.percent(acknowledged, line.roll()),
                wording.number(awaiting(line)),
                wording.number(waiting(line)),
                wording.number(line.count(DeliveryStatus.UNSURE) + line.count(DeliveryStatus.FAILED)),
                wording.number(line.count(DeliveryStatus.UNREACHABLE)),
                wording.number(line.roll()));
    }

    /** The parts of a bar, from the surest to those who must be visited; parts without people are left out. */
    private List<StatusCount> bar(Board.Line line, int sending) {
        int moving = Math.min(sending, waiting(line));
        var parts = new ArrayList<StatusCount>();
        add(parts, "acknowledged", line.count(DeliveryStatus.ACKNOWLEDGED));
        add(parts, "seen", line.count(DeliveryStatus.SEEN));
        add(parts, "delivered", line.count(DeliveryStatus.DELIVERED));
        add(parts, "sent", line.count(DeliveryStatus.SENT));
        add(parts, "sending", moving);
        add(parts, "waiting", waiting(line) - moving);
        add(parts, "unsure", line.count(DeliveryStatus.UNSURE));
        add(parts, "failed", line.count(DeliveryStatus.FAILED));
        add(parts, "unreachable", line.count(DeliveryStatus.UNREACHABLE));
        return parts;
    }

    private void add(List<StatusCount> parts, String status, int count) {
        if (count > 0) {
            parts.add(new StatusCount(status, wording.text("status." + status), count, wording.number(count)));
        }
    }
}
