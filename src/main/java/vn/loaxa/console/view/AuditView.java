package vn.loaxa.console.view;

import java.util.List;

/** The audit log, or what was asked for of it. {@code error} is a day that is none. */
public record AuditView(
        Shell shell,
        List<AuditRow> rows,
        String older,
        String newer,
        String range,
        String who,
        String from,
        String until,
        String error,
        List<MonthView.Option> actions,
        String csv,
        String xlsx,
        boolean narrowed) {}
