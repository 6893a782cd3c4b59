package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.CheckCode;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.console.view.CheckView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;

/** The public page where anybody asks whether a message is of the commune. Says what and when, never to whom. */
final class CheckPages {
    /** A whole village behind one address may ask in a storm; a script may not ask for ever. */
    private static final int MOST = 120;

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int LONGEST_TYPED = 30;

    private final Database database;
    private final Directory directory;
    private final DirectiveService directives;
    private final Renderer renderer;
    private final Wording wording;
    private final Limiter limiter;

    CheckPages(
            Database database,
            Directory directory,
            DirectiveService directives,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.directives = directives;
        this.renderer = renderer;
        this.wording = wording;
        this.limiter = new Limiter(clock, MOST, SPAN);
    }

    void show(Context context) {
        String given = context.queryParam("ma");
        String typed = given == null ? "" : given.strip();
        String shown =
                typed.substring(0, Math.min(LONGEST_TYPED, typed.length())).toUpperCase(Locale.ROOT);
        if (!limiter.allows(String.valueOf(context.ip()))) {
            context.status(429).header("Retry-After", "60");
            render(context, shown, true, List.of());
            return;
        }
        Optional<String> code = CheckCode.read(shown);
        render(context, shown, false, code.isEmpty() ? List.of() : database.read(handle -> found(handle, code.get())));
    }

    private void render(Context context, String typed, boolean tooMany, List<CheckView.Found> found) {
        List<Commune> communes = database.read(directory::communes);
        String name = communes.size() == 1 ? communes.get(0).name() : wording.text("signin.anyCommune");
        renderer.page(context, "check", new CheckView(name, typed, tooMany, found));
    }

    private List<CheckView.Found> found(Handle handle, String code) {
        var found = new ArrayList<CheckView.Found>();
        for (Commune commune : directory.communes(handle)) {
            directives
                    .sentWithCode(handle, commune.id(), code)
                    .ifPresent(directive -> found.add(line(commune, directive)));
        }
        return found;
    }

    private CheckView.Found line(Commune commune, Directive directive) {
        Instant at = directive.publishedAt();
        return new CheckView.Found(
                commune.name(),
                wording.name(directive),
                directive.title(),
                wording.paper(at == null ? directive.createdAt() : at, commune.zone()),
                directive.state() == DirectiveState.WITHDRAWN,
                directive.state() == DirectiveState.REPLACED);
    }
}
