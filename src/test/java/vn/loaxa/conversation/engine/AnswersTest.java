package vn.loaxa.conversation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of question: what it takes, what it asks again for, and when it gives up. */
class AnswersTest {
    private static final Choice SKIP = new Choice("Bỏ qua", "", List.of("không"), "");
    private static final Lookups NOTHING_KNOWN = new Lookups() {
        @Override
        public List<Choice> all(AnswerKind kind, Map<String, String> values) {
            return List.of(Choice.of("Thôn 1", "T1"), Choice.of("Thôn 3", "T3"));
        }

        @Override
        public List<Choice> find(AnswerKind kind, String typed, Map<String, String> values) {
            return kind == AnswerKind.DATETIME && typed.contains("7h")
                    ? List.of(Choice.of("07h00 thứ Tư 25/11/2026", "2026-11-25T07:00+07:00"))
                    : List.of();
        }

        @Override
        public String fact(String name) {
            return "";
        }
    };

    private final ConversationEngine engine = new ConversationEngine(NOTHING_KNOWN);

    private static Flow asking(AnswerKind kind, List<Choice> choices) {
        return new Flow(
                "thu",
                "1",
                "Thử",
                List.of(),
                List.of(
                        new Step.Ask("hoi", "Hỏi?", kind, "x", choices, "Hỏi lại?", 2, "bo", "xong"),
                        new Step.Say("xong", "Đã ghi {x} ({x.id})", Flow.END),
                        new Step.Say("bo", "Thôi vậy", Flow.END)));
    }

    private String answered(Flow flow, Input input) {
        FlowSession session = open(engine.begin(flow, Map.of()));
        return said(engine.advance(flow, session, input));
    }

    /** The session of a talk that is not over. */
    private static FlowSession open(Turn turn) {
        return Objects.requireNonNull(turn.session());
    }

    private static String said(Turn turn) {
        Effect first = turn.effects().get(0);
        return first instanceof Effect.Say say ? say.text() : ((Effect.Ask) first).text();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            TEXT, mưa to quá, Đã ghi mưa to quá (mưa to quá)
            TEXT, 😀😀, Hỏi lại?
            NUMBER, 1.200, Đã ghi 1200 (1200)
            NUMBER, nhiều lắm, Hỏi lại?
            PHONE, 0912 345 678, Đã ghi 0912345678 (84912345678)
            PHONE, 12345, Hỏi lại?
            VILLAGE, thon 3, Đã ghi Thôn 3 (T3)
            VILLAGE, 2, Đã ghi Thôn 3 (T3)
            VILLAGE, thôn 99, Hỏi lại?
            BODY, thôn 1, Đã ghi Thôn 1 (T1)
            DATETIME, 7h sáng mai, Đã ghi 07h00 thứ Tư 25/11/2026 (2026-11-25T07:00+07:00)
            DATETIME, lúc nào cũng được, Hỏi lại?
            PLACE, ngã ba đầu thôn, Đã ghi ngã ba đầu thôn (ngã ba đầu thôn)
            MEDIA, ảnh ở nhà, Hỏi lại?
            TEXT, {x} {{nguoi}}, Đã ghi {x} {{nguoi}} ({x} {{nguoi}})
            """)
    void wordsAreReadByTheKindOfTheQuestion(AnswerKind kind, String typed, String reply) {
        assertThat(answered(asking(kind, List.of()), new Input.Typed(typed))).isEqualTo(reply);
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void whatIsSentIsTakenOnlyWhereItWasAskedFor(AnswerKind kind) {
        Flow flow = asking(kind, List.of(SKIP));
        String picture = answered(flow, new Input.Sent(AnswerKind.MEDIA, "ảnh", "https://anh.example/1.jpg"));
        String place = answered(flow, new Input.Sent(AnswerKind.PLACE, "vị trí", "19.8,105.7"));

        assertThat(picture).isEqualTo(kind == AnswerKind.MEDIA ? "Đã ghi ảnh (https://anh.example/1.jpg)" : "Hỏi lại?");
        assertThat(place).isEqualTo(kind == AnswerKind.PLACE ? "Đã ghi vị trí (19.8,105.7)" : "Hỏi lại?");
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void aButtonMayAlwaysSkipTheQuestion(AnswerKind kind) {
        assertThat(answered(asking(kind, List.of(SKIP)), new Input.Typed("dạ không ạ")))
                .isEqualTo("Đã ghi Bỏ qua ()");
    }

    @Test
    void theQuestionGivesUpKindlyAfterItsLimit() {
        Flow flow = asking(AnswerKind.MEDIA, List.of());
        FlowSession first = open(engine.begin(flow, Map.of()));
        FlowSession second = open(engine.advance(flow, first, new Input.Typed("không biết gửi")));

        assertThat(said(engine.advance(flow, second, new Input.Typed("vẫn không biết"))))
                .isEqualTo("Thôi vậy");
    }

    @Test
    void anAnswerToAStepThatIsGoneEndsTheFlow() {
        FlowSession lost = new FlowSession("thu", "0", "da-xoa", Map.of(), 0, List.of());

        Turn turn = engine.advance(asking(AnswerKind.TEXT, List.of()), lost, new Input.Typed("có"));

        assertThat(turn.session()).isNull();
        assertThat(turn.effects()).containsExactly(new Effect.Ended(Effect.Reason.STEP_GONE));
    }
}
