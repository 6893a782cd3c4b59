package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a board that moves while it sends. {@code everySeconds} is how often to look again, 0 for no more;
 * {@code answers} is null where nothing was asked.
 */
public record BoardFigures(
        int number,
        String heading,
        String asOf,
        int everySeconds,
        BoardLine whole,
        List<StatusCount> key,
        String proxied,
        List<BoardLine> villages,
        List<BoardLine> bodies,
        @Nullable AnswersView answers) {}
