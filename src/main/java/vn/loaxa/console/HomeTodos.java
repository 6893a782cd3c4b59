package vn.loaxa.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.console.view.HomeView.Todo;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.conversation.ResidentDesk;
import vn.loaxa.conversation.thread.Awaiting;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.MembershipResult;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.text.Messages;

/** What waits for somebody besides approvals: what is due, what came back, who asks to join, whose term or clock runs out. */
final class HomeTodos {
    private static final Messages MESSAGES = new Messages("home");

    /** Boards are read for no more directives than this. */
    private static final int MOST_DUE = 5;

    private static final Duration DUE_SOON = Duration.ofHours(24);
    private static final Duration DUE_LONG_AGO = Duration.ofDays(3);
    private static final Duration REJECTED_SHOWN = Duration.ofDays(7);
    private static final int TERM_SOON_DAYS = 60;

    private final DirectiveItems items;
    private final Directory directory;
    private final MembershipService memberships;
    private final DataRequests requests;
    private final ResidentDesk residents;
    private final Wording wording;

    HomeTodos(
            DirectiveItems items,
            Directory directory,
            MembershipService memberships,
            DataRequests requests,
            ResidentDesk residents,
            Wording wording) {
        this.items = items;
        this.directory = directory;
        this.memberships = memberships;
        this.requests = requests;
        this.residents = residents;
        this.wording = wording;
    }

    /** {@code recent}: directives the visitor may see. The most pressing first. */
    List<Todo> of(Handle handle, Visitor visitor, List<Directive> recent, Instant now) {
        var todos = new ArrayList<Todo>();
        recent.stream()
                .filter(directive -> isDue(directive, now))
                .limit(MOST_DUE)
                .forEach(directive ->
                        items.tally(handle, visitor, directive).ifPresent(board -> due(todos, board, now)));
        recent.stream()
                .filter(directive -> directive.state() == DirectiveState.REJECTED
                        && directive.author().equals(visitor.id())
                        && directive.createdAt().isAfter(now.minus(REJECTED_SHOWN)))
                .forEach(directive -> todos.add(new Todo(
                        MESSAGES.text("todo.rejected", Map.of("title", directive.title())),
                        MESSAGES.text("todo.rejected.what"),
                        "/chi-dao/" + directive.shortNumber(),
                        true)));
        talks(todos, handle, visitor);
        joins(todos, handle, visitor);
        data(todos, handle, visitor, now);
        terms(todos, handle, visitor, now);
        return todos;
    }

    private static boolean isDue(Directive directive, Instant now) {
        Instant due = directive.dueAt();
        return directive.state() == DirectiveState.PUBLISHED
                && due != null
                && due.isBefore(now.plus(DUE_SOON))
                && due.isAfter(now.minus(DUE_LONG_AGO));
    }

    private void due(List<Todo> todos, Board board, Instant now) {
        int awaiting = board.whole().roll() - board.whole().count(DeliveryStatus.ACKNOWLEDGED);
        Instant due = board.directive().dueAt();
        if (awaiting > 0 && due != null) {
            todos.add(new Todo(
                    MESSAGES.text("todo.due", Map.of("n", wording.number(awaiting))),
                    MESSAGES.text(
                            "todo.due.what",
                            Map.of("title", board.directive().title(), "left", wording.left(due, now))),
                    "/chi-dao/" + board.directive().shortNumber(),
                    now.isAfter(due)));
        }
    }

    private void talks(List<Todo> todos, Handle handle, Visitor visitor) {
        if (!visitor.may(Right.SERVE_RESIDENTS)) {
            return;
        }
        Awaiting awaiting = residents.awaiting(handle, visitor.communeId(), visitor.id());
        talk(todos, "todo.mine", awaiting.mine(), awaiting.mineLate(), "/hop-thu?xem=cho&cua=toi");
        talk(todos, "todo.free", awaiting.free(), awaiting.freeLate(), "/hop-thu?xem=cho");
    }

    private static void talk(List<Todo> todos, String key, int count, int late, String href) {
        if (count > 0) {
            todos.add(new Todo(
                    MESSAGES.text(key, Map.of("n", count)),
                    late == 0 ? MESSAGES.text(key + ".what") : MESSAGES.text("todo.talks.late", Map.of("n", late)),
                    href,
                    late > 0));
        }
    }

    private void joins(List<Todo> todos, Handle handle, Visitor visitor) {
        if (visitor.may(Right.MANAGE_MEMBERS)
                && memberships.openRequests(handle, visitor.communeId(), visitor.id())
                        instanceof MembershipResult.Requests asked
                && !asked.open().isEmpty()) {
            String bodies = String.join(
                    ", ",
                    asked.open().stream()
                            .map(request -> request.body().name())
                            .distinct()
                            .toList());
            todos.add(new Todo(
                    MESSAGES.text("todo.joins", Map.of("n", asked.open().size())),
                    MESSAGES.text("todo.joins.what", Map.of("bodies", bodies)),
                    "/hoi-vien",
                    false));
        }
    }

    private void data(List<Todo> todos, Handle handle, Visitor visitor, Instant now) {
        List<DataRequests.Open> open =
                PersonPages.handlesData(visitor) ? requests.open(handle, visitor.communeId()) : List.of();
        if (!open.isEmpty()) {
            DataRequests.Open first = open.get(0);
            todos.add(new Todo(
                    MESSAGES.text("todo.data", Map.of("n", open.size())),
                    MESSAGES.text("todo.data.what", Map.of("left", wording.left(first.answerBy(), now))),
                    "/yeu-cau-du-lieu",
                    open.stream().anyMatch(request -> request.overdue(now))));
        }
    }

    private void terms(List<Todo> todos, Handle handle, Visitor visitor, Instant now) {
        if (!visitor.authority().mayEverywhere(Right.ADMINISTER)) {
            return;
        }
        LocalDate soon = LocalDate.ofInstant(now, visitor.zone()).plusDays(TERM_SOON_DAYS);
        long ending = directory.offices(handle, visitor.communeId()).stream()
                .filter(office -> office.until() != null && !office.until().isAfter(soon))
                .count();
        if (ending > 0) {
            todos.add(new Todo(
                    MESSAGES.text("todo.terms", Map.of("n", ending)),
                    MESSAGES.text("todo.terms.what", Map.of("days", TERM_SOON_DAYS)),
                    PeoplePages.HOME,
                    false));
        }
    }
}
