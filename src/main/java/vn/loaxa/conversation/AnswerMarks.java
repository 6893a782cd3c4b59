package vn.loaxa.conversation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.loaxa.conversation.tally.QuestionCounts;
import vn.loaxa.conversation.tally.QuestionCounts.Outcome;
import vn.loaxa.zalo.message.Button;

/** Counts what became of questions, and takes what people say of an answer: each answer is marked once. Thread-safe. */
final class AnswerMarks {
    /** Who calls for an official later than this does so for another reason. */
    private static final Duration STANDS = Duration.ofMinutes(30);
    /** As the hidden words of the buttons; {@link CommandParser} reads them. */
    static final String LIKED = "câu trả lời đúng ý";

    static final String DISLIKED = "câu trả lời chưa đúng ý";

    private final QuestionCounts counts = new QuestionCounts();

    void asked(Chat chat, Outcome outcome) {
        count(chat, "", outcome);
    }

    /** @return the buttons that ask for a mark; none in a group chat */
    List<Button> answered(Chat chat, String topic) {
        count(chat, topic, chat.tookOffer() ? Outcome.CHOSEN : Outcome.ANSWERED);
        if (chat.group() != null) {
            return List.of();
        }
        chat.remember(memory -> memory.answered(topic, chat.now()));
        return List.of(
                new Button.SayHidden(chat.text("button.liked", Map.of()), LIKED),
                new Button.SayHidden(chat.text("button.disliked", Map.of()), DISLIKED));
    }

    void mark(Chat chat, boolean liked) {
        if (chat.memory().last().topic().isEmpty()) {
            chat.say("mark.done");
            return;
        }
        count(chat, chat.memory().last().topic(), liked ? Outcome.LIKED : Outcome.DISLIKED);
        if (liked) {
            chat.remember(Memory::marked);
            chat.say("mark.liked");
        } else {
            notEnough(chat);
            chat.say("mark.disliked", Chat.button(chat.text("button.human", Map.of()), "gặp cán bộ"));
        }
    }

    /** An official is called right after an answer. */
    void calledForHelp(Chat chat) {
        if (!chat.memory().last().topic().isEmpty()
                && chat.now().isBefore(chat.memory().last().at().plus(STANDS))) {
            notEnough(chat);
        }
    }

    private void notEnough(Chat chat) {
        count(chat, chat.memory().last().topic(), Outcome.NOT_ENOUGH);
        chat.remember(Memory::marked);
    }

    private void count(Chat chat, String topic, Outcome outcome) {
        LocalDate day = LocalDate.ofInstant(chat.now(), chat.commune().zone());
        counts.count(chat.handle(), chat.communeId(), day, topic, outcome);
    }
}
