package vn.loaxa.zalo.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.loaxa.zalo.wire.LimitException;

class OutgoingMessageTest {
    @Test
    void lengthIsCountedByCodePointAfterComposing() {
        String decomposed = Normalizer.normalize("ế".repeat(2000), Normalizer.Form.NFD);

        assertThat(OutgoingMessage.Text.of(decomposed).text()).isEqualTo("ế".repeat(2000));
        assertThat(OutgoingMessage.Text.of("📢".repeat(2000)).text()).hasSize(4000);
    }

    static Stream<Arguments> tooMuch() {
        var button = new Button.Say("Đã nhận", "đã nhận");
        var entry = new OutgoingMessage.Entry("x", "y", null, null);
        return Stream.of(
                breach("text: 2001 characters, at most 2000", () -> OutgoingMessage.Text.of("ế".repeat(2001))),
                breach("text: must not be empty", () -> OutgoingMessage.Text.of(" \n")),
                breach(
                        "buttons: 6 buttons, at most 5",
                        () -> OutgoingMessage.Text.of("x", Collections.nCopies(6, button))),
                breach("quoteMessageId: must not be empty", () -> new OutgoingMessage.Text("x", List.of(), "")),
                breach("caption: 2001 characters", () -> new OutgoingMessage.Image("x".repeat(2001), "att")),
                breach("attachmentId: must not be empty", () -> new OutgoingMessage.Image("x", "")),
                breach("token: must not be empty", () -> new OutgoingMessage.File(" ")),
                breach("entries: 0 entries, from 1 to 5", () -> new OutgoingMessage.Listing(List.of(), List.of())),
                breach(
                        "entries: 6 entries, from 1 to 5",
                        () -> new OutgoingMessage.Listing(Collections.nCopies(6, entry), List.of())),
                breach(
                        "entries[0].subtitle: must not be empty",
                        () -> new OutgoingMessage.Listing(
                                List.of(new OutgoingMessage.Entry("x", "", null, null)), List.of())),
                breach(
                        "buttons: 6 buttons, at most 5",
                        () -> new OutgoingMessage.Listing(List.of(entry), Collections.nCopies(6, button))),
                breach("entry.title: 101 characters", () -> new OutgoingMessage.Entry("x".repeat(101), "", null, null)),
                breach("entry.subtitle: 501", () -> new OutgoingMessage.Entry("x", "y".repeat(501), null, null)),
                breach("entry.url: must start", () -> new OutgoingMessage.Entry("x", "y", null, "file:///etc")),
                breach("entry.imageUrl: must start", () -> new OutgoingMessage.Entry("x", "y", "x.png", null)),
                breach("title: 101", () -> new OutgoingMessage.InfoRequest("x".repeat(101), "y", "https://a")),
                breach("subtitle: 501", () -> new OutgoingMessage.InfoRequest("x", "y".repeat(501), "https://a")),
                breach("imageUrl: must start", () -> new OutgoingMessage.InfoRequest("x", "y", "")),
                breach("width: must be from 1", () -> new OutgoingMessage.Gif("", new Picture.Uploaded("a"), 0, 1)),
                breach("url: must start with", () -> new Picture.Linked("ftp://x")),
                breach("id: must not be empty", () -> new OutgoingMessage.Sticker("")),
                breach("button.title: 101 characters", () -> new Button.Say("x".repeat(101), "y")),
                breach("button.title: must not be empty", () -> new Button.SayHidden("", "y")),
                breach("button.text: 1001 characters", () -> new Button.Say("x", "y".repeat(1001))),
                breach("button.url: must start with", () -> new Button.OpenUrl("x", "javascript:alert(1)")),
                breach("button.content: 161 characters", () -> new Button.OpenSms("x", "y".repeat(161), "84900000001")),
                breach("button.phone: must not be empty", () -> new Button.OpenPhone("x", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void aBreachNamesTheField(String fault, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(LimitException.class).hasMessageStartingWith(fault);
    }

    @Test
    void aBreachNamesWhatWasFoundAndWhatIsAllowed() {
        assertThatThrownBy(() -> OutgoingMessage.Text.of("ế".repeat(2001)))
                .isInstanceOfSatisfying(LimitException.class, e -> {
                    assertThat(e.field()).isEqualTo("text");
                    assertThat(e.found()).isEqualTo("2001 characters");
                    assertThat(e.allowed()).isEqualTo("at most 2000 are allowed");
                });
    }

    private static Arguments breach(String fault, ThrowingCallable making) {
        return Arguments.of(fault, making);
    }
}
