package vn.loaxa.console.view;

import java.util.List;

/** One line of the table of rules, to be changed. */
public record RuleFormView(
        Shell shell,
        String key,
        String name,
        String value,
        String since,
        String source,
        String original,
        List<String> faults) {}
