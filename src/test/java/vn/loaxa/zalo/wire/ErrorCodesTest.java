package vn.loaxa.zalo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodesTest {
    private final ErrorCodes codes = ErrorCodes.standard();

    @ParameterizedTest
    @CsvSource({
        "OA, -32, WAIT",
        "OA, -100, REUPLOAD",
        "OA, -211, QUOTA",
        "OA, -213, RECIPIENT",
        "OA, -216, REFRESH",
        "OA, -220, REFRESH",
        "OA, -230, RECIPIENT",
        "OA, -234, NIGHT",
        "OA, -237, HUMAN",
        "OA, -201, REQUEST",
        "OA, 112, HUMAN",
        "OA, -501, HUMAN",
        "OA, -321, HUMAN",
        "TEMPLATE, -100, WAIT",
        "TEMPLATE, -124, REFRESH",
        "TEMPLATE, -133, NIGHT",
        "TEMPLATE, -118, RECIPIENT",
        "TEMPLATE, -144, QUOTA",
        "OAUTH, -14014, HUMAN",
        "OAUTH, -32, WAIT"
    })
    void eachFamilyHasItsOwnHandling(ErrorFamily family, int code, Handling handling) {
        assertThat(codes.handling(family, code)).isEqualTo(handling);
        assertThat(codes.meaning(family, code)).isPresent();
    }

    @Test
    void onlyTheTokenErrorsAskForAnotherToken() {
        assertThat(codes.codes(ErrorFamily.OA).stream()
                        .filter(code -> codes.handling(ErrorFamily.OA, code) == Handling.REFRESH))
                .containsExactly(-220, -216);
    }

    @Test
    void anUnknownCodeIsAFaultOfTheOneRequest() {
        assertThat(codes.error(ErrorFamily.OA, -9999, ""))
                .isEqualTo(new ZaloError(-9999, "error -9999", Handling.REQUEST));
    }

    @Test
    void anUnknownCodeOfOauthIsForAPerson() {
        assertThat(codes.handling(ErrorFamily.OAUTH, -14999)).isEqualTo(Handling.HUMAN);
    }

    @Test
    void theWordsOfZaloAreKeptAndMissingOnesReplaced() {
        assertThat(codes.error(ErrorFamily.OA, -230, "User has not interacted").message())
                .isEqualTo("User has not interacted");
        assertThat(codes.error(ErrorFamily.OA, -230, " ").message()).isEqualTo("user has not interacted in 7 days");
    }
}
