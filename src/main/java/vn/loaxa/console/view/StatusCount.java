package vn.loaxa.console.view;

/** A count under a status of the look. */
public record StatusCount(String status, String word, int count, String number) {}
