package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "có dự, 1, ''",
        "1. Có dự, 1, ''",
        "toi co du, 1, ''",
        "em sẽ dự ạ, 1, ''",
        "2, 2, ''",
        "2 bận đi viện, 2, bận đi viện",
        "2. vì con ốm, 2, con ốm",
        "vắng, 2, ''",
        "Vắng (bận đi viện), 2, bận đi viện",
        "xin vang, 2, ''",
        "tôi xin vắng do bận, 2, bận",
        "3, 3, ''",
        "gọi lại cho tôi, 3, ''",
        "goi lai, 3, ''"
    })
    void answersAreUnderstoodByNumberAndInWords(String typed, int number, String reason) {
        assertThat(CommandParser.parse(typed)).hasValue(new Command(Command.Kind.ANSWER, number, "", reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vang",
                "vâng",
                "vang a",
                "12",
                "10 triệu nộp ở đâu",
                "3 giấy tờ cần những gì",
                "có dự án nào không"
            })
    void otherWordsAreNoAnswer(String typed) {
        assertThat(CommandParser.parse(typed).map(Command::kind)).isNotEqualTo(Optional.of(Command.Kind.ANSWER));
    }
}
