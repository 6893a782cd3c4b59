package vn.loaxa.zalo.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to a person or a group chat (zalo-openapi §2.1, §3). Limits are checked when it is made, after NFC, by code
 * point; a breach throws {@link IllegalArgumentException} naming the field. Immutable.
 */
public sealed interface OutgoingMessage {

    /** Longest text, in code points. */
    int MAX_TEXT = 2000;
    /** Most buttons under one message. */
    int MAX_BUTTONS = 5;

    record Text(String text, List<Button> buttons, @Nullable String quoteMessageId) implements OutgoingMessage {
        public Text {
            text = Limits.filled("text", text, MAX_TEXT);
            buttons = List.copyOf(buttons);
            if (buttons.size() > MAX_BUTTONS) {
                throw new IllegalArgumentException(
                        "buttons: " + buttons.size() + " buttons, at most " + MAX_BUTTONS + " are allowed");
            }
            if (quoteMessageId != null && quoteMessageId.isBlank()) {
                throw new IllegalArgumentException("quoteMessageId: must not be empty");
            }
        }

        public static Text of(String text) {
            return new Text(text, List.of(), null);
        }

        public static Text of(String text, List<Button> buttons) {
            return new Text(text, buttons, null);
        }
    }

    /** An image by the id that the upload gave. The caption may be empty. */
    record Image(String caption, String attachmentId) implements OutgoingMessage {
        public Image {
            caption = Limits.atMost("caption", caption, MAX_TEXT);
            if (attachmentId.isBlank()) {
                throw new IllegalArgumentException("attachmentId: must not be empty");
            }
        }
    }

    /** A file by the token that the upload gave. */
    record File(String token) implements OutgoingMessage {
        public File {
            if (token.isBlank()) {
                throw new IllegalArgumentException("token: must not be empty");
            }
        }
    }
}
