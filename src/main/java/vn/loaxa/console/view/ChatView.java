package vn.loaxa.console.view;

import java.util.List;

/**
 * A body's roll held against its group chat.
 *
 * @param compared when, in words
 * @param notes what to look at: the chat's last day, and that it is too small
 */
public record ChatView(
        String compared, boolean known, List<String> notInChat, List<String> notOnRoll, List<String> notes) {}
