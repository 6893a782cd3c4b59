package vn.loaxa.console.view;

import java.util.List;

/** A line of a board: its bar and its sums. */
public record BoardLine(
        String label,
        List<StatusCount> bar,
        String barLabel,
        String acknowledged,
        String percent,
        String awaiting,
        String sending,
        String review,
        String visit,
        String roll) {}
