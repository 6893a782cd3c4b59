package vn.loaxa.conversation;

import java.util.Map;
import java.util.Optional;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.webhook.WebhookEvent;

/** Pictures, files and places as answers in a flow. */
final class Media {
    private static final Messages MESSAGES = new Messages("conversation");

    private Media() {}

    /** Empty for what no question can take, such as a sticker. */
    static Optional<Input.Sent> of(WebhookEvent.UserMessage message) {
        Map<String, String> payload = message.attachments().isEmpty()
                ? Map.of()
                : message.attachments().get(0).payload();
        return switch (message.kind()) {
            case "image", "video" -> Optional.of(media(MESSAGES.text("sent.picture"), payload));
            case "file" -> {
                String name = payload.getOrDefault("name", "");
                yield Optional.of(
                        media(name.isBlank() ? MESSAGES.text("sent.file") : PaperTalk.shortened(name), payload));
            }
            case "location" ->
                Optional.of(new Input.Sent(
                        AnswerKind.PLACE,
                        MESSAGES.text("sent.place"),
                        payload.getOrDefault("latitude", "") + "," + payload.getOrDefault("longitude", "")));
            default -> Optional.empty();
        };
    }

    private static Input.Sent media(String label, Map<String, String> payload) {
        return new Input.Sent(AnswerKind.MEDIA, label, payload.getOrDefault("url", ""));
    }
}
