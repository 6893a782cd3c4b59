package vn.loaxa.console;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloException;

/** A question to Zalo whose refusal is an answer too. */
final class ZaloQuestion {
    /** {@code given} holds the answer, or nothing; {@code fault} says why nothing, or is empty. */
    record Answer<T>(List<T> given, String fault) {}

    private final ZaloErrorWords reasons;
    private final Messages sentences;

    ZaloQuestion(ZaloErrorWords reasons, Messages sentences) {
        this.reasons = reasons;
        this.sentences = sentences;
    }

    <T> Answer<T> ask(Supplier<T> question) {
        try {
            return new Answer<>(List.of(question.get()), "");
        } catch (NoTokenException e) {
            return new Answer<>(List.of(), sentences.text(e.needsPerson() ? "zalo.noToken" : "zalo.noTokenNow"));
        } catch (ZaloException e) {
            return new Answer<>(
                    List.of(),
                    e.error()
                            .map(error -> reasons.of(error.code(), error.message()))
                            .orElseGet(() -> sentences.text("zalo.silent", Map.of("call", e.attempted()))));
        }
    }
}
