package vn.loaxa.console.view;

/** A line of the audit log. */
public record AuditRow(String number, String time, String who, String what, String details, String hash) {}
