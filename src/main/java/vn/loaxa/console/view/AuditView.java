package vn.loaxa.console.view;

import java.util.List;

/** The audit log. */
public record AuditView(Shell shell, List<AuditRow> rows, String older, String newer, String range) {}
