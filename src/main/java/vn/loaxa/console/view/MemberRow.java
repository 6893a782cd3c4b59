package vn.loaxa.console.view;

/** A member. */
public record MemberRow(String name, String status, String statusWord, String role, String phone) {}
