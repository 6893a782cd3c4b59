package vn.loaxa.conversation.thread;

import java.util.ArrayList;
import java.util.List;
import vn.loaxa.zalo.message.OutgoingMessage;

/** Long texts as Zalo takes them. */
public final class Bubbles {
    private Bubbles() {}

    /** Bubbles that Zalo takes, cut where a line, or else a word, ends; none for a blank text. */
    public static List<String> of(String text) {
        List<String> bubbles = new ArrayList<>();
        String rest = text.strip();
        while (rest.codePointCount(0, rest.length()) > OutgoingMessage.MAX_TEXT) {
            int most = rest.offsetByCodePoints(0, OutgoingMessage.MAX_TEXT);
            int cut = rest.lastIndexOf('\n', most);
            cut = cut > most / 2 ? cut : rest.lastIndexOf(' ', most);
            cut = cut > most / 2 ? cut : most;
            bubbles.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            bubbles.add(rest);
        }
        return bubbles;
    }
}
