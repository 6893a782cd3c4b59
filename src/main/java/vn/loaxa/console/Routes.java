package vn.loaxa.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import vn.loaxa.directory.Right;

/** The one table of what may be asked and by whom. What is not in it does not exist. */
final class Routes {
    static final List<Right> ANYBODY = List.of();
    static final List<Right> SEE_DIRECTIVES =
            List.of(Right.SEE_MISSING, Right.SEND_NOTICE, Right.DRAFT_DIRECTIVE, Right.APPROVE_DIRECTIVE);
    static final List<Right> COMPOSE = List.of(Right.DRAFT_DIRECTIVE, Right.SEND_NOTICE);

    static final List<Right> STOP = List.of(Right.WITHDRAW_DIRECTIVE, Right.DRAFT_DIRECTIVE, Right.SEND_NOTICE);

    static final List<Right> SEE_WHOLE =
            List.of(Right.SEE_REPORTS, Right.DRAFT_DIRECTIVE, Right.APPROVE_DIRECTIVE, Right.SEND_NOTICE);

    static final List<Right> PEOPLE = List.of(Right.READ_MEMBERS);

    /** A line of the table, its guard already around the handler; {@code open}: nobody has to be signed in. */
    record Route(HandlerType method, String path, Handler handler, boolean open) {}

    private final Guard guard;
    private final List<Route> table = new ArrayList<>();

    Routes(Guard guard) {
        this.guard = guard;
    }

    Routes openGet(String path, Handler handler) {
        return add(new Route(HandlerType.GET, path, guard.open(handler), true));
    }

    Routes openPost(String path, Handler handler) {
        return add(new Route(HandlerType.POST, path, guard.open(handler), true));
    }

    /** {@code rights}: one of them is enough, an empty list asks only that somebody is signed in. */
    Routes get(String path, List<Right> rights, Page page) {
        return add(new Route(HandlerType.GET, path, guard.signedIn(rights, page), false));
    }

    Routes post(String path, List<Right> rights, Page page) {
        return add(new Route(HandlerType.POST, path, guard.signedIn(rights, page), false));
    }

    void register(RoutesConfig routes) {
        table.forEach(route -> routes.addHttpHandler(route.method(), route.path(), route.handler()));
    }

    /** For a test that walks all of it. */
    List<Route> table() {
        return List.copyOf(table);
    }

    private Routes add(Route route) {
        table.add(route);
        return this;
    }
}
