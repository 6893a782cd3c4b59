package vn.loaxa.zalo.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;

/**
 * A message to a person, an anonymous visitor or a group chat (zalo-openapi §2.1, §2.5, §3). Limits are checked when it is
 * made, after NFC, by code point; a breach throws {@link LimitException} naming the field. Immutable.
 */
public sealed interface OutgoingMessage {
    /** Longest text, in code points. */
    int MAX_TEXT = 2000;
    /** Most buttons under one message. */
    int MAX_BUTTONS = 5;
    /** Most entries of a list. */
    int MAX_ENTRIES = 5;
    /** Longest title of an entry or a request for information. */
    int MAX_TITLE = 100;
    /** Longest second line of an entry or a request for information. */
    int MAX_SUBTITLE = 500;

    /** Which of them it is, for an exhaustive {@code switch}. */
    Kind kind();

    enum Kind {
        TEXT,
        IMAGE,
        GIF,
        STICKER,
        FILE,
        INFO_REQUEST,
        LIST
    }

    /**
     * Text up to 2000 characters, with up to five buttons, in answer to a message or not.
     *
     * @param quoteMessageId the message it answers, or null
     */
    record Text(String text, List<Button> buttons, @Nullable String quoteMessageId) implements OutgoingMessage {
        public Text {
            text = Limits.filled("text", text, MAX_TEXT);
            buttons = Limits.count("buttons", buttons, 0, MAX_BUTTONS);
            if (quoteMessageId != null) {
                Limits.given("quoteMessageId", quoteMessageId);
            }
        }

        public static Text of(String text) {
            return new Text(text, List.of(), null);
        }

        public static Text of(String text, List<Button> buttons) {
            return new Text(text, buttons, null);
        }

        /** An answer to one message of the chat. */
        public static Text quoting(String messageId, String text) {
            return new Text(text, List.of(), messageId);
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** A jpg or png of up to 1 MiB. The caption, up to 2000 characters, may be empty. */
    record Image(String caption, Picture picture) implements OutgoingMessage {
        public Image {
            caption = Limits.atMost("caption", caption, MAX_TEXT);
        }

        /** By the id that the upload gave. */
        public Image(String caption, String attachmentId) {
            this(caption, new Picture.Uploaded(attachmentId));
        }

        @Override
        public Kind kind() {
            return Kind.IMAGE;
        }
    }

    /** A moving picture of up to 5 MiB, with its size in pixels. The caption may be empty. */
    record Gif(String caption, Picture picture, int width, int height) implements OutgoingMessage {
        private static final int MAX_PIXELS = 10_000;

        public Gif {
            caption = Limits.atMost("caption", caption, MAX_TEXT);
            Limits.range("width", width, 1, MAX_PIXELS);
            Limits.range("height", height, 1, MAX_PIXELS);
        }

        @Override
        public Kind kind() {
            return Kind.GIF;
        }
    }

    /** A sticker by its id at stickers.zaloapp.com. */
    record Sticker(String id) implements OutgoingMessage {
        public Sticker {
            Limits.given("id", id);
        }

        @Override
        public Kind kind() {
            return Kind.STICKER;
        }
    }

    /** A file by the token that the upload gave. */
    record File(String token) implements OutgoingMessage {
        public File {
            Limits.given("token", token);
        }

        @Override
        public Kind kind() {
            return Kind.FILE;
        }
    }

    /**
     * Asks a person to share name, phone and address ({@code request_user_info}); the answer is the event
     * {@code user_submit_info}. For persons only.
     */
    record InfoRequest(String title, String subtitle, String imageUrl) implements OutgoingMessage {
        public InfoRequest {
            title = Limits.filled("title", title, MAX_TITLE);
            subtitle = Limits.filled("subtitle", subtitle, MAX_SUBTITLE);
            Limits.url("imageUrl", imageUrl);
        }

        @Override
        public Kind kind() {
            return Kind.INFO_REQUEST;
        }
    }

    /** One to five entries, the first with a second line, and up to five buttons. For persons only. */
    record Listing(List<Entry> entries, List<Button> buttons) implements OutgoingMessage {
        public Listing {
            entries = Limits.count("entries", entries, 1, MAX_ENTRIES);
            buttons = Limits.count("buttons", buttons, 0, MAX_BUTTONS);
            Limits.given("entries[0].subtitle", entries.get(0).subtitle());
        }

        @Override
        public Kind kind() {
            return Kind.LIST;
        }
    }

    /**
     * One entry of a list.
     *
     * @param subtitle may be empty, but for the first entry
     * @param imageUrl or null
     * @param url what a tap opens, or null
     */
    record Entry(
            String title,
            String subtitle,
            @Nullable String imageUrl,
            @Nullable String url) {
        public Entry {
            title = Limits.filled("entry.title", title, MAX_TITLE);
            subtitle = Limits.atMost("entry.subtitle", subtitle, MAX_SUBTITLE);
            if (imageUrl != null) {
                Limits.url("entry.imageUrl", imageUrl);
            }
            if (url != null) {
                Limits.url("entry.url", url);
            }
        }
    }
}
