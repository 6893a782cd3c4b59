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

    record Text(String text, List<Button> buttons, @Nullable String quoteMessageId) implements OutgoingMessage {
        public Text {
            buttons = List.copyOf(buttons);
        }

        public static Text of(String text) {
            return new Text(text, List.of(), null);
        }

        public static Text of(String text, List<Button> buttons) {
            return new Text(text, buttons, null);
        }
    }

    /** An image by the id that the upload gave. */
    record Image(String caption, String attachmentId) implements OutgoingMessage {}

    /** A file by the token that the upload gave. */
    record File(String token) implements OutgoingMessage {}
}
