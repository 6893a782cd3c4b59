package vn.loaxa.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void aDayIsReadAsItIsShown() {
        LocalDate day = LocalDate.of(2030, 6, 3);
        assertThat(Days.show(day)).isEqualTo("3/6/2030");
        assertThat(Days.read("3/6/2030")).contains(day);
        assertThat(Days.read(" 03-06-2030 ")).contains(day);
        assertThat(Days.read("03.06.2030")).contains(day);
    }

    @Test
    void whatIsNoDayIsNone() {
        for (String typed : new String[] {"", "31/2/2027", "2030-06-03", "3/6", "3/6/30", "3/13/2027", "mai"}) {
            assertThat(Days.read(typed)).as(typed).isEmpty();
        }
    }
}
