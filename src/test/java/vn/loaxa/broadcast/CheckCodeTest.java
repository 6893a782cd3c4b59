package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCodeTest {
    @Test
    void codesReadBackAndHardlyEverMeet() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            String code = CheckCode.fresh();
            assertThat(CheckCode.read(code)).hasValue(code);
            codes.add(code);
        }
        assertThat(codes).hasSizeGreaterThan(1990);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7k3f9", " 7K3-F9 ", "7 k 3 f 9", "“7K3F9”."})
    void howeverItIsTyped(String typed) {
        assertThat(CheckCode.read(typed)).hasValue("7K3F9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7K3F", "7K3F99", "ABCDE", "23456", "7K3F0", "7K3I9", "thôn 3"})
    void whatCannotBeOneIsNone(String typed) {
        assertThat(CheckCode.read(typed)).isEmpty();
    }
}
