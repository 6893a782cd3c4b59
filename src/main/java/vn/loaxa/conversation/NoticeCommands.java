package vn.loaxa.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AcknowledgeResult;
import vn.loaxa.broadcast.AnswerButtons;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Call;
import vn.loaxa.zalo.message.Button;

/** What somebody reads, and says to have read. */
final class NoticeCommands {
    private static final int LATEST = 5;

    private final DirectiveService directives;
    private final NoticeWords words;

    NoticeCommands(DirectiveService directives, NoticeWords words) {
        this.directives = directives;
        this.words = words;
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
            lines.append('\n').append(NoticeWords.line(chat, directive));
            buttons.add(Chat.button(
                    chat.text("button.notice", Map.of("number", directive.shortNumber())),
                    "thông báo " + directive.shortNumber()));
        }
        chat.tell(lines.toString(), buttons);
    }

    void notice(Chat chat, PersonId person, int number) {
        Optional<Directive> found = words.visible(chat, person, number);
        if (found.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
        } else if (!overtaken(chat, person, found.get())) {
            show(chat, person, found.get());
        }
    }

    /** In place of what no longer holds, what does; false if it still holds. */
    boolean overtaken(Chat chat, PersonId person, Directive directive) {
        if (directive.state() == DirectiveState.WITHDRAWN) {
            chat.say(
                    "notice.withdrawn",
                    Map.of("number", directive.shortNumber(), "title", NoticeWords.title(directive)));
            return true;
        }
        if (directive.state() != DirectiveState.REPLACED) {
            return false;
        }
        Optional<Directive> current = directives.inForce(chat.handle(), directive);
        if (current.isEmpty()) {
            chat.say(
                    "notice.withdrawn",
                    Map.of("number", directive.shortNumber(), "title", NoticeWords.title(directive)));
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
                NoticeWords.line(chat, directive) + "\n"
                        + directives.textFor(chat.handle(), chat.communeId(), directive, person)
                        + (mine ? asked(chat, directive) : ""),
                mine ? AnswerButtons.of(directive.extras(), number) : List.of());
        Long file = directive.fileId();
        if (file != null) {
            chat.replies().send(new Call.FileToUser(chat.user(), file));
        }
    }

    private static String asked(Chat chat, Directive directive) {
        return directive.answers().none()
                ? ""
                : "\n"
                        + chat.text(
                                "notice.asks",
                                Map.of("answers", directive.answers().shown()));
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
                            "day", NoticeWords.day(chat, already.firstAt())));
        } else if (result instanceof AcknowledgeResult.Which which) {
            List<Pending.Option> options = which.open().stream()
                    .limit(Pending.MOST_OPTIONS)
                    .map(it -> Pending.Option.of(NoticeWords.line(chat, it), "đã nhận " + it.shortNumber()))
                    .toList();
            chat.choose(chat.text("ack.which", Map.of()), options);
        } else if (!certain) {
            chat.say("small-talk.ok");
        } else if (chat.group() == null) {
            chat.say("ack.nothing");
        }
    }
}
