package vn.loaxa.outbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import vn.loaxa.zalo.message.OutgoingMessage;

/**
 * Whether a message that Zalo shows can be the one we sent. The history and the echo name kinds differently (zalo-openapi §3, §5,
 * §6.4), so each kind has all its names; what has words is known by them.
 */
final class MessageMatch {
    private static final Set<String> TEXT = Set.of("text", "link", "links", "template", "list");
    private static final Set<String> PICTURE = Set.of("photo", "image", "photos");
    private static final Set<String> GIF = Set.of("gif");
    private static final Set<String> STICKER = Set.of("sticker");
    private static final Set<String> FILE = Set.of("file", "link", "document");
    /** What is laid out by Zalo: a list, a request for information. */
    private static final Set<String> LAYOUT = Set.of("list", "links", "link", "template", "request_user_info");

    private MessageMatch() {}

    /** @param kind as the history or the echo names it */
    static boolean fits(Call call, String kind, String text) {
        String type = kind.toLowerCase(Locale.ROOT);
        if (call instanceof Call.ToUser to) {
            return fits(to.message(), type, text);
        }
        if (call instanceof Call.ToGroup to) {
            return fits(to.message(), type, text);
        }
        return FILE.contains(type) || PICTURE.contains(type);
    }

    private static boolean fits(OutgoingMessage message, String type, String text) {
        return switch (message.kind()) {
            case TEXT -> (TEXT.contains(type) || type.isEmpty()) && same(((OutgoingMessage.Text) message).text(), text);
            case IMAGE -> PICTURE.contains(type) && captioned(((OutgoingMessage.Image) message).caption(), text);
            case GIF -> GIF.contains(type) && captioned(((OutgoingMessage.Gif) message).caption(), text);
            case STICKER -> STICKER.contains(type);
            case FILE -> FILE.contains(type);
            case INFO_REQUEST -> LAYOUT.contains(type) && headed(((OutgoingMessage.InfoRequest) message).title(), text);
            case LIST ->
                LAYOUT.contains(type)
                        && headed(
                                ((OutgoingMessage.Listing) message)
                                        .entries()
                                        .get(0)
                                        .title(),
                                text);
        };
    }

    /** Pictures come back with their caption or with none. */
    private static boolean captioned(String caption, String text) {
        return text.isBlank() || same(caption, text);
    }

    /** Nobody has written down what a layout looks like in the history: with its head, if with any words at all. */
    private static boolean headed(String head, String text) {
        return text.isBlank() || normal(text).startsWith(normal(head));
    }

    private static boolean same(String ours, String shown) {
        return normal(ours).equals(normal(shown));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replace("\r\n", "\n");
    }
}
