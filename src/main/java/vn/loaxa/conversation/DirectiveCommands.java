package vn.loaxa.conversation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AcknowledgeResult;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Nudge;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.outbox.Call;
import vn.loaxa.text.Numbers;
import vn.loaxa.zalo.message.Button;

/** Notices and what becomes of them: read, acknowledge, approve, stop, report. */
final class DirectiveCommands {
    private static final int LATEST = 5;
    private static final int NAMED = 20;
    private static final int LOOK_BACK = 50;

    private final Directory directory;
    private final DirectiveService directives;
    private final FollowUpCommands followUps;

    DirectiveCommands(Directory directory, DirectiveService directives) {
        this.directory = directory;
        this.directives = directives;
        this.followUps = new FollowUpCommands(directives);
    }

    FollowUpCommands followUps() {
        return followUps;
    }

    void notices(Chat chat, PersonId person) {
        List<Directive> latest = directives.noticesFor(chat.handle(), chat.communeId(), person, LATEST);
        if (latest.isEmpty()) {
            chat.say("notices.none");
            return;
        }
        StringBuilder lines = new StringBuilder(chat.text("notices.head", Map.of()));
        List<Button> buttons = new ArrayList<>();
        for (Directive directive : latest) {
            lines.append('\n').append(line(chat, directive));
            buttons.add(Chat.button(
                    chat.text("button.notice", Map.of("number", directive.shortNumber())),
                    "thông báo " + directive.shortNumber()));
        }
        chat.tell(lines.toString(), buttons);
    }

    void notice(Chat chat, PersonId person, int number) {
        Optional<Directive> found = visible(chat, person, number);
        if (found.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
        } else if (!overtaken(chat, person, found.get())) {
            show(chat, person, found.get());
        }
    }

    /** In place of what no longer holds, what does; false if it still holds. */
    private boolean overtaken(Chat chat, PersonId person, Directive directive) {
        if (directive.state() == DirectiveState.WITHDRAWN) {
            chat.say("notice.withdrawn", Map.of("number", directive.shortNumber(), "title", title(directive)));
            return true;
        }
        if (directive.state() != DirectiveState.REPLACED) {
            return false;
        }
        Optional<Directive> current = directives.inForce(chat.handle(), directive);
        if (current.isEmpty()) {
            chat.say("notice.withdrawn", Map.of("number", directive.shortNumber(), "title", title(directive)));
        } else {
            chat.say(
                    "notice.replaced",
                    Map.of(
                            "number",
                            directive.shortNumber(),
                            "next",
                            current.get().shortNumber()));
            show(chat, person, current.get());
        }
        return true;
    }

    private void show(Chat chat, PersonId person, Directive directive) {
        int number = directive.shortNumber();
        boolean mine = directives.isFor(chat.handle(), directive, person);
        chat.tell(
                line(chat, directive) + "\n" + directive.text(),
                mine
                        ? List.of(Chat.button(chat.text("button.acknowledge", Map.of()), "đã nhận " + number))
                        : List.of());
        Long file = directive.fileId();
        if (file != null) {
            chat.replies().send(new Call.FileToUser(chat.user(), file));
        }
    }

    /** Nobody reads what is not for them, unless reading reports is their office. */
    private Optional<Directive> visible(Chat chat, PersonId person, int number) {
        Optional<Directive> directive = directives.byNumber(chat.handle(), chat.communeId(), number);
        return directive.filter(it -> it.author().equals(person)
                || may(chat, Right.SEE_REPORTS)
                || may(chat, Right.APPROVE_DIRECTIVE)
                || directives.isFor(chat.handle(), it, person));
    }

    private static boolean may(Chat chat, Right right) {
        Authority authority = chat.authority();
        return authority != null && authority.mayEverywhere(right);
    }

    private String line(Chat chat, Directive directive) {
        Instant at = Optional.ofNullable(directive.publishedAt()).orElse(directive.createdAt());
        return chat.text(
                "notices.line",
                Map.of(
                        "number", directive.shortNumber(),
                        "title", title(directive),
                        "day", day(chat, at)));
    }

    private static String title(Directive directive) {
        String title = directive.title().isBlank() ? directive.text() : directive.title();
        String named = BodyChoice.shortened(title);
        return directive.symbol().isBlank() ? named : directive.symbol() + " – " + named;
    }

    private static String day(Chat chat, Instant at) {
        return DateTimeFormatter.ofPattern("d/M/yyyy")
                .format(at.atZone(chat.commune().zone()));
    }

    /** @param certain false for a bare "ok": then nothing open is no reason for a list */
    void acknowledge(Chat chat, PersonId person, @Nullable Integer number, boolean certain) {
        AcknowledgeResult result = directives.acknowledge(chat.handle(), chat.communeId(), person, number);
        if (result instanceof AcknowledgeResult.Recorded recorded) {
            chat.say("ack.recorded", Map.of("number", recorded.directive().shortNumber()));
            overtaken(chat, person, recorded.directive());
        } else if (result instanceof AcknowledgeResult.Already already) {
            chat.say(
                    "ack.already",
                    Map.of(
                            "number", already.directive().shortNumber(),
                            "day", day(chat, already.firstAt())));
        } else if (result instanceof AcknowledgeResult.Which which) {
            List<Pending.Option> options = which.open().stream()
                    .limit(9)
                    .map(it -> Pending.Option.of(line(chat, it), "đã nhận " + it.shortNumber()))
                    .toList();
            chat.choose(chat.text("ack.which", Map.of()), options);
        } else if (!certain) {
            chat.say("small-talk.ok");
        } else if (chat.group() == null) {
            chat.say("ack.nothing");
        }
    }

    void acknowledgeFor(Chat chat, PersonId actor, String name, @Nullable Integer typedNumber) {
        Integer number = typedNumber != null ? typedNumber : latestMissing(chat, actor);
        if (number == null) {
            chat.say("missing.none");
            return;
        }
        List<Person> people = directory.findPeople(chat.handle(), chat.communeId(), name, null, LOOK_BACK).stream()
                .filter(person -> mayFor(chat, person))
                .toList();
        if (people.isEmpty()) {
            chat.say("ack-for.nobody", Map.of("typed", BodyChoice.shortened(name)));
        } else if (people.size() == 1) {
            applyAcknowledgeFor(chat, actor, people.get(0).id(), number);
        } else {
            List<Pending.Option> options = people.stream()
                    .limit(9)
                    .map(person -> new Pending.Option(
                            person.name() + village(chat, person),
                            "",
                            new Act(Act.Kind.ACKNOWLEDGE_FOR, 0, person.id().value(), number, null)))
                    .toList();
            chat.choose(chat.text("person.which", Map.of("typed", BodyChoice.shortened(name))), options);
        }
    }

    private boolean mayFor(Chat chat, Person subject) {
        Authority authority = chat.authority();
        if (authority == null) {
            return false;
        }
        List<Body> bodies = directory.membershipsOf(chat.handle(), subject.id()).stream()
                .map(Membership::body)
                .flatMap(id -> directory.body(chat.handle(), id).stream())
                .toList();
        return authority.mayFor(Right.ACKNOWLEDGE_FOR_OTHERS, subject, bodies);
    }

    void applyAcknowledgeFor(Chat chat, PersonId actor, PersonId subject, int number) {
        AcknowledgeResult result = directives.acknowledgeFor(chat.handle(), chat.communeId(), actor, subject, number);
        Map<String, ?> values = Map.of(
                "number",
                number,
                "person",
                directory.person(chat.handle(), subject).map(Person::name).orElse(""));
        if (result instanceof AcknowledgeResult.Recorded) {
            chat.say(
                    "ack-for.recorded",
                    values,
                    Chat.button(chat.text("button.missing", Map.of()), "ai chưa nhận " + number));
        } else if (result instanceof AcknowledgeResult.Already) {
            chat.say("ack-for.already", values);
        } else if (result instanceof AcknowledgeResult.NotAllowed) {
            chat.say("not-allowed");
        } else {
            chat.say("ack-for.nothing", values);
        }
    }

    void missing(Chat chat, PersonId actor, @Nullable Integer typedNumber) {
        Authority authority = chat.authority();
        if (authority == null || !authority.mayAnywhere(Right.SEE_MISSING)) {
            chat.say("not-allowed");
            return;
        }
        Integer number = typedNumber != null ? typedNumber : latestMissing(chat, actor);
        if (number == null) {
            chat.say("missing.none");
            return;
        }
        Optional<Directive> directive = directives.byNumber(chat.handle(), chat.communeId(), number);
        if (directive.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
            return;
        }
        List<Person> people = directives.missing(chat.handle(), chat.communeId(), number, actor);
        if (people.isEmpty()) {
            chat.say("missing.all", Map.of("number", number));
            return;
        }
        StringBuilder lines = new StringBuilder(
                chat.text("missing.head", Map.of("number", number, "count", Numbers.group(people.size()))));
        for (int i = 0; i < Math.min(people.size(), LOOK_BACK); i++) {
            Person person = people.get(i);
            lines.append('\n').append(i + 1).append(". ").append(person.name()).append(village(chat, person));
        }
        if (people.size() > LOOK_BACK) {
            lines.append('\n')
                    .append(chat.text("missing.more", Map.of("count", Numbers.group(people.size() - LOOK_BACK))));
        }
        lines.append('\n').append(chat.text("missing.hint", Map.of("number", number)));
        chat.tell(lines.toString(), List.of(Chat.button(chat.text("button.nudge", Map.of()), "nhắc " + number)));
    }

    private @Nullable Integer latestMissing(Chat chat, PersonId actor) {
        return directives.recent(chat.handle(), chat.communeId(), LATEST).stream()
                .filter(it -> it.state() == DirectiveState.PUBLISHED)
                .map(Directive::shortNumber)
                .filter(it -> !directives
                        .missing(chat.handle(), chat.communeId(), it, actor)
                        .isEmpty())
                .findFirst()
                .orElse(null);
    }

    private String village(Chat chat, Person person) {
        return directory.villages(chat.handle(), chat.communeId()).stream()
                .filter(it -> it.id().equals(person.village()))
                .map(it -> " – " + it.name())
                .findFirst()
                .orElse("");
    }

    /** Directives that wait for this person's yes; false if there are none. */
    boolean awaiting(Chat chat) {
        if (!may(chat, Right.APPROVE_DIRECTIVE)) {
            return false;
        }
        List<Directive> waiting = directives.recent(chat.handle(), chat.communeId(), LOOK_BACK).stream()
                .filter(it -> it.state() == DirectiveState.AWAITING_APPROVAL)
                .limit(LATEST)
                .toList();
        for (Directive directive : waiting) {
            Map<String, ?> values = Map.of("number", directive.shortNumber(), "roll", Numbers.group(directive.roll()));
            chat.tell(
                    chat.text("approve.waiting", values) + "\n" + directive.text(),
                    List.of(
                            Chat.button(chat.text("approve.yes", values), "duyệt " + directive.shortNumber()),
                            Chat.button(chat.text("approve.no", values), "từ chối " + directive.shortNumber())));
        }
        return !waiting.isEmpty();
    }

    void approve(Chat chat, PersonId actor, int number) {
        published(chat, number, directives.approve(chat.handle(), chat.communeId(), number, actor, "chat"));
    }

    void reject(Chat chat, PersonId actor, int number, String reason) {
        if (reason.isBlank()) {
            chat.say("reject.reason", Map.of("number", number));
            return;
        }
        PublishResult result = directives.reject(chat.handle(), chat.communeId(), number, actor, reason, "chat");
        if (result instanceof PublishResult.Refused refused) {
            chat.say("publish.refused." + refused.reason());
        } else {
            chat.say("reject.done", Map.of("number", number));
        }
    }

    private static void published(Chat chat, int number, PublishResult result) {
        if (result instanceof PublishResult.Published published) {
            chat.say(
                    "approve.done",
                    Map.of(
                            "number",
                            number,
                            "roll",
                            Numbers.group(published.directive().roll())),
                    Chat.button(chat.text("button.report", Map.of("number", number)), "báo cáo " + number));
        } else if (result instanceof PublishResult.Scheduled scheduled) {
            chat.say(
                    "approve.scheduled",
                    Map.of(
                            "number",
                            number,
                            "roll",
                            Numbers.group(scheduled.plan().roll()),
                            "time",
                            SendCommand.time(chat, scheduled.at())));
        } else if (result instanceof PublishResult.Refused refused) {
            chat.say("publish.refused." + refused.reason());
        }
    }

    void stop(Chat chat, PersonId actor, int number) {
        Optional<Directive> found = visible(chat, actor, number);
        if (found.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
            return;
        }
        if (!directives.mayStop(chat.handle(), chat.communeId(), found.get(), actor)) {
            chat.say("stop.refused", Map.of("number", number));
            return;
        }
        Map<String, ?> values = Map.of("number", number, "title", title(found.get()));
        chat.confirm(
                chat.text("stop.preview", values),
                chat.text("stop.yes", values),
                chat.text("stop.no", values),
                new Act(Act.Kind.STOP, 0, 0, number, null));
    }

    void applyStop(Chat chat, PersonId actor, int number) {
        Optional<Integer> stopped = directives.stop(chat.handle(), chat.communeId(), number, actor, "chat");
        if (stopped.isPresent()) {
            String done = chat.text("stop.done", Map.of("number", number, "count", Numbers.group(stopped.get())));
            chat.tell(
                    done + "\n" + holders(chat, number),
                    List.of(Chat.button(chat.text("button.withdraw", Map.of("number", number)), "thu hồi " + number)));
        } else {
            chat.say("stop.refused", Map.of("number", number));
        }
    }

    /** Who already has it: by name while they are few, else how many in each village. */
    private String holders(Chat chat, int number) {
        List<Board.Visit> holders = directives
                .byNumber(chat.handle(), chat.communeId(), number)
                .map(directive -> directives.holders(chat.handle(), chat.communeId(), directive))
                .orElseGet(List::of);
        if (holders.isEmpty()) {
            return chat.text("stop.nobody-has-it", Map.of());
        }
        StringBuilder lines =
                new StringBuilder(chat.text("stop.holders", Map.of("count", Numbers.group(holders.size()))));
        if (holders.size() <= NAMED) {
            holders.forEach(one -> lines.append("\n• ")
                    .append(one.name())
                    .append(" – ")
                    .append(one.village())
                    .append(": ")
                    .append(one.reason()));
        } else {
            Map<String, Long> villages = holders.stream()
                    .collect(Collectors.groupingBy(Board.Visit::village, LinkedHashMap::new, Collectors.counting()));
            villages.forEach((village, count) -> lines.append('\n')
                    .append(chat.text("stop.village", Map.of("village", village, "count", Numbers.group(count)))));
        }
        return lines.toString();
    }

    void withdraw(Chat chat, PersonId actor, int number, String reason) {
        Optional<Directive> found = visible(chat, actor, number);
        if (found.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
            return;
        }
        if (!directives.mayStop(chat.handle(), chat.communeId(), found.get(), actor)) {
            chat.say("publish.refused.NOT_ALLOWED");
            return;
        }
        Map<String, ?> values = Map.of("number", number, "title", title(found.get()));
        chat.confirm(
                chat.text("withdraw.preview", values) + "\n" + holders(chat, number),
                chat.text("withdraw.yes", values),
                chat.text("withdraw.no", values),
                new Act(Act.Kind.WITHDRAW, 0, 0, number, new Pending.Notice(reason, "", List.of(), 0, null, null)));
    }

    void applyWithdraw(Chat chat, PersonId actor, int number, Pending.@Nullable Notice notice) {
        String reason = notice == null ? "" : notice.text();
        PublishResult result = directives.withdraw(chat.handle(), chat.communeId(), number, actor, reason, "chat");
        if (result instanceof PublishResult.Refused refused) {
            chat.say("publish.refused." + refused.reason());
        } else if (result instanceof PublishResult.Ended) {
            chat.say("withdraw.ended", Map.of("number", number));
        } else {
            Directive told = result.outcome().orElseThrow();
            String key = result instanceof PublishResult.AwaitingApproval
                    ? "withdraw.waiting"
                    : result instanceof PublishResult.Scheduled ? "withdraw.scheduled" : "withdraw.done";
            chat.say(key, Map.of("number", number, "next", told.shortNumber(), "count", Numbers.group(told.roll())));
        }
    }

    void nudge(Chat chat, PersonId actor, int number) {
        Authority authority = chat.authority();
        if (authority == null || !authority.mayAnywhere(Right.SEE_MISSING)) {
            chat.say("not-allowed");
            return;
        }
        Optional<Nudge> nudge = directives.nudge(chat.handle(), chat.communeId(), number, actor, "chat");
        if (nudge.isEmpty()) {
            chat.say("nudge.nobody", Map.of("number", number));
        } else if (nudge.get().tooSoon()) {
            chat.say("nudge.too-soon", Map.of("number", number));
        } else {
            chat.say(
                    "nudge.done",
                    Map.of(
                            "number", number,
                            "sent", Numbers.group(nudge.get().sent()),
                            "visit", Numbers.group(nudge.get().visit())));
        }
    }

    void report(Chat chat, PersonId actor, @Nullable Integer typedNumber) {
        Integer number = typedNumber != null
                ? typedNumber
                : directives.recent(chat.handle(), chat.communeId(), 1).stream()
                        .map(Directive::shortNumber)
                        .findFirst()
                        .orElse(null);
        if (number == null) {
            chat.say("notices.none");
            return;
        }
        Optional<Directive> directive = directives
                .byNumber(chat.handle(), chat.communeId(), number)
                .filter(it -> it.author().equals(actor) || may(chat, Right.SEE_REPORTS));
        Optional<Board> board = directive.flatMap(it -> directives.board(chat.handle(), chat.communeId(), number));
        if (board.isEmpty()) {
            chat.say(directive.isEmpty() ? "not-allowed" : "report.not-yet", Map.of("number", number));
            return;
        }
        chat.tell(
                report(chat, board.get()),
                List.of(
                        Chat.button(chat.text("button.report-again", Map.of()), "báo cáo " + number),
                        Chat.button(chat.text("button.missing", Map.of()), "ai chưa nhận " + number),
                        Chat.button(chat.text("button.nudge", Map.of()), "nhắc " + number)));
    }

    private String report(Chat chat, Board board) {
        Board.Line whole = board.whole();
        StringBuilder lines = new StringBuilder(line(chat, board.directive()));
        for (DeliveryStatus status : List.of(
                DeliveryStatus.ACKNOWLEDGED,
                DeliveryStatus.SEEN,
                DeliveryStatus.DELIVERED,
                DeliveryStatus.SENT,
                DeliveryStatus.WAITING,
                DeliveryStatus.UNREACHABLE,
                DeliveryStatus.UNSURE,
                DeliveryStatus.FAILED)) {
            if (whole.count(status) > 0) {
                lines.append('\n')
                        .append(chat.text("status." + status, Map.of("count", Numbers.group(whole.count(status)))));
            }
        }
        lines.append('\n').append(chat.text("report.total", Map.of("roll", Numbers.group(whole.roll()))));
        if (board.proxied() > 0) {
            lines.append('\n').append(chat.text("report.proxied", Map.of("count", Numbers.group(board.proxied()))));
        }
        return lines.toString();
    }
}
