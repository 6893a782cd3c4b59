package vn.loaxa.membership.chat;

import java.util.List;
import vn.loaxa.text.Messages;

/** A name for a chat out of the name of its body, as long as Zalo allows. Pure. */
public final class ChatNames {
    private static final Messages MESSAGES = new Messages("membership");

    private ChatNames() {}

    /** Shortened by what is left out or abbreviated, never within a word. */
    public static String of(String body, int longest) {
        String name = body;
        for (String[] pair : abbreviations()) {
            if (length(name) > longest) {
                name = name.replace(pair[0], pair[1]).strip();
            }
        }
        while (length(name) > longest && name.contains(" ")) {
            name = name.substring(0, name.lastIndexOf(' '));
        }
        return length(name) > longest ? name.substring(0, name.offsetByCodePoints(0, longest)) : name;
    }

    private static List<String[]> abbreviations() {
        return MESSAGES.text("chat.abbreviations")
                .lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .toList();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
