package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.console.view.AuditRow;
import vn.loaxa.console.view.AuditView;
import vn.loaxa.console.view.ChainView;
import vn.loaxa.db.Database;

/** The log of every act, and whether anybody has tampered with it. */
final class AuditPages {
    private static final int PAGE = 50;
    private static final int HASH_SHOWN = 12;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss, d/M/yyyy");

    private final Database database;
    private final Audit audit;
    private final AuditWords words;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    AuditPages(Database database, Audit audit, AuditWords words, Frame frame, Renderer renderer, Wording wording) {
        this.database = database;
        this.audit = audit;
        this.words = words;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    void list(Context context, Visitor visitor) {
        int from = from(String.valueOf(context.queryParam("tu")));
        // One more than shown tells if there is an older page.
        List<AuditEntry> entries = database.read(handle -> audit.list(handle, visitor.communeId(), from, PAGE + 1));
        List<AuditRow> rows =
                entries.stream().limit(PAGE).map(entry -> row(visitor, entry)).toList();
        renderer.page(
                context,
                "audit",
                new AuditView(
                        frame.of(visitor, wording.text("nav.audit"), "/nhat-ky"),
                        rows,
                        entries.size() > PAGE ? "/nhat-ky?tu=" + (from + PAGE) : "",
                        from > 0 ? "/nhat-ky?tu=" + Math.max(0, from - PAGE) : "",
                        wording.text("audit.range", Map.of("first", from + 1, "last", from + rows.size()))));
    }

    /** Reads the whole chain, so it is asked for on its own. */
    void chain(Context context, Visitor visitor) {
        OptionalLong broken = database.read(handle -> audit.firstBroken(handle, visitor.communeId()));
        String key = broken.isEmpty() ? "audit.whole" : "audit.broken";
        renderer.page(
                context,
                "audit-chain",
                new ChainView(
                        broken.isEmpty(),
                        wording.text(key + ".title"),
                        wording.text(key + ".text", Map.of("n", broken.orElse(0)))));
    }

    private AuditRow row(Visitor visitor, AuditEntry entry) {
        return new AuditRow(
                wording.number(entry.sequence()),
                TIME.format(ZonedDateTime.ofInstant(entry.at(), visitor.zone())),
                entry.actor().name(),
                words.action(entry),
                words.details(entry),
                entry.hash().substring(0, Math.min(HASH_SHOWN, entry.hash().length())));
    }

    private static int from(String typed) {
        return typed.matches("\\d{1,7}") ? Integer.parseInt(typed) : 0;
    }
}
