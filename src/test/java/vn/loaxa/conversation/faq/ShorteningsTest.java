package vn.loaxa.conversation.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shortenings that stand for several things, and slips in them. */
class ShorteningsTest {
    private final FaqIndex index = new FaqIndex(List.of(
            entry("thuong-tru", "Đăng ký thường trú cho con cần gì?", "Nộp tờ khai tại Công an xã."),
            entry("thanh-toan", "Thanh toán lệ phí qua mạng bị lỗi thì sao?", "Chờ 24 giờ rồi thử lại."),
            entry("bao-hiem", "Mua bảo hiểm xã hội tự nguyện ở đâu?", "Tại bưu điện xã."),
            entry("chua-chay", "Xin giấy phép phòng cháy chữa cháy", "Hồ sơ PCCC nộp ở tỉnh."),
            entry("khai-sinh", "Đăng ký khai sinh ở đâu?", "Ở bộ phận một cửa.")));

    private static FaqEntry entry(String id, String question, String answer) {
        return new FaqEntry(id, question, List.of(), answer, LocalDate.EPOCH, "", LocalDate.MAX, "");
    }

    private String best(String question) {
        return index.ranked(question).get(0).entry().id();
    }

    @Test
    void theEntriesTellWhichMeaningIsMeant() {
        assertThat(best("dk tt cho con")).isEqualTo("thuong-tru");
        assertThat(best("tt le phi bi loi")).isEqualTo("thanh-toan");
        assertThat(best("ks o dau")).isEqualTo("khai-sinh");
    }

    @Test
    void initialsAreUnderstoodAlsoWhereAnAnswerWritesThem() {
        assertThat(index.find("thủ tục pccc"))
                .isEqualTo(new FaqAnswer.Sure(index.ranked("pccc").get(0).entry()));
        assertThat(best("pccc")).isEqualTo("chua-chay");
    }

    @Test
    void aSlipInAShorteningIsMended() {
        assertThat(best("mua bgxh tn")).isEqualTo("bao-hiem");
        assertThat(best("giay phep pcccc")).isEqualTo("chua-chay");
        assertThat(best("thanh toan onlne")).isEqualTo("thanh-toan");
    }

    @Test
    void aMarkThatWasLostMakesNoOtherWord() {
        double whole = index.ranked("đăng ký thường trú").get(0).score();
        assertThat(index.ranked("đăng ký thương trú").get(0).score()).isEqualTo(whole);
        assertThat(index.ranked("đăng ký thường trù").get(0).score()).isLessThan(whole);
    }
}
