package vn.loaxa.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a chat, as it stands on the screen. Immutable; marks come as new values.
 *
 * @param author user id, or the OA's id
 * @param hidden sent by a tap on {@code oa.query.hide}: arrives, but is not on the screen
 * @param receivedAt when it reached the phone; null before that, and always in groups
 */
public record Message(
        String id,
        String author,
        boolean fromOa,
        Instant at,
        Draft draft,
        boolean hidden,
        @Nullable Instant receivedAt,
        @Nullable Instant seenAt,
        @Nullable String reaction) {

    public enum Kind {
        TEXT("text", "text"),
        IMAGE("image", "photo"),
        GIF("gif", "GIF"),
        FILE("file", "file"),
        STICKER("sticker", "sticker"),
        LIST("list", "links"),
        REQUEST_INFO("template", "links"),
        TEMPLATE("template", "links"),
        ARTICLE("list", "links"),
        LOCATION("location", "location"),
        LINK("link", "link"),
        AUDIO("audio", "voice");

        private final String eventName;
        private final String historyType;

        Kind(String eventName, String historyType) {
            this.eventName = eventName;
            this.historyType = historyType;
        }

        /** The last part of the webhook's event name. */
        public String eventName() {
            return eventName;
        }

        /** The {@code type} in a conversation. */
        public String historyType() {
            return historyType;
        }
    }

    /** A button, as sent. {@code payload} is the text, address or number, by type. */
    public record Choice(String title, String type, String payload) {
        /** A tap sends the payload as a message. */
        public boolean says() {
            return type.startsWith("oa.query.");
        }

        public boolean hidden() {
            return type.equals("oa.query.hide");
        }
    }

    /** A picture, file or place. {@code id} is that of the upload, or empty where {@code url} points elsewhere. */
    public record Media(String id, String url, String name, long bytes) {}

    /** The content, before it has an id, a time and an author. */
    public record Draft(
            Kind kind,
            String text,
            List<Choice> choices,
            @Nullable Media media,
            @Nullable String quotes) {
        public Draft {
            choices = List.copyOf(choices);
        }

        public static Draft text(String text) {
            return new Draft(Kind.TEXT, text, List.of(), null, null);
        }
    }

    public String text() {
        return draft.text();
    }

    public Kind kind() {
        return draft.kind();
    }

    Message received(Instant when) {
        return new Message(id, author, fromOa, at, draft, hidden, when, seenAt, reaction);
    }

    Message seen(Instant when) {
        return new Message(
                id, author, fromOa, at, draft, hidden, receivedAt == null ? when : receivedAt, when, reaction);
    }

    Message reacted(String icon) {
        return new Message(id, author, fromOa, at, draft, hidden, receivedAt, seenAt, icon);
    }
}
