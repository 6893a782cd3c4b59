package vn.loaxa.conversation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.loaxa.conversation.engine.Template;
import vn.loaxa.conversation.faq.FaqAnswer;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.tally.QuestionCounts.Outcome;
import vn.loaxa.text.Days;
import vn.loaxa.zalo.message.Button;

/** Answers questions from the FAQ; says so when it cannot. */
final class FaqReplies {

    private final ScriptLibrary library;
    private final UnansweredQuestions unanswered;
    private final AnswerMarks marks;

    FaqReplies(ScriptLibrary library, UnansweredQuestions unanswered, AnswerMarks marks) {
        this.library = library;
        this.unanswered = unanswered;
        this.marks = marks;
    }

    /** So that {@link #answer} finds it remembered. */
    void prepare(String question) {
        library.faq().find(question);
    }

    boolean isSure(String question) {
        return library.faq().find(question) instanceof FaqAnswer.Sure;
    }

    void answer(Chat chat, String question) {
        FaqAnswer found = library.faq().find(question);
        if (found instanceof FaqAnswer.Sure sure) {
            sure(chat, sure.entry());
        } else if (found instanceof FaqAnswer.Unsure unsure) {
            marks.asked(chat, Outcome.OFFERED);
            unsure(chat, unsure.nearest());
        } else {
            String likeness = library.faq().likeness(question);
            if (!likeness.isEmpty()) {
                marks.asked(chat, Outcome.UNKNOWN);
            }
            unanswered.count(chat.handle(), chat.communeId(), likeness, question, chat.now());
            reply(
                    chat,
                    chat.text("faq.unknown", Map.of()),
                    List.of(
                            Chat.button(chat.text("button.human", Map.of()), "gặp cán bộ"),
                            Chat.button(chat.text("button.menu", Map.of()), "menu")));
        }
    }

    private void sure(Chat chat, FaqEntry entry) {
        LocalDate today = chat.now().atZone(chat.commune().zone()).toLocalDate();
        Button human = Chat.button(chat.text("button.human", Map.of()), "gặp cán bộ");
        if (entry.expired(today)) {
            marks.asked(chat, Outcome.EXPIRED);
            reply(chat, chat.text("faq.expired", Map.of("owner", entry.ownerRole())), List.of(human));
            return;
        }
        Map<String, String> facts = library.scripts().facts();
        String answer = Template.fill(
                entry.answer(),
                name -> name.equals("xa") ? CommuneName.within(chat.commune()) : facts.getOrDefault(name, ""));
        String source = chat.text("faq.source", Map.of("source", entry.source(), "day", Days.show(entry.asOf())));
        List<Button> buttons = new ArrayList<>(marks.answered(chat, entry.id()));
        buttons.add(human);
        reply(chat, answer + "\n" + source + " " + facts.getOrDefault("kiem_tra", ""), buttons);
    }

    private static void unsure(Chat chat, List<FaqEntry> nearest) {
        List<Pending.Option> options = new ArrayList<>();
        nearest.forEach(entry -> options.add(Pending.Option.of(entry.question(), entry.question())));
        options.add(Pending.Option.of(chat.text("button.human", Map.of()), "gặp cán bộ"));
        if (chat.group() == null) {
            chat.choose(chat.text("faq.unsure", Map.of()), options);
        } else {
            reply(chat, chat.text("faq.unsure-in-group", Map.of()), List.of());
        }
    }

    /** A question asked in a group is answered there, for all to read. */
    private static void reply(Chat chat, String text, List<Button> buttons) {
        if (chat.group() == null) {
            chat.tell(text, buttons);
        } else {
            chat.replies().toGroup(chat.group(), text);
        }
    }
}
