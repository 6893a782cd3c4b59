package vn.loaxa.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Tally;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;

/** How much of a directive somebody may see: all of it, the lines of their own branch and village, or nothing. */
final class Sight {
    private final Directory directory;

    Sight(Directory directory) {
        this.directory = directory;
    }

    static boolean whole(Visitor visitor, Directive directive) {
        return directive.author().equals(visitor.id())
                || List.of(Right.SEE_MISSING, Right.DRAFT_DIRECTIVE, Right.APPROVE_DIRECTIVE).stream()
                        .anyMatch(visitor.authority()::mayEverywhere);
    }

    /** A directive that has not gone out is nobody's business but the author's and the office's. */
    static boolean any(Visitor visitor, Directive directive) {
        boolean live = out(directive) && directive.state() != DirectiveState.DRILLED;
        return whole(visitor, directive) || live && visitor.may(Right.SEE_MISSING);
    }

    /** Whether there is a board: people are on a list, by a real sending or by a drill. */
    static boolean out(Directive directive) {
        return directive.state() == DirectiveState.DRILLED || directive.publishedAt() != null;
    }

    /** The board as this visitor may see it; empty when none of it is theirs. */
    Optional<Board> of(Handle handle, Visitor visitor, Board board) {
        if (whole(visitor, board.directive())) {
            return Optional.of(board);
        }
        Set<String> bodies = ownBodies(handle, visitor);
        Set<String> villages = ownVillages(handle, visitor);
        List<Board.Line> bodyLines = keep(board.bodies(), bodies);
        List<Board.Line> villageLines = keep(board.villages(), villages);

        // Who heads a village is counted by village: people of its bodies live there and would be counted twice.
        Board.Line whole = sum(board.whole().label(), villageLines.isEmpty() ? bodyLines : villageLines);
        List<Board.Visit> visits = keepVisits(board.visits(), bodies, villages);
        List<Board.Visit> unsure = keepVisits(board.unsure(), bodies, villages);
        if (whole.roll() == 0 && visits.isEmpty() && unsure.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Board(
                board.directive(), whole, villageLines, bodyLines, visits, unsure, 0, 0, List.of(), board.at()));
    }

    /** The answers as this visitor may see them. */
    Tally of(Handle handle, Visitor visitor, Directive directive, Tally tally) {
        if (whole(visitor, directive)) {
            return tally;
        }
        Set<String> bodies = ownBodies(handle, visitor);
        Set<String> villages = ownVillages(handle, visitor);
        List<Tally.Line> bodyLines = tally.bodies().stream()
                .filter(line -> bodies.contains(line.label()))
                .toList();
        List<Tally.Line> villageLines = tally.villages().stream()
                .filter(line -> villages.contains(line.label()))
                .toList();
        Tally.Line own =
                Tally.Line.sum(tally.whole().label(), tally.asked(), villageLines.isEmpty() ? bodyLines : villageLines);
        List<Tally.Help> helps = tally.helps().stream()
                .filter(help -> bodies.contains(help.body()) || villages.contains(help.village()))
                .toList();
        return new Tally(tally.asked(), own, villageLines, bodyLines, helps, tally.at());
    }

    private Set<String> ownBodies(Handle handle, Visitor visitor) {
        var names = new HashSet<String>();
        for (Body body : directory.bodies(handle, visitor.communeId())) {
            if (visitor.may(Right.SEE_MISSING, body)) {
                names.add(body.name());
            }
        }
        return names;
    }

    private Set<String> ownVillages(Handle handle, Visitor visitor) {
        var names = new HashSet<String>();

        for (Village village : directory.villages(handle, visitor.communeId())) {
            if (visitor.authority().mayInVillage(Right.SEE_MISSING, village.id())) {
                names.add(village.name());
            }
        }
        return names;
    }

    private static List<Board.Line> keep(List<Board.Line> lines, Set<String> names) {
        return lines.stream().filter(line -> names.contains(line.label())).toList();
    }

    private static List<Board.Visit> keepVisits(List<Board.Visit> visits, Set<String> bodies, Set<String> villages) {
        var kept = new ArrayList<Board.Visit>();
        for (Board.Visit visit : visits) {
            if (bodies.contains(visit.body()) || villages.contains(visit.village())) {
                kept.add(visit);
            }
        }
        return kept;
    }

    private static Board.Line sum(String label, List<Board.Line> lines) {
        Map<DeliveryStatus, Integer> counts = new EnumMap<>(DeliveryStatus.class);
        lines.forEach(line -> line.counts().forEach((status, count) -> counts.merge(status, count, Integer::sum)));
        return new Board.Line(
                label, counts, lines.stream().mapToInt(Board.Line::roll).sum());
    }
}
