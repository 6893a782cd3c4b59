package vn.loaxa.conversation.thread;

import java.time.Instant;

/**
 * Something said or done in a thread.
 *
 * @param author the official, by name; empty for the resident and the bot
 * @param kind as Zalo calls it: text, image, file, location, sticker …
 * @param media address of a picture or file, or "latitude,longitude"; empty for none
 * @param state of an official's message
 */
public record ThreadLine(
        long id, Instant at, Side side, String author, String kind, String text, String media, State state) {
    /** Who said it. A note was said to nobody: it tells what was done. */
    public enum Side {
        RESIDENT,
        OFFICIAL,
        BOT,
        NOTE
    }

    /** How far an official's message has come; {@link #NONE} for all else. */
    public enum State {
        NONE,
        WAITING,
        SENT,
        FAILED,
        UNSURE
    }

    @Override
    public String toString() {
        return "ThreadLine[" + id + ", " + side + "]";
    }
}
