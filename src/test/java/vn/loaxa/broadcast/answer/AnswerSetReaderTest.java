package vn.loaxa.broadcast.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.broadcast.answer.AnswerSetReader.Fault;

class AnswerSetReaderTest {
    @Test
    void theLinesOfTheSamplesAreReadAsTheyStandInAMessage() {
        AnswerSet meeting = AnswerSetReader.read("Trả lời: 1 = Có dự   2 = Vắng (ghi lý do)   3 = Gọi lại cho tôi")
                .set();
        assertThat(meeting.choices())
                .containsExactly(
                        new Choice("1", "Có dự", false, true, false),
                        new Choice("2", "Vắng", true, true, false),
                        new Choice("3", "Gọi lại cho tôi", false, true, false));
        assertThat(meeting.shown()).isEqualTo("1 = Có dự   2 = Vắng (ghi lý do)   3 = Gọi lại cho tôi");

        AnswerSet power = AnswerSetReader.read("1 = Đã rõ   9 = Cần giúp đỡ").set();
        assertThat(power.choice("9")).get().matches(Choice::help, "whoever needs help is not overlooked");
        assertThat(power.choice("1")).get().matches(choice -> !choice.help());

        AnswerSet dogs = AnswerSetReader.read("số chó, số mèo (ví dụ: 2 1). 0 = không nuôi")
                .set();
        assertThat(dogs).isEqualTo(new AnswerSet(List.of(), List.of("số chó", "số mèo"), "không nuôi"));
        assertThat(dogs.shown()).isEqualTo("số chó, số mèo (ví dụ: 2 1). 0 = không nuôi");

        AnswerSet insurance =
                AnswerSetReader.read("1 = Tôi sẽ nộp\nHỦY = không nhận nhắc").set();
        assertThat(insurance.choice("huy")).get().extracting(Choice::label).isEqualTo("không nhận nhắc");
    }

    @Test
    void whatWasReadIsReadAgainAlikeFromItsTextForm() {
        for (String typed : new String[] {
            "1 = Có dự\n2 = Vắng (ghi lý do) (chưa tính đã nhận)\n3 = Gọi lại (báo ngay)",
            "đếm: số trâu, số bò và số lợn\n0 = không nuôi",
            "HỦY = Không nhận nhắc\n12. Có người già, người bệnh"
        }) {
            AnswerSet set = AnswerSetReader.read(typed).set();
            assertThat(set.none()).as(typed).isFalse();
            assertThat(AnswerSetReader.stored(set.toString())).isEqualTo(set);
        }
        assertThat(AnswerSetReader.stored(null)).isEqualTo(AnswerSet.NONE);
        assertThat(AnswerSetReader.read("  ").set()).isEqualTo(AnswerSet.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        có dự                          | NOT_UNDERSTOOD  | có dự
        1 = Có dự; 1 = Vắng            | TWICE           | 1 = Vắng
        1 = Có dự; 2 = có DỰ           | TWICE           | 2 = có DỰ
        1 = Có; số chó, số mèo         | MIXED           | 1 = Có
        số a, số b, số c, số d, số e   | TOO_MANY_COUNTS | số e
        """)
    void whatCannotBeReadIsSaidWithItsPlace(String typed, Fault fault, String where) {
        var read = AnswerSetReader.read(typed);
        assertThat(read.fault()).isEqualTo(fault);
        assertThat(read.where()).isEqualTo(where);
        assertThat(AnswerText.fault(read)).contains(where);
    }

    @Test
    void tenChoicesAreTooMany() {
        String ten =
                IntStream.rangeClosed(1, 10).mapToObj(i -> i + " = Câu " + i).collect(Collectors.joining("\n"));
        assertThat(AnswerSetReader.read(ten).fault()).isEqualTo(Fault.TOO_MANY);
        assertThat(AnswerSetReader.read("1 = " + "a".repeat(61)).fault()).isEqualTo(Fault.TOO_LONG);
    }
}
