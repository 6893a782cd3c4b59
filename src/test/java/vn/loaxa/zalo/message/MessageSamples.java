package vn.loaxa.zalo.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One message for each sample file under {@code zalo/messages}. */
final class MessageSamples {
    static final Map<String, OutgoingMessage> ALL = new LinkedHashMap<>();

    static {
        ALL.put("text", OutgoingMessage.Text.of("Kính gửi bà con"));
        ALL.put("text-quoting", new OutgoingMessage.Text("Đã rõ", List.of(), "m-77"));
        ALL.put(
                "text-with-buttons",
                OutgoingMessage.Text.of(
                        "Mời bà con họp",
                        List.of(
                                new Button.Say("Đã nhận", "đã nhận 12"),
                                new Button.SayHidden("Xem", "thông báo 12"),
                                new Button.OpenUrl("Văn bản", "https://xa.example/12"),
                                new Button.OpenSms("Nhắn tin", "Alo", "84900000001"),
                                new Button.OpenPhone("Gọi", "84900000001"))));
        ALL.put("image", new OutgoingMessage.Image("Bản đồ ngập", "att-1"));
        ALL.put("image-without-caption", new OutgoingMessage.Image("", "att-1"));
        ALL.put("file", new OutgoingMessage.File("ftok-1"));
    }

    private MessageSamples() {}
}
