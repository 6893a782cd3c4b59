package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.Choice;
import vn.loaxa.zalo.message.Button;

/** The buttons under a directive in a person's chat. Zalo takes five (zalo-openapi §2.1); further choices go by number only. */
public final class AnswerButtons {
    private static final int MOST = 5;

    private AnswerButtons() {}

    /** What the button of the survey says; it is for a flow of the conversation to be started by these words. */
    public static String surveyWords() {
        return MessageComposer.MESSAGES.text("button.survey.says");
    }

    /** Each names its directive, in words that cannot be two counts: so a late tap is for the right one. */
    public static List<Button> of(DirectiveDraft.Extras extras, int number) {
        AnswerSet answers = extras.answers();
        int most = extras.survey() ? MOST - 1 : MOST;
        List<Button> buttons = new ArrayList<>();
        answers.choices().stream()
                .limit(most)
                .forEach(choice -> buttons.add(new Button.Say(choice.label(), says(number, choice.key()))));
        if (!answers.zero().isEmpty()) {
            buttons.add(new Button.Say(answers.zero(), says(number, "0")));
        }
        boolean allReceipts =
                !answers.choices().isEmpty() && answers.choices().stream().allMatch(Choice::receipt);
        if (!allReceipts && buttons.size() < most) {
            Map<String, Integer> values = Map.of("number", number);
            buttons.add(new Button.Say(
                    MessageComposer.MESSAGES.text("button.received"),
                    MessageComposer.MESSAGES.text("button.received.says", values)));
        }
        if (extras.survey()) {
            buttons.add(new Button.Say(MessageComposer.MESSAGES.text("button.survey"), surveyWords()));
        }
        return buttons;
    }

    private static String says(int number, String answer) {
        return MessageComposer.MESSAGES.text("button.answer.says", Map.of("number", number, "answer", answer));
    }
}
