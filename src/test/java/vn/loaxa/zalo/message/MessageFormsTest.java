package vn.loaxa.zalo.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.zalo.wire.ZaloDialect;

/** How messages look to Zalo and at rest. */
class MessageFormsTest {
    static Set<String> names() {
        return MessageSamples.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachSampleIsWhatGoesToZalo(String name) throws IOException {
        try (var sample = MessageFormsTest.class.getResourceAsStream("/zalo/messages/" + name + ".json")) {
            assertThat(sample).as("zalo/messages/%s.json", name).isNotNull();

            assertThat(MessageWire.of(MessageSamples.named(name), ZaloDialect.standard())
                            .toString())
                    .isEqualTo(new String(sample.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachMessageComesBackFromRestUnchanged(String name) {
        OutgoingMessage message = MessageSamples.named(name);

        assertThat(MessageJson.read(MessageJson.write(message))).isEqualTo(message);
    }

    @Test
    void everySampleFileIsOfAMessage() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/zalo/messages"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @Test
    void everyKindOfMessageAndButtonHasASample() {
        assertThat(MessageSamples.ALL.values().stream().map(OutgoingMessage::kind))
                .contains(OutgoingMessage.Kind.values());
        assertThat(MessageSamples.ALL.values().stream()
                        .flatMap(MessageSamples::pictures)
                        .map(Object::getClass)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Picture.class.getPermittedSubclasses());
        assertThat(MessageSamples.ALL.values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(OutgoingMessage.class.getPermittedSubclasses());
        assertThat(MessageSamples.ALL.values().stream()
                        .flatMap(MessageSamples::buttons)
                        .map(Object::getClass)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Button.class.getPermittedSubclasses());
    }

    @Test
    void theFormAtRestIsOurOwnAndStays() {
        assertThat(MessageJson.write(MessageSamples.named("text-with-buttons")))
                .isEqualTo("{\"kind\":\"text\",\"text\":\"Mời bà con họp\",\"buttons\":["
                        + "{\"title\":\"Đã nhận\",\"kind\":\"say\",\"text\":\"đã nhận 12\"},"
                        + "{\"title\":\"Xem\",\"kind\":\"sayHidden\",\"text\":\"thông báo 12\"},"
                        + "{\"title\":\"Văn bản\",\"kind\":\"url\",\"url\":\"https://xa.example/12\"},"
                        + "{\"title\":\"Nhắn tin\",\"kind\":\"sms\",\"text\":\"Alo\",\"phone\":\"84900000001\"},"
                        + "{\"title\":\"Gọi\",\"kind\":\"phone\",\"phone\":\"84900000001\"}]}");
        assertThat(MessageJson.write(MessageSamples.named("list")))
                .isEqualTo(
                        "{\"kind\":\"list\",\"entries\":[{\"title\":\"Giấy khai sinh\",\"subtitle\":\"Cần những gì\","
                                + "\"image\":\"https://xa.example/a.png\",\"url\":\"https://xa.example/1\"},"
                                + "{\"title\":\"Tạm trú\",\"subtitle\":\"\"}],"
                                + "\"buttons\":[{\"title\":\"Gọi xã\",\"kind\":\"phone\",\"phone\":\"84900000001\"}]}");
        assertThat(MessageJson.write(MessageSamples.named("image")))
                .isEqualTo("{\"kind\":\"image\",\"caption\":\"Bản đồ ngập\",\"attachment\":\"att-1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"kind\":\"poem\",\"text\":\"x\"}",
                "{\"kind\":\"text\"}",
                "{\"kind\":\"text\",\"text\":\"x\",\"buttons\":[{\"title\":\"y\",\"kind\":\"lever\"}]}"
            })
    void whatIsNoStoredMessageSaysSo(String stored) {
        assertThatThrownBy(() -> MessageJson.read(stored)).isInstanceOf(IllegalArgumentException.class);
    }
}
