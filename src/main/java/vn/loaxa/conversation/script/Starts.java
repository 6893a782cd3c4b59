package vn.loaxa.conversation.script;

import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.text.Messages;

/** How a flow begins that has no words of its own to begin with: by a command, from those who may give it. */
public final class Starts {
    private static final Messages MESSAGES = new Messages("conversation");

    private Starts() {}

    /** By whom and with which words, in one phrase. */
    public static String byCommand(Flow flow) {
        String key = "start." + flow.id();
        return MESSAGES.text(MESSAGES.has(key) ? key : "start.other");
    }
}
