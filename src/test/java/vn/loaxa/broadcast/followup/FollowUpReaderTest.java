package vn.loaxa.broadcast.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.broadcast.followup.FollowUpReader.Fault;
import vn.loaxa.directory.BodyId;
import vn.loaxa.text.Vietnamese;

class FollowUpReaderTest {
    private static final String WHOLE =
            "Nhắc sau 4 giờ, báo chi hội trưởng sau 24 giờ, báo chủ tịch hội nếu dưới 80% khi còn 1 ngày";

    private static final FollowUpReader.Associations ASSOCIATIONS = words ->
            words.contains("nong dan") ? Optional.of(new Step.Of(new BodyId(7), "Hội Nông dân xã")) : Optional.empty();

    private final FollowUpReader reader = new FollowUpReader();

    /** "+4h" after, "-1d" before; whom in front, percent behind. */
    private List<String> steps(String sentence) {
        var read = reader.read(sentence, ASSOCIATIONS);
        assertThat(read.fault()).as("%s: %s", sentence, read.where()).isNull();
        return read.steps().stream().map(FollowUpReaderTest::shown).toList();
    }

    private static String shown(Step step) {
        String who = step.whom() == null ? "REMIND" : step.whom().name();
        who += step.of() == null ? "" : "#" + step.of().body();
        String when = step.after() != null
                ? "+" + step.after().toMinutes()
                : "-" + Objects.requireNonNull(step.before()).toMinutes();
        return who + when + (step.below() == null ? "" : "<" + step.below());
    }

    @Test
    void theWholeSentenceIsRead() {
        var expected = List.of("REMIND+240", "LEADER+1440", "CHAIR-1440<80");
        assertThat(steps(WHOLE)).isEqualTo(expected);
        assertThat(steps(Vietnamese.fold(WHOLE))).isEqualTo(expected);
        assertThat(steps(WHOLE.toUpperCase(java.util.Locale.ROOT))).isEqualTo(expected);
        assertThat(steps(WHOLE.replace(", ", ".\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nhắc lại sau 4h                                                   | REMIND+240
        Nhắc sau 2 giờ, 6 giờ và 1 ngày                                    | REMIND+120 REMIND+360 REMIND+1440
        nhắc người chưa nhận sau 30 phút                                   | REMIND+30
        nhắc khi còn 2 tiếng                                               | REMIND-120
        nhắc bà con trước hạn 1 ngày                                       | REMIND-1440
        nhắc 2 ngày trước hạn                                              | REMIND-2880
        sau 4 giờ thì nhắc, sau 1 ngày thì báo chi hội trưởng               | REMIND+240 LEADER+1440
        nếu dưới 50% khi còn 2 ngày thì báo chủ tịch các hội và trưởng thôn | CHAIR-2880<50 VILLAGE_HEAD-2880<50
        báo tôi khi đến hạn                                                | AUTHOR-0
        báo cáo lãnh đạo xã khi hết hạn nếu chưa đủ 90 phần trăm            | APPROVER-0<90
        báo chủ tịch UBND xã sau 2 ngày nếu chưa đạt 70%                    | APPROVER+2880<70
        báo Chủ tịch Hội Nông dân nếu dưới 80% khi còn 1 ngày               | CHAIR#7-1440<80
        báo chủ tịch Hội Nông dân và trưởng thôn sau 2 ngày                 | VILLAGE_HEAD+2880 CHAIR#7+2880
        nhắc chi hội phó sau nửa ngày                                      | DEPUTY+720
        nhắc sau 3 giờ rồi báo chi hội trưởng danh sách sau hai ngày        | REMIND+180 LEADER+2880
        báo chi hội trưởng tên những người chưa nhận sau 24g               | LEADER+1440
        nhắc sau 1 tuần                                                    | REMIND+10080
        """)
    void otherWaysToSayIt(String sentence, String expected) {
        assertThat(String.join(" ", steps(sentence))).isEqualTo(expected);
        assertThat(String.join(" ", steps(Vietnamese.fold(sentence)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                              | EMPTY          | ''
        nhắc sau 4 giờ, gọi công an sau 1 ngày           | NOT_UNDERSTOOD | goi cong an
        nhắc ông Tám sau 4 giờ                           | NOT_UNDERSTOOD | ong tam
        nhắc sau 4 giờ mỗi ngày                          | NOT_UNDERSTOOD | moi ngay
        báo sau 24 giờ                                   | NO_WHOM        | bao sau 24 gio
        nhắc sớm                                         | NOT_UNDERSTOOD | som
        nhắc lại                                         | NO_TIME        | nhac lai
        báo chủ tịch Hội Nuôi Ong sau 1 ngày             | NO_SUCH_BODY   | nuoi ong
        báo chi hội trưởng nếu dưới 80%                  | NO_TIME        | bao chi hoi truong
        báo chi hội trưởng nếu dưới 0% khi còn 1 ngày    | PERCENT        | 0%
        báo chi hội trưởng nếu dưới 120% khi còn 1 ngày  | PERCENT        | 120%
        nhắc sau 5 phút                                  | TIME           | 5 phut
        nhắc sau 90 ngày                                 | TIME           | 90 ngay
        nhắc sau 1 giờ, 2 giờ, 3 giờ, 4 giờ, 5 giờ, 6 giờ, 7 giờ, 8 giờ, 9 giờ, 10 giờ, 11 giờ | TOO_MANY | ''
        """)
    void whatIsNotClearIsNotDone(String sentence, Fault fault, String where) {
        var read = reader.read(sentence, ASSOCIATIONS);
        assertThat(read.fault()).isEqualTo(fault);
        assertThat(Vietnamese.fold(read.where())).contains(where);
        assertThat(sentence).contains(read.where());
        assertThat(new FollowUpText().fault(read)).isNotBlank();
    }

    @Test
    void itIsSaidBackWithItsHours() {
        var zone = ZoneId.of("Asia/Ho_Chi_Minh");
        var out = Instant.parse("2026-11-26T02:00:00Z");
        assertThat(new FollowUpText()
                        .lines(reader.read(WHOLE, ASSOCIATIONS).steps(), out, out.plus(Duration.ofDays(3)), zone))
                .isEqualTo("""
                    • Sau 4 giờ (13h00 thứ Năm 26/11/2026): nhắc những người chưa nhận
                    • Sau 24 giờ (09h00 thứ Sáu 27/11/2026): báo chi hội trưởng tên người chưa nhận trong chi hội mình
                    • Khi còn 24 giờ đến hạn (09h00 thứ Bảy 28/11/2026), nếu chưa đủ 80% đã nhận: báo chủ tịch hội số người chưa nhận trong hội mình\
                    """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WHOLE,
                "nhắc sau 2 giờ, 90 phút",
                "báo Chủ tịch Hội Nông dân sau 2 ngày",
                "báo tôi khi đến hạn, báo trưởng thôn nếu dưới 40% khi còn 2 ngày"
            })
    void whatIsSaidBackCanBeTyped(String sentence) {
        var steps = reader.read(sentence, ASSOCIATIONS).steps();
        var said = new FollowUpText();
        var zone = ZoneId.of("Asia/Ho_Chi_Minh");
        for (var step : steps) {
            String line = said.line(step, null, null, zone);
            assertThat(reader.read(line, ASSOCIATIONS).steps()).as(line).containsExactly(step);
        }
    }
}
