package vn.loaxa.console.view;

import java.util.List;

/** The part of a board that moves while it sends. {@code everySeconds} is how often to look again, 0 for no more. */
public record BoardFigures(
        int number,
        String heading,
        String asOf,
        int everySeconds,
        BoardLine whole,
        List<StatusCount> key,
        String proxied,
        List<BoardLine> villages,
        List<BoardLine> bodies) {}
