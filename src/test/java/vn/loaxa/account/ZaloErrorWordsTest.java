package vn.loaxa.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.loaxa.zalo.wire.ErrorCodes;
import vn.loaxa.zalo.wire.ErrorFamily;

/** What an official reads of Zalo's refusals. */
class ZaloErrorWordsTest {
    private final ZaloErrorWords words = new ZaloErrorWords(ErrorFamily.OA);

    @ParameterizedTest
    @EnumSource(ErrorFamily.class)
    void everyCodeThatTheTableKnowsHasASentence(ErrorFamily family) {
        var own = new ZaloErrorWords(family);
        assertThat(ErrorCodes.standard().codes(family)).isNotEmpty().allSatisfy(code -> assertThat(own.meaning(code))
                .as("%s %s", family, code)
                .hasValueSatisfying(meaning -> assertThat(meaning)
                        .isNotBlank()
                        .isNotEqualTo(
                                ErrorCodes.standard().meaning(family, code).orElseThrow())));
    }

    @Test
    void theSameNumberMeansAnotherThingOnAnotherHost() {
        assertThat(words.of(-100, "")).isEqualTo("Tệp đính kèm đã quá 7 ngày, phải tải lên lại (mã -100)");
        assertThat(new ZaloErrorWords(ErrorFamily.TEMPLATE).of(-100, ""))
                .isEqualTo("Zalo gặp lỗi, không nói rõ (mã -100)");
    }

    @Test
    void zalosOwnWordsStandOnlyWhereOursAreMissing() {
        assertThat(words.of(-211, "Out of quota")).isEqualTo("Đã dùng hết hạn mức của gói (mã -211)");
        assertThat(words.of(-9999, "Something new")).isEqualTo("Zalo từ chối (mã -9999: Something new)");
        String silent = ErrorCodes.standard().error(ErrorFamily.OA, -9999, "").message();
        assertThat(words.of(-9999, silent))
                .isEqualTo(words.of(-9999, null))
                .isEqualTo("Zalo từ chối, không nói vì sao (mã -9999)");
    }
}
