package vn.loaxa.console.view;

import java.util.List;

/** A body in the tree. {@code href} is empty where the visitor may not look inside. */
public record BodyRow(String href, String label, String count, String chat, List<BodyRow> children) {}
