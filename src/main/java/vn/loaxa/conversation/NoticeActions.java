package vn.loaxa.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.directory.Person;

/** What the flow needs that leads through a notice: the paper is fetched, the notice is shown before it is sent. */
final class NoticeActions {
    private final SendCommand sending;
    private final Consumer<Instant> papersWait;
    private final PaperErrandStore errands = new PaperErrandStore();

    NoticeActions(SendCommand sending, Consumer<Instant> papersWait) {
        this.sending = sending;
        this.papersWait = papersWait;
    }

    /** Says itself what it would mean, or what is not clear of it. */
    Input.Outcome preview(Chat chat, Map<String, String> arguments) {
        Person person = chat.person();
        if (person == null) {
            return Input.Outcome.of("not_shown");
        }
        String asked = arguments.getOrDefault("answers", "");
        AnswerSetReader.Read answers = AnswerSetReader.read(asked);
        if (answers.fault() != null) {
            return new Input.Outcome(
                    "answers_unclear",
                    Map.of(
                            "ly_do",
                            chat.text(
                                    "send.answers." + answers.fault(),
                                    Map.of("where", BodyChoice.shortened(answers.where())))));
        }
        String to = (arguments.getOrDefault("urgency", "") + " " + arguments.getOrDefault("to", "")).strip();
        Pending.Extra extra = new Pending.Extra(
                file(arguments),
                arguments.getOrDefault("quoted", "").equals("co"),
                answers.set().toString());
        sending.preview(chat, person.id(), to, arguments.getOrDefault("text", ""), extra);
        Pending shown = chat.pending();
        return Input.Outcome.of(shown != null && shown.act() != null ? "shown" : "not_shown");
    }

    private static @Nullable Long file(Map<String, String> arguments) {
        String id = arguments.getOrDefault("file", "");
        return id.isEmpty() ? null : Long.valueOf(id);
    }

    /** Only writes down that it is to be fetched: Zalo is asked after the commit. */
    Input.@Nullable Outcome takePaper(Chat chat, Map<String, String> arguments) {
        Person person = chat.person();
        String address = arguments.getOrDefault("media", "");
        if (person == null || address.isEmpty()) {
            return new Input.Outcome("refused", Map.of("ly_do", chat.text("paper.GONE", Map.of())));
        }
        Instant now = chat.now();
        errands.add(
                chat.handle(),
                new PaperErrand(
                        0,
                        chat.communeId(),
                        chat.user(),
                        person.id(),
                        chat.replies().inboxId(),
                        address,
                        arguments.getOrDefault("name", ""),
                        0),
                now);
        chat.say("paper.fetching");
        chat.handle().afterCommit(() -> papersWait.accept(now));
        return null;
    }
}
