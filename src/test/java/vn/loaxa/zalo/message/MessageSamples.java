package vn.loaxa.zalo.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

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
        ALL.put(
                "image-by-address",
                new OutgoingMessage.Image("Bản đồ ngập", new Picture.Linked("https://xa.example/ban-do.png")));
        ALL.put("gif", new OutgoingMessage.Gif("Rửa tay", new Picture.Uploaded("att-2"), 320, 240));
        ALL.put("sticker", new OutgoingMessage.Sticker("stk-1"));
        ALL.put(
                "info-request",
                new OutgoingMessage.InfoRequest(
                        "Xin bà con cho biết", "Để gửi thông báo đúng thôn", "https://xa.example/a.png"));
        ALL.put(
                "list",
                new OutgoingMessage.Listing(
                        List.of(
                                new OutgoingMessage.Entry(
                                        "Giấy khai sinh",
                                        "Cần những gì",
                                        "https://xa.example/a.png",
                                        "https://xa.example/1"),
                                new OutgoingMessage.Entry("Tạm trú", "", null, null)),
                        List.of(new Button.OpenPhone("Gọi xã", "84900000001"))));
        ALL.put("file", new OutgoingMessage.File("ftok-1"));
    }

    private MessageSamples() {}

    static OutgoingMessage named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    static Stream<Button> buttons(OutgoingMessage message) {
        return switch (message.kind()) {
            case TEXT -> ((OutgoingMessage.Text) message).buttons().stream();
            case LIST -> ((OutgoingMessage.Listing) message).buttons().stream();
            default -> Stream.empty();
        };
    }

    static Stream<Picture> pictures(OutgoingMessage message) {
        return switch (message.kind()) {
            case IMAGE -> Stream.of(((OutgoingMessage.Image) message).picture());
            case GIF -> Stream.of(((OutgoingMessage.Gif) message).picture());
            default -> Stream.empty();
        };
    }
}
