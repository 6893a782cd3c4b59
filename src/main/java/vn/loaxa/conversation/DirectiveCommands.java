package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Tally;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.reminder.ReminderService;
import vn.loaxa.text.Numbers;

/** Directives before and after they go out: approved, rejected, reported; the rest of what is said of them stands in the parts. */
final class DirectiveCommands {
    private static final int LATEST = 5;
    private static final int LOOK_BACK = 50;

    private final DirectiveService directives;
    private final NoticeCommands notices;
    private final MissingCommands missing;
    private final EndingCommands endings;
    private final FollowUpCommands followUps;
    private final AnswerCommands answers;

    DirectiveCommands(Directory directory, DirectiveService directives, ReminderService reminders) {
        var words = new NoticeWords(directives);
        this.directives = directives;
        this.notices = new NoticeCommands(directives, words);
        this.answers = new AnswerCommands(directives, reminders, notices);
        this.missing = new MissingCommands(directory, directives, answers);
        this.endings = new EndingCommands(directives, words);
        this.followUps = new FollowUpCommands(directives);
    }

    NoticeCommands notices() {
        return notices;
    }

    AnswerCommands answers() {
        return answers;
    }

    MissingCommands missing() {
        return missing;
    }

    EndingCommands endings() {
        return endings;
    }

    FollowUpCommands followUps() {
        return followUps;
    }

    /** Directives that wait for this person's yes; false if there are none. */
    boolean awaiting(Chat chat) {
        if (!NoticeWords.may(chat, Right.APPROVE_DIRECTIVE)) {
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
                .filter(it -> it.author().equals(actor) || NoticeWords.may(chat, Right.SEE_REPORTS));
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
        StringBuilder lines = new StringBuilder(NoticeWords.line(chat, board.directive()));
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
        directives
                .answers()
                .tally(chat.handle(), chat.communeId(), board.directive())
                .ifPresent(tally -> lines.append(answered(chat, tally)));
        return lines.toString();
    }

    private static String answered(Chat chat, Tally tally) {
        StringBuilder lines = new StringBuilder("\n").append(chat.text("report.answers", Map.of()));
        tally.asked()
                .choices()
                .forEach(choice ->
                        lines.append(counted(chat, choice.shown(), tally.whole().count(choice.key()))));
        for (int i = 0; i < tally.asked().counts().size(); i++) {
            lines.append('\n')
                    .append(chat.text(
                            "report.sum",
                            Map.of(
                                    "label",
                                    tally.asked().counts().get(i),
                                    "sum",
                                    Numbers.group(tally.whole().sums().get(i)))));
        }
        return lines.append(counted(
                        chat,
                        chat.text("report.silent", Map.of()),
                        tally.whole().silent()))
                .toString();
    }

    private static String counted(Chat chat, String label, int people) {
        return "\n" + chat.text("report.answer", Map.of("label", label, "count", Numbers.group(people)));
    }
}
