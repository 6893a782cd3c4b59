package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.conversation.Command.Kind;
import vn.loaxa.text.Vietnamese;

class CommandParserTest {

    /** kind | number | subject | body | typed */
    private static final String TABLE = """
            MENU|||| menu
            MENU|||| Trợ giúp
            CHECK||7k3f9|| kiểm tra 7K3F9
            CHECK||7k3f9|| Kiểm tra: 7k3f9
            CHECK||7k3f9|| kiểm tra giúp tôi mã 7K3F9 với
            CHECK||7k3f9|| mã kiểm tra: 7K3F9
            CHECK||7k3f9|| mã 7K3F9 này có phải xã gửi không?
            CHECK||7k3f9|| tin mã 7K3F9 của ai đấy
            CHECK||7k3f9|| 7K3F9 có phải xã gửi không
            CHECK||12345|| kiểm tra mã 12345
            CHECK|||| mã này có phải xã gửi không?
            CHECK|||| Tin này có phải của xã không ạ
            CHECK|||| cho tôi hỏi tin nhắn này thật hay giả
            CHECK|||| thông báo này có đúng của UBND xã không
            CHECK|||| kiểm tra tin
            NOTICES|||| thông báo
            NOTICES|12||| Thông báo 12
            ACKNOWLEDGE|||| đã nhận
            ACKNOWLEDGE|||| Đã nhận ạ!
            ACKNOWLEDGE|||| ok đã rõ
            ACKNOWLEDGE|||| Dạ em đã nhận rồi ạ
            ACKNOWLEDGE|||| ok đã nhận ạ
            ACKNOWLEDGE|||| rõ
            ACKNOWLEDGE|12||| đã nhận 12
            ACKNOWLEDGE|12||| Đã nhận thông báo số 12
            MAYBE_ACKNOWLEDGE|||| ok
            MAYBE_ACKNOWLEDGE|||| vâng ạ
            JOIN||hội nông dân thôn 3|| xin vào hội nông dân thôn 3
            LEAVE||Chi hội Phụ nữ thôn 1|| rời Chi hội Phụ nữ thôn 1
            MY_GROUPS|||| nhóm của tôi
            REMIND_ME|||7h sáng mai đi tiêm phòng| nhắc tôi 7h sáng mai đi tiêm phòng
            REMIND_BODY||Chi hội Nông dân thôn 3|19h30 tối mai họp: mang sổ| nhắc Chi hội Nông dân thôn 3: 19h30 tối mai họp: mang sổ
            REMINDERS|||| lịch nhắc
            MY_TASKS|||| việc của tôi
            FINISH_TASK|12||| xong việc 12
            FINISH_TASK|7||| Đã xong việc số 7
            FINISH_TASK|||| xong việc ạ
            DONE|12||| xong 12
            CANCEL_REMINDER|2||| bỏ nhắc 2
            HUMAN|||| gặp cán bộ
            MY_DATA|||| dữ liệu của tôi
            DELETE_DATA|||| xóa dữ liệu
            OPT_OUT|||| dừng nhận tin
            OPT_IN|||| nhận tin lại
            MEMBERS||nông dân thôn 3|| thành viên nông dân thôn 3
            ADD_MEMBER||0912 345 678|hội nông dân thôn 3| thêm 0912 345 678 vào hội nông dân thôn 3
            ADD_MEMBER||Hội viên 01|phụ nữ thôn 2| thêm Hội viên 01 vào phụ nữ thôn 2
            REMOVE_MEMBER||Hội viên 01|phụ nữ thôn 2| bớt Hội viên 01 khỏi phụ nữ thôn 2
            APPOINT||Hội viên 01|nông dân thôn 3| bo nhiem Hội viên 01 lam pho nông dân thôn 3
            APPOINT||Hội viên 01|Chi hội Nông dân thôn 3 đến 31/12/2027| bổ nhiệm Hội viên 01 làm chi hội phó Chi hội Nông dân thôn 3 đến 31/12/2027
            MAKE_CHAT||chi hội nông dân thôn 3|| lập nhóm chi hội nông dân thôn 3
            MAKE_CHAT||hội phụ nữ|| Tạo nhóm chat cho hội phụ nữ
            MAKE_CHAT||hội nông dân|| lập nhóm Zalo hội nông dân
            UNDO|||| hoan tac
            DRAFT|||| soạn
            APPROVE|||| duyệt
            APPROVE|12||| duyệt 12
            REJECT|12||sai số hộ| từ chối 12: sai số hộ
            REJECT|12||| từ chối 12
            ACCEPT_REQUEST|5||| nhận đơn 5
            REFUSE_REQUEST|5||| từ chối đơn 5
            SEND||hội nông dân, chi hội phụ nữ thôn 3|Họp lúc 19h30: mang sổ| gửi hội nông dân, chi hội phụ nữ thôn 3: Họp lúc 19h30: mang sổ
            MISSING|||| ai chưa nhận
            MISSING|12||| ai chưa nhận 12
            ACKNOWLEDGE_FOR|12|Hội viên 01|| nhận thay Hội viên 01 12
            STOP|12||| dừng 12
            REPORT|12||| báo cáo 12
            YES|||| ĐỒNG Ý
            YES|7||| đồng ý 7
            NO|||| HỦY
            GREETING|||| xin chào xã
            THANKS|||| cảm ơn xã nhiều
            """;

    @Test
    void everyCommandIsReadHoweverItIsTyped() {
        TABLE.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            String typed = cells[4].strip();
            Integer number = cells[1].isEmpty() ? null : Integer.valueOf(cells[1]);
            Command expected = new Command(Kind.valueOf(cells[0]), number, cells[2], cells[3]);
            assertThat(CommandParser.parse(typed)).as(typed).contains(expected);
            assertThat(CommandParser.parse(Normalizer.normalize(typed, Normalizer.Form.NFD)))
                    .as("decomposed: " + typed)
                    .contains(expected);
            Command folded = new Command(
                    expected.kind(), number, Vietnamese.fold(expected.subject()), Vietnamese.fold(expected.body()));
            assertThat(CommandParser.parse("  " + Vietnamese.fold(typed).replace(" ", "  ") + " "))
                    .as("without accents: " + typed)
                    .map(command -> new Command(
                            command.kind(),
                            command.number(),
                            Vietnamese.fold(command.subject()),
                            Vietnamese.fold(command.body())))
                    .contains(folded);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "làm giấy khai sinh cần gì",
                "đăng ký kết hôn ở đâu",
                "thông báo tạm trú cho khách thế nào",
                "bao giờ được nhận tiền trợ cấp",
                "0912 345 678",
                "😀😀😀",
                "{{x}}",
                "rõ ràng là xã chưa làm",
                "nhận tiền hưu ở đâu",
                "kiểm tra hồ sơ ở đâu",
                "kiểm tra sức khỏe 12h30 ngày mai",
                "mã số thuế hộ kinh doanh tra ở đâu",
                "thông tin này của xã lấy ở đâu",
                "lập nhóm zalo cho chi hội thế nào",
                "lập nhóm chat",
                "tạo nhóm zalo của thôn được không?",
                ""
            })
    void whatIsNoCommandIsLeftToOthers(String typed) {
        assertThat(CommandParser.parse(typed)).isEmpty();
    }

    @Test
    void theContentOfANoticeKeepsItsLinesAndAccents() {
        assertThat(CommandParser.parse("GỬI Hội Nông dân:\nDòng một\nDòng hai"))
                .hasValueSatisfying(command -> assertThat(command.body()).isEqualTo("Dòng một\nDòng hai"));
    }

    @ParameterizedTest
    @CsvSource({"👍,MAYBE_ACKNOWLEDGE", "👍👍,MAYBE_ACKNOWLEDGE", "/-strong,MAYBE_ACKNOWLEDGE"})
    void aThumbMayBeAnAcknowledgement(String typed, Kind kind) {
        assertThat(CommandParser.parse(typed).map(Command::kind)).contains(kind);
    }
}
