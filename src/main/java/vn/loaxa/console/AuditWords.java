package vn.loaxa.console;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.loaxa.audit.AuditEntry;

/** Says in Vietnamese what a line of the audit log says in stable words. An action without a sentence is shown as it is. */
final class AuditWords {
    private static final Set<String> KNOWN = Set.of(
            "directive.published",
            "directive.submitted",
            "directive.approved",
            "directive.rejected",
            "directive.stopped",
            "directive.proxied",
            "member.added",
            "member.removed",
            "session.opened",
            "session.closed",
            "member.role-changed",
            "account.linked",
            "directory.imported",
            "roster.imported",
            "join.requested",
            "join.accepted",
            "join.rejected",
            "body.group-linked",
            "body.group-unlinked",
            "reminder.set",
            "reminder.cancelled",
            "reminder.stopped");

    private final Wording wording;

    AuditWords(Wording wording) {
        this.wording = wording;
    }

    String action(AuditEntry entry) {
        return KNOWN.contains(entry.action()) ? wording.text("audit." + entry.action()) : entry.action();
    }

    String details(AuditEntry entry) {
        return new TreeMap<>(entry.details())
                .entrySet().stream().map(AuditWords::pair).collect(Collectors.joining("; "));
    }

    private static String pair(Map.Entry<String, String> detail) {
        return detail.getKey() + ": " + detail.getValue();
    }
}
