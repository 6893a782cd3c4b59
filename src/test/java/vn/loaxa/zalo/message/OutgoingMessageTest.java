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

class OutgoingMessageTest {
    @Test
    void lengthIsCountedByCodePointAfterComposing() {
        String decomposed = Normalizer.normalize("ế".repeat(2000), Normalizer.Form.NFD);

        assertThat(OutgoingMessage.Text.of(decomposed).text()).isEqualTo("ế".repeat(2000));
        assertThat(OutgoingMessage.Text.of("📢".repeat(2000)).text()).hasSize(4000);
    }

    static Stream<Arguments> tooMuch() {
        var button = new Button.Say("Đã nhận", "đã nhận");
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
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(fault);
    }

    private static Arguments breach(String fault, ThrowingCallable making) {
        return Arguments.of(fault, making);
    }
}
