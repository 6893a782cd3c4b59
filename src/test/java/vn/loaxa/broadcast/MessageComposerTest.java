package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.message.Button;

class MessageComposerTest {
    private static final Letterhead HEAD = new Letterhead(
            "UBND xã Đông Mẫu", 12, Instant.parse("2026-09-27T07:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));

    private final MessageComposer composer = new MessageComposer();

    @Test
    void anUrgentPaperReadsFromTagToReply() {
        DirectiveDraft draft = draft(
                "03/CĐ-UBND",
                "Công điện bão số 9",
                "Bà con thôn 7, 8, 9 sơ tán xong trước 17h00.",
                Urgency.FLASH,
                Instant.parse("2026-09-27T10:00:00Z"));

        assertThat(composer.toPerson(draft, HEAD).text()).isEqualTo("""
            🔴 HỎA TỐC: Công điện bão số 9
            Số 03/CĐ-UBND, 14h00 ngày 27/9/2026
            UBND xã Đông Mẫu
            Bà con thôn 7, 8, 9 sơ tán xong trước 17h00.
            Hạn: 17h00 Chủ nhật 27/9/2026
            Hỏi thêm: gõ “gặp cán bộ”
            Trả lời: đã nhận 12\
            """);
        assertThat(composer.toPerson(draft, HEAD).buttons()).containsExactly(new Button.Say("Đã nhận", "đã nhận 12"));
    }

    @Test
    void theLastLineIsTheCodeByWhichItCanBeChecked() {
        var head = new Letterhead("UBND xã Đông Mẫu", 12, Instant.EPOCH, ZoneId.of("Asia/Ho_Chi_Minh"), "", "7K3F9");
        DirectiveDraft draft = draft("", "Họp", "Mời bà con họp.", Urgency.NORMAL, null);

        assertThat(composer.toPerson(draft, head).text()).endsWith("\nMã kiểm tra: 7K3F9");
        assertThat(composer.toGroup(draft, head).text()).endsWith("\nMã kiểm tra: 7K3F9");
    }

    @Test
    void aNoticeWithoutNumberOrTitleDoesNotSayItsFirstLineTwice() {
        DirectiveDraft draft = Drafts.tidy(draft("", "", "Mời bà con họp tối nay.", Urgency.NORMAL, null));

        assertThat(composer.toPerson(draft, HEAD).text())
                .startsWith("📩 THÔNG BÁO\nNgày 27/9/2026\nUBND xã Đông Mẫu\nMời bà con họp tối nay.\nHỏi thêm");
    }

    @Test
    void aGroupChatGetsNoButtonsAndNobodyIsCalledByATextThatLooksLikeAMention() {
        DirectiveDraft draft = draft("", "", "Mời [@8100000000000001] và [@g-1] họp.", Urgency.NORMAL, null);

        var message = composer.toGroup(draft, HEAD);

        assertThat(message.buttons()).isEmpty();
        assertThat(message.text()).contains("Mời @8100000000000001 và @g-1 họp.", "gõ “đã nhận 12” ở đây");
    }

    @Test
    void hiddenMarksAndOtherFormsOfAccentsDoNotSurvive() {
        String decomposed = "Ho\u0323p \u202Ethôn\u202C\r\n\tsa\u0301ng mai\u0007";

        DirectiveDraft tidy = Drafts.tidy(draft(" 12 ", "", decomposed, Urgency.NORMAL, null));

        assertThat(tidy.text()).isEqualTo("Họp thôn\n sáng mai");
        assertThat(tidy.title()).isEqualTo("Họp thôn");
        assertThat(tidy.symbol()).isEqualTo("12");
    }

    @Test
    void charactersAreCountedAsPeopleSeeThem() {
        assertThat(MessageComposer.codePoints("🔴 Ho\u0323p")).isEqualTo(5);
    }

    @Test
    void aLongFirstLineIsCutForTheTitleOnly() {
        DirectiveDraft tidy = Drafts.tidy(draft("", "", "rất dài ".repeat(40), Urgency.NORMAL, null));

        assertThat(tidy.title()).hasSizeLessThanOrEqualTo(120).endsWith("…");
        assertThat(composer.toPerson(tidy, HEAD).text()).startsWith("📩 THÔNG BÁO\n");
    }

    @Test
    void theHashChangesWithEveryFieldAndWithNothingElse() {
        DirectiveDraft one = draft("1", "a", "b", Urgency.NORMAL, null);

        assertThat(ContentHash.of(one, "")).isEqualTo(ContentHash.of(draft("1", "a", "b", Urgency.NORMAL, null), ""));
        assertThat(ContentHash.of(one, ""))
                .isNotEqualTo(ContentHash.of(draft("1", "ab", "", Urgency.NORMAL, null), ""))
                .isNotEqualTo(ContentHash.of(draft("1", "a", "b", Urgency.FLASH, null), ""))
                .isNotEqualTo(ContentHash.of(draft("1", "a", "b", Urgency.NORMAL, Instant.EPOCH), ""));
    }

    @Test
    void theSurveyIsAskedForInEveryChatAndHasItsOwnButton() {
        DirectiveDraft draft = draft("", "Khảo sát tháng 9", "Mời bà con trả lời.", Urgency.NORMAL, null)
                .with(new DirectiveDraft.Extras(AnswerSet.NONE, "", true));

        assertThat(composer.toPerson(draft, HEAD).buttons())
                .containsExactly(
                        new Button.Say("Đã nhận", "đã nhận 12"), new Button.Say("Trả lời khảo sát", "khảo sát"));
        assertThat(composer.toPerson(draft, HEAD).text())
                .contains("Trả lời: đã nhận 12\nKhảo sát: bấm nút “Trả lời khảo sát”, hoặc gõ “khảo sát”");
        assertThat(composer.toGroup(draft, HEAD).text()).contains("mỗi người nhắn riêng cho xã “khảo sát”");
    }

    @Test
    void manyAnswersLeaveTheSurveyItsPlaceAmongTheFiveButtons() {
        var answers = AnswerSetReader.read("1 = Một\n2 = Hai\n3 = Ba\n4 = Bốn\n5 = Năm")
                .set();

        assertThat(AnswerButtons.of(new DirectiveDraft.Extras(answers, ""), 12))
                .extracting(Button::title)
                .containsExactly("Một", "Hai", "Ba", "Bốn", "Năm");
        assertThat(AnswerButtons.of(new DirectiveDraft.Extras(answers, "", true), 12))
                .extracting(Button::title)
                .containsExactly("Một", "Hai", "Ba", "Bốn", "Trả lời khảo sát");
    }

    @Test
    void theHashIsThatOfBeforeWithoutTheSurveyAndAnotherWithIt() {
        DirectiveDraft plain = draft("1", "a", "b", Urgency.NORMAL, null);
        AnswerSet answers = AnswerSetReader.read("1 = Có").set();
        String before = ContentHash.of(plain, "");

        assertThat(ContentHash.of(plain.with(new DirectiveDraft.Extras(AnswerSet.NONE, "", false)), ""))
                .isEqualTo(before);
        assertThat(ContentHash.of(plain.with(new DirectiveDraft.Extras(AnswerSet.NONE, "", true)), ""))
                .isNotEqualTo(before);
        assertThat(ContentHash.of(plain.with(new DirectiveDraft.Extras(answers, "", true)), ""))
                .isNotEqualTo(ContentHash.of(plain.with(new DirectiveDraft.Extras(answers, "", false)), ""));
    }

    private static DirectiveDraft draft(
            String symbol, String title, String text, Urgency urgency, @Nullable Instant due) {
        return new DirectiveDraft(new PersonId(1), symbol, title, text, urgency, Audience.of(), null, due);
    }
}
