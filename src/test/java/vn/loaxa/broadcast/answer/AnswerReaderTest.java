package vn.loaxa.broadcast.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final AnswerSet MEETING = AnswerSetReader.read(
                    "1 = Có dự\n2 = Vắng (ghi lý do)\n3 = Gọi lại cho tôi")
            .set();
    private static final AnswerSet STORM = AnswerSetReader.read(
                    "1 = Nhà tôi đã an toàn\n2 = Cần xe/thuyền\n3 = Có người già, người bệnh\n9 = Cần giúp đỡ")
            .set();
    private static final AnswerSet INSURANCE = AnswerSetReader.read("1 = Tôi sẽ nộp\n2 = Đã nộp\nHỦY = không nhận nhắc")
            .set();
    private static final AnswerSet DOGS =
            AnswerSetReader.read("số chó, số mèo\n0 = không nuôi").set();

    private static String read(AnswerSet set, String typed) {
        return AnswerReader.read(set, typed).map(given -> given.said(set)).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1                      | Có dự
        1. ạ                   | Có dự
        co du                  | Có dự
        1 có dự                | Có dự
        2                      | Vắng
        2 bận đi viện          | Vắng (bận đi viện)
        2. vắng, bận đi viện   | Vắng (bận đi viện)
        vang vi di vien        | Vắng (di vien)
        Vắng mặt do ốm         | Vắng (ốm)
        tôi vắng: bận việc     | Vắng (bận việc)
        vắng                   | Vắng
        3                      | Gọi lại cho tôi
        goi lai                | Gọi lại cho tôi
        """)
    void aMeetingIsAnsweredByNumberOrInWords(String typed, String said) {
        assertThat(read(MEETING, typed)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vang", "4", "12", "có", "1 con lợn ốm", "10h họp", "ok", "2 12", "mấy giờ họp", "dự", "không dự"
            })
    void whatIsNoAnswerIsLeftAlone(String typed) {
        assertThat(read(MEETING, typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        an toan           | Nhà tôi đã an toàn
        nhà tôi an toàn ạ | Nhà tôi đã an toàn
        can thuyen        | Cần xe/thuyền
        cần xe            | Cần xe/thuyền
        can giup          | Cần giúp đỡ
        có người bệnh     | Có người già, người bệnh
        """)
    void wordsOfOneAnswerAloneMeanIt(String typed, String said) {
        assertThat(read(STORM, typed)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"không an toàn", "chưa an toàn", "cần", "nhà tôi", "an toàn giao thông đường bộ là gì"})
    void aDenialOrAnotherMatterIsNoAnswer(String typed) {
        assertThat(read(STORM, typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        huy     | không nhận nhắc
        HỦY     | không nhận nhắc
        da nop  | Đã nộp
        sẽ nộp  | Tôi sẽ nộp
        """)
    void aWordMayBeTheKey(String typed, String said) {
        assertThat(read(INSURANCE, typed)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 1               | số chó: 2, số mèo: 1
        2,1               | số chó: 2, số mèo: 1
        2 và 1 ạ          | số chó: 2, số mèo: 1
        2 chó 1 mèo       | số chó: 2, số mèo: 1
        1 meo, 2 cho      | số chó: 2, số mèo: 1
        3 con chó         | số chó: 3, số mèo: 0
        0                 | số chó: 0, số mèo: 0
        khong nuoi        | số chó: 0, số mèo: 0
        nhà không nuôi    | số chó: 0, số mèo: 0
        2                 | ''
        2 1 3             | ''
        2 gà 1 vịt        | ''
        2 chó 1 chó       | ''
        99999 1           | ''
        """)
    void countsAreReadInTheirOrderOrByName(String typed, String said) {
        assertThat(read(DOGS, typed)).isEqualTo(said);
    }
}
