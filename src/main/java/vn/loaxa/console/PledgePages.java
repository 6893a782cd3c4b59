package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.PledgesView;
import vn.loaxa.console.view.Shell;
import vn.loaxa.conversation.pledge.Campaign;
import vn.loaxa.conversation.pledge.Dong;
import vn.loaxa.conversation.pledge.Pledge;
import vn.loaxa.conversation.pledge.Pledges;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** What residents promised to give: looked at and put on the list by the office, read there by everybody. */
final class PledgePages {
    static final String HOME = "/dong-gop";
    private static final String PUBLIC = "/cong-khai/dong-gop/";
    private static final List<Right> SERVE = List.of(Right.SERVE_RESIDENTS);
    private static final int LONGEST_TITLE = 80;
    /** A hundred billion: more than any commune collects. */
    private static final long MOST_DONG = 100 * Dong.MOST;

    /** A village may stand before one address; a script may not ask for ever. */
    private static final int MOST = 120;

    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Database database;
    private final Directory directory;
    private final Pledges pledges;
    private final PledgeViews views;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;
    private final Limiter limiter;

    PledgePages(
            Database database,
            Directory directory,
            Pledges pledges,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.pledges = pledges;
        this.views = new PledgeViews(directory, pledges, wording);
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
        this.limiter = new Limiter(clock, MOST, SPAN);
    }

    void addTo(Routes routes) {
        routes.get(HOME, SERVE, this::list)
                .get(HOME + ".{dang}", SERVE, this::export)
                .post(HOME + "/viec/{ma}", SERVE, this::setCampaign)
                .post(HOME + "/{id}", SERVE, this::change)
                .openGet(PUBLIC + "{xa}", this::show);
    }

    /** For everybody. */
    private void show(Context context) {
        String code = context.pathParam("xa");
        Commune commune = database.read(directory::communes).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(NotThere::new);
        var shell = new Shell(words().text("public.title"), commune.name(), "", "", List.of(), List.of());
        if (!limiter.allows(String.valueOf(context.ip()))) {
            context.status(429).header("Retry-After", "60");
            renderer.page(context, "pledges-public", view(shell, commune, words().text("public.busy"), "", List.of()));
            return;
        }
        List<PledgesView.Campaign> campaigns = database.read(handle -> views.campaigns(handle, commune, true));
        renderer.page(context, "pledges-public", view(shell, commune, "", "", campaigns));
    }

    private void list(Context context, Visitor visitor) {
        render(context, visitor, "", "");
    }

    private void render(Context context, Visitor visitor, String error, String done) {
        List<PledgesView.Campaign> campaigns =
                database.read(handle -> views.campaigns(handle, visitor.commune(), false));
        renderer.page(
                context,
                "pledges",
                view(frame.of(visitor, words().text("title"), HOME), visitor.commune(), error, done, campaigns));
    }

    private PledgesView view(
            Shell shell, Commune commune, String error, String done, List<PledgesView.Campaign> campaigns) {
        String asOf = words().text("public.asOf", Map.of("at", wording.paper(clock.instant(), commune.zone())));
        return new PledgesView(
                shell, Wording.lowered(commune.name()), asOf, PUBLIC + commune.code(), error, done, campaigns);
    }

    private void export(Context context, Visitor visitor) {
        database.read(handle -> views.sheet(handle, visitor.commune()))
                .send(context, context.pathParam("dang"), words().text("file"));
    }

    private void change(Context context, Visitor visitor) {
        Pledge.State state = Arrays.stream(Pledge.State.values())
                .filter(one -> one.name().equals(typed(context, "tinh-trang")))
                .findFirst()
                .orElseThrow(NotThere::new);
        String money = typed(context, "so-tien");
        OptionalLong dong = money(money);
        Pledge pledge = database.read(handle -> find(handle, context, visitor));
        Map<String, Object> said = Map.of("n", pledge.number(), "typed", money);
        if (dong.isEmpty()) {
            context.status(422);
            render(context, visitor, words().text("fault.money", said), "");
            return;
        }
        database.write(handle -> {
            pledges.becomes(handle, visitor.communeId(), visitor.actor(), pledge, state, dong.getAsLong());
            return true;
        });
        render(context, visitor, "", words().text("done.pledge", said));
    }

    private void setCampaign(Context context, Visitor visitor) {
        String code = context.pathParam("ma");
        boolean known = database.read(handle -> pledges.campaigns(handle, visitor.communeId()).stream()
                .anyMatch(one -> one.code().equals(code)));
        if (!known) {
            throw new NotThere();
        }
        String title = Vietnamese.clean(typed(context, "ten"));
        String target = typed(context, "muc-tieu");
        OptionalLong dong = money(target);
        if (title.isEmpty() || title.length() > LONGEST_TITLE || dong.isEmpty()) {
            boolean named = !title.isEmpty() && title.length() <= LONGEST_TITLE;
            context.status(422);
            render(context, visitor, words().text(named ? "fault.target" : "fault.title", Map.of("typed", target)), "");
            return;
        }
        database.write(handle -> {
            var campaign = new Campaign(code, title, dong.getAsLong());
            pledges.setCampaign(handle, visitor.communeId(), visitor.actor(), campaign);
            return true;
        });
        render(context, visitor, "", words().text("done.campaign", Map.of("title", title)));
    }

    /** "200.000", "200000", "1,5 triệu"; nothing typed is 0. */
    private static OptionalLong money(String typed) {
        String digits = typed.replaceAll("[. ]", "");
        if (digits.isEmpty()) {
            return OptionalLong.of(0);
        }
        if (digits.matches("\\d{1,13}")) {
            long dong = Long.parseLong(digits);
            return dong <= MOST_DONG ? OptionalLong.of(dong) : OptionalLong.empty();
        }
        return Dong.read(typed);
    }

    private Pledge find(Handle handle, Context context, Visitor visitor) {
        String id = context.pathParam("id");
        if (!id.matches("\\d{1,18}")) {
            throw new NotThere();
        }
        return pledges.byId(handle, visitor.communeId(), Long.parseLong(id)).orElseThrow(NotThere::new);
    }

    private Messages words() {
        return views.messages;
    }

    private static String typed(Context context, String name) {
        String typed = context.formParam(name);
        return typed == null ? "" : typed.strip();
    }
}
