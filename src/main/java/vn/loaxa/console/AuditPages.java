package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.audit.AuditFilter;
import vn.loaxa.console.view.AuditRow;
import vn.loaxa.console.view.AuditView;
import vn.loaxa.console.view.ChainView;
import vn.loaxa.console.view.MonthView.Option;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.text.Vietnamese;

/** The log of every act, and whether anybody has tampered with it. */
final class AuditPages {
    static final String HOME = "/nhat-ky";

    private static final int PAGE = 50;

    /** A year of a large commune; what is older is asked for by its dates. */
    private static final int MOST_EXPORTED = 50_000;

    private static final int MOST_PEOPLE = 50;
    private static final List<String> COLUMNS = List.of("number", "time", "who", "what", "details", "hash");
    private static final int HASH_SHOWN = 12;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss, d/M/yyyy");

    private final Database database;
    private final Directory directory;
    private final Audit audit;
    private final AuditWords words;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    AuditPages(
            Database database,
            Directory directory,
            Audit audit,
            AuditWords words,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.words = words;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    void list(Context context, Visitor visitor) {
        int from = Paging.from(context);
        AuditQuery query = AuditQuery.of(context, visitor.zone());
        renderer.page(context, "audit", database.<AuditView>read(handle -> {
            // One more than shown tells if there is an older page.
            List<AuditEntry> entries =
                    audit.list(handle, visitor.communeId(), filter(handle, visitor, query), from, PAGE + 1);
            List<AuditRow> rows = entries.stream()
                    .limit(PAGE)
                    .map(entry -> row(visitor, entry))
                    .toList();
            return new AuditView(
                    frame.of(visitor, wording.text("nav.audit"), HOME),
                    rows,
                    entries.size() > PAGE ? query.address(HOME, from + PAGE) : "",
                    from > 0 ? query.address(HOME, Math.max(0, from - PAGE)) : "",
                    wording.text("audit.range", Map.of("first", from + 1, "last", from + rows.size())),
                    query.who(),
                    query.typedFrom(),
                    query.typedUntil(),
                    query.fault().isEmpty() ? "" : wording.text("audit.filter.day", Map.of("typed", query.fault())),
                    actions(handle, visitor, query.action()),
                    query.address(HOME + "/tai.csv", 0),
                    query.address(HOME + "/tai.xlsx", 0),
                    query.narrows());
        }));
    }

    /** The wanted lines as a file; that somebody took it is a line of the log itself. */
    void download(Context context, Visitor visitor) {
        AuditQuery query = AuditQuery.of(context, visitor.zone());
        String kind = context.pathParam("dang");
        List<AuditEntry> entries = database.write(handle -> {
            audit.record(
                    handle,
                    visitor.communeId(),
                    visitor.actor(),
                    "audit.exported",
                    "audit",
                    kind.matches("csv|xlsx") ? Map.of("file", kind) : Map.of());
            return audit.list(handle, visitor.communeId(), filter(handle, visitor, query), 0, MOST_EXPORTED);
        });
        new Sheet(
                        wording.text("nav.audit"),
                        COLUMNS.stream()
                                .map(column -> wording.text("audit.column." + column))
                                .toList(),
                        entries.stream().map(entry -> cells(visitor, entry)).toList())
                .send(context, kind, "nhat-ky");
    }

    private AuditFilter filter(Handle handle, Visitor visitor, AuditQuery query) {
        List<Long> persons = query.who().isEmpty()
                ? null
                : directory.findPeople(handle, visitor.communeId(), query.who(), null, MOST_PEOPLE).stream()
                        .map(person -> person.id().value())
                        .toList();
        return new AuditFilter(persons, query.action(), query.from(), query.until());
    }

    private List<Option> actions(Handle handle, Visitor visitor, String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", wording.text("audit.filter.any"), chosen.isEmpty()));
        audit.actions(handle, visitor.communeId()).stream()
                .map(action -> new Option(action, words.action(action), action.equals(chosen)))
                .sorted(Comparator.comparing(option -> Vietnamese.fold(option.label())))
                .forEach(options::add);
        return options;
    }

    private List<String> cells(Visitor visitor, AuditEntry entry) {
        AuditRow row = row(visitor, entry);
        return List.of(Long.toString(entry.sequence()), row.time(), row.who(), row.what(), row.details(), entry.hash());
    }

    /** Reads the whole chain, so it is asked for on its own. */
    void chain(Context context, Visitor visitor) {
        OptionalLong broken = database.read(handle -> audit.firstBroken(handle, visitor.communeId()));
        String key = broken.isEmpty() ? "audit.whole" : "audit.broken";
        // Without script the part is a page.
        renderer.page(
                context,
                context.header("HX-Request") != null ? "audit-chain" : "audit-chain-page",
                new ChainView(
                        frame.of(visitor, wording.text("nav.audit"), HOME),
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
}
