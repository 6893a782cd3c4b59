package vn.loaxa.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesAndNumbersTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "12, 12", "999, 999", "2768, 2.768", "1234567, 1.234.567", "-2768, -2.768", "-999, -999"})
    void numbersStandInGroupsOfThree(long value, String text) {
        assertThat(Numbers.group(value)).isEqualTo(text);
    }

    @Test
    void namesAreOrderedByTheGivenName() {
        assertThat(PersonNames.sortKey("Nguyễn Văn An")).isEqualTo("an nguyen van");
        assertThat(PersonNames.sortKey("An")).isEqualTo("an");
        assertThat(PersonNames.sortKey(" ")).isEmpty();
    }

    @Test
    void theSameNameIsKnownWhereverItsToneStands() {
        assertThat(PersonNames.same("Lê Thị Hoà", "lê thị  hòa")).isTrue();
        assertThat(PersonNames.same("Lê Thị Thuý", Normalizer.normalize("Lê Thị Thúy", Normalizer.Form.NFD)))
                .isTrue();
        assertThat(PersonNames.same("Lê Thị Hòa", "Lê Thị Hóa")).isFalse();
        assertThat(PersonNames.same("Lê Thị Hòa", "Le Thi Hoa")).isFalse();
        assertThat(PersonNames.alike("Lê Thị Hòa", "le thi hoa")).isTrue();
        assertThat(PersonNames.same("Đỗ Ân", "Đỗ An")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nong, nogn, 1", "nong, nong, 0", "dan, dam, 1", "abc, '', 3", "kitten, sitting, 3"})
    void slipsAreCounted(String one, String other, int slips) {
        assertThat(EditDistance.between(one, other)).isEqualTo(slips);
    }
}
