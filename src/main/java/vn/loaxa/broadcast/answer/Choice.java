package vn.loaxa.broadcast.answer;

import java.util.List;
import vn.loaxa.text.Vietnamese;

/**
 * One of the answers that a directive offers.
 *
 * @param key what people type: a number, or a word such as HỦY
 * @param label what it means, as shown
 * @param reason whether people are asked why
 * @param receipt whether giving it says that the directive was received
 * @param help whether somebody must be told at once
 */
public record Choice(String key, String label, boolean reason, boolean receipt, boolean help) {

    public boolean numbered() {
        return Character.isDigit(key.charAt(0));
    }

    /** "2 = Vắng (ghi lý do)": as people read it. */
    public String shown() {
        return key + " = " + label + (reason ? AnswerText.text("choice.reason") : "");
    }

    List<String> words() {
        return Vietnamese.words(label);
    }

    /** As it is kept and read again: with everything that people need not see. */
    @Override
    public String toString() {
        return shown()
                + (help ? AnswerText.text("choice.help") : "")
                + (receipt ? "" : AnswerText.text("choice.no-receipt"));
    }
}
