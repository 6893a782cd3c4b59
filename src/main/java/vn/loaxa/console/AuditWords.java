package vn.loaxa.console;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.loaxa.audit.AuditEntry;

/** Says in Vietnamese what a line of the audit log says in stable words. What has no sentence is shown as it is. */
final class AuditWords {
    private final Wording wording;

    AuditWords(Wording wording) {
        this.wording = wording;
    }

    String action(AuditEntry entry) {
        return action(entry.action());
    }

    String action(String action) {
        return wording.text("audit." + action, action);
    }

    String details(AuditEntry entry) {
        return new TreeMap<>(entry.details())
                .entrySet().stream().map(this::pair).collect(Collectors.joining("; "));
    }

    private String pair(Map.Entry<String, String> detail) {
        String key = "audit.detail." + detail.getKey();
        return wording.text(key, detail.getKey()) + ": "
                + wording.text(key + '.' + detail.getValue(), detail.getValue());
    }
}
