package vn.loaxa.conversation.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DongTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 nghìn | 200000",
                "200k | 200000",
                "Nhà tôi góp 500 ngàn nhé | 500000",
                "1,5 triệu | 1500000",
                "2 triệu rưỡi | 2500000",
                "1tr | 1000000",
                "300.000 đ | 300000",
                "1.500.000đồng | 1500000",
                "200000 | 200000",
                "200 | 0",
                "hai công | 0",
                "2 xe cát | 0",
                "2 công và 100 nghìn | 100000",
                "3 đèn đường | 0",
                "99999 triệu | 0",
                "'' | 0"
            })
    void amountsAreReadAsPeopleTypeThem(String typed, long dong) {
        assertThat(Dong.read(typed).orElse(0)).isEqualTo(dong);
    }
}
