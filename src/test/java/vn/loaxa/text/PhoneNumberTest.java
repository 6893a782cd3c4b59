package vn.loaxa.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0912345678",
                "0912 345 678",
                "0912.345.678",
                "0912-345-678",
                "(0912) 345678",
                "+84 912 345 678",
                "+84 (0)912 345 678",
                "0084912345678",
                "84912345678",
                "912345678",
                "\u00a00912345678\u200b",
                "０９１２３４５６７８"
            })
    void everyCommonFormComesToOne(String typed) {
        assertThat(PhoneNumber.read(typed).number()).contains("84912345678");
        assertThat(PhoneNumber.read(typed).problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "09x12 405, NOT_DIGITS",
        "không có, NOT_DIGITS",
        "0912345, TOO_SHORT",
        "09123456789, TOO_LONG",
        "+1 202 555 0100, FOREIGN",
        "02373 123 456, LANDLINE",
        "0168 123 4567, OLD_PREFIX",
        "0612345678, UNKNOWN_PREFIX"
    })
    void whatIsWrongIsSaid(String typed, PhoneNumber.Problem problem) {
        assertThat(PhoneNumber.read(typed).problem()).contains(problem);
        assertThat(PhoneNumber.read(typed).number()).isEmpty();
    }

    @Test
    void theNumberIsShownInGroupsAndNeverInLogs() {
        assertThat(PhoneNumber.show("84912345678")).isEqualTo("0912 345 678");
        assertThat(PhoneNumber.read("0912345678").toString()).doesNotContain("912");
    }
}
