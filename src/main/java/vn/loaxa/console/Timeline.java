package vn.loaxa.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.console.view.TimelineItem;

/** What happened with a directive, told from the audit log. */
final class Timeline {
    // Read from the newest line back. Older events of a directive that everybody has forgotten are left to the log
    // page.
    private static final int LINES_READ = 500;
    private static final int LINES_SHOWN = 12;

    private final Audit audit;
    private final AuditWords words;
    private final Wording wording;

    Timeline(Audit audit, AuditWords words, Wording wording) {
        this.audit = audit;
        this.words = words;
        this.wording = wording;
    }

    List<TimelineItem> of(Handle handle, Visitor visitor, Directive directive, Instant now) {
        Set<String> subjects = Set.of("directive:" + directive.shortNumber());
        var items = new ArrayList<TimelineItem>();
        for (AuditEntry entry : audit.list(handle, visitor.communeId(), 0, LINES_READ)) {
            if (subjects.contains(entry.subject()) && items.size() < LINES_SHOWN) {
                items.add(new TimelineItem(
                        wording.moment(entry.at(), now, visitor.zone()),
                        entry.actor().name() + ": " + words.action(entry)));
            }
        }
        return items;
    }
}
