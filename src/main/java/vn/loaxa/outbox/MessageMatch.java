package vn.loaxa.outbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import vn.loaxa.zalo.message.OutgoingMessage;

/** Whether a message that Zalo shows can be the one we sent. */
final class MessageMatch {
    private static final Set<String> TEXT = Set.of("text", "link", "template", "list");
    private static final Set<String> PICTURE = Set.of("photo", "image", "photos", "gif");
    private static final Set<String> FILE = Set.of("file", "link", "document");

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
        if (message instanceof OutgoingMessage.Text sent) {
            return (TEXT.contains(type) || type.isEmpty())
                    && normal(sent.text()).equals(normal(text));
        }
        if (message instanceof OutgoingMessage.Image image) {
            return PICTURE.contains(type)
                    && (text.isBlank() || normal(image.caption()).equals(normal(text)));
        }
        return FILE.contains(type);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replace("\r\n", "\n");
    }
}
