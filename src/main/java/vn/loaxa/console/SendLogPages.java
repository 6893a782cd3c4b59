package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.console.view.SendLogView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxId;
import vn.loaxa.outbox.OutboxLine;
import vn.loaxa.outbox.OutboxState;

/** The log of what was sent: to whom, about what, how it ended and why; never what it said. */
final class SendLogPages {
    private static final int PAGE = 50;
    /** The filters in their order, by the word in the address. */
    private static final Map<String, Set<OutboxState>> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("tat-ca", Set.of());
        FILTERS.put("cho-gui", Set.of(OutboxState.PENDING, OutboxState.SENDING));
        FILTERS.put("da-gui", Set.of(OutboxState.SENT));
        FILTERS.put("loi", Set.of(OutboxState.FAILED));
        FILTERS.put("chua-ro", Set.of(OutboxState.UNKNOWN, OutboxState.UNSETTLED));
        FILTERS.put("da-bo", Set.of(OutboxState.CANCELLED));
    }

    private final Database database;
    private final Directory directory;
    private final Outbox outbox;
    private final Audit audit;
    private final SendLogWords words;
    private final Frame frame;
    private final Renderer renderer;
    private final Clock clock;

    SendLogPages(
            Database database,
            Directory directory,
            DirectiveService directives,
            Outbox outbox,
            Audit audit,
            ZaloErrorWords reasons,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
        this.frame = frame;
        this.renderer = renderer;
        this.clock = clock;
        words = new SendLogWords(directives, reasons, wording);
    }

    void list(Context context, Visitor visitor) {
        String asked = String.valueOf(context.queryParam("tt"));
        String filter = FILTERS.containsKey(asked) ? asked : "tat-ca";
        @Nullable OutboxId before = before(String.valueOf(context.queryParam("truoc")));
        SendLogView view = database.read(handle -> view(handle, visitor, filter, before, context));
        renderer.page(context, "send-log", view);
    }

    /** Only what nobody could settle is a question; that it is still one is checked where it is put back. */
    void sendAgain(Context context, Visitor visitor) {
        OutboxId id = before(context.pathParam("id"));
        if (id == null) {
            throw new NotThere();
        }
        boolean again = database.<Boolean>write(handle -> {
            OutboxLine line = outbox.line(handle, visitor.communeId(), id).orElseThrow(NotThere::new);
            boolean put = outbox.sendAgain(handle, line.id());
            if (put) {
                audit.record(
                        handle, visitor.communeId(), visitor.actor(), "outbox.sent-again", line.recipient(), Map.of());
            }
            return put;
        });
        context.redirect(AccountRoutes.SEND_LOG + "?tt=chua-ro&xong=" + (again ? "gui-lai" : "da-ro"));
    }

    private SendLogView view(
            Handle handle, Visitor visitor, String filter, @Nullable OutboxId before, Context context) {
        Set<OutboxState> states = FILTERS.getOrDefault(filter, Set.of());
        // One more than shown tells if there is an older page.
        List<OutboxLine> lines = outbox.log(handle, visitor.communeId(), states, before, PAGE + 1);
        var people = new Recipients(handle, directory, visitor.communeId());
        var about = words.about(handle, visitor.communeId());
        List<SendLogView.Row> rows = new ArrayList<>();
        lines.stream()
                .limit(PAGE)
                .forEach(line -> rows.add(
                        words.row(line, people.name(line.recipient()), about, clock.instant(), visitor.zone())));
        String here = AccountRoutes.SEND_LOG + "?tt=" + filter;
        boolean more = lines.size() > PAGE;
        return new SendLogView(
                frame.of(visitor, words.text("title"), Console.ACCOUNT),
                FILTERS.keySet().stream()
                        .map(name -> new SendLogView.Filter(
                                AccountRoutes.SEND_LOG + "?tt=" + name,
                                words.text("filter." + name),
                                name.equals(filter)))
                        .toList(),
                rows,
                more ? here + "&truoc=" + lines.get(PAGE - 1).id().value() : "",
                before == null ? "" : here,
                words.done(context.queryParam("xong")));
    }

    private static @Nullable OutboxId before(String typed) {
        return typed.matches("\\d{1,18}") ? new OutboxId(Long.parseLong(typed)) : null;
    }
}
