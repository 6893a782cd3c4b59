package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Cases, check-ins, products, questions without an answer and requests about data, on both databases. It is Tuesday 24/11/2026. */
class ResidentRecordsTest extends DatabaseContract {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZaloUserId BINH = new ZaloUserId("u-binh");
    private static final ZaloUserId LAN = new ZaloUserId("u-lan");
    private static final Actor OFFICER = new Actor(null, "Lê Văn Cán", "console");

    private final MovableClock clock = MovableClock.at("2026-11-24T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Outbox outbox = new Outbox(clock);
    private final Cases cases = new Cases(outbox, audit, clock);
    private final Households households = new Households();
    private final Products products = new Products();
    private final UnansweredQuestions unanswered = new UnansweredQuestions(clock);
    private final DataRequests requests = new DataRequests(outbox, audit, clock);

    private CommuneId commune = new CommuneId(0);
    private CommuneId neighbour = new CommuneId(0);

    @BeforeEach
    void fill() {
        database.write(handle -> {
            commune = commune(handle, "X");
            neighbour = commune(handle, "Y");
            return true;
        });
    }

    private static CommuneId commune(Handle handle, String code) {
        return new CommuneId(
                handle.createQuery("""
                        INSERT INTO commune (code, name, village_term, zone, former_names, details)
                        VALUES (:code, 'Xã Đông Mẫu', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}') RETURNING id""").bind("code", code).mapTo(Long.class).one());
    }

    private Optional<ResidentCase> report(CommuneId where, ZaloUserId user, String text, int days) {
        return database.write(handle -> cases.open(handle, where, ZONE, user, null, text, "", "", days));
    }

    @Test
    void casesAreNumberedWithinTheCommune() {
        assertThat(report(commune, BINH, "đèn hỏng", 10).orElseThrow().number()).isEqualTo(1);
        assertThat(report(commune, LAN, "cống tắc", 10).orElseThrow().number()).isEqualTo(2);
        assertThat(report(neighbour, LAN, "rác", 10).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void theDeadlineCountsWorkingDaysOnly() {
        ResidentCase opened = report(commune, BINH, "đèn hỏng", 4).orElseThrow();

        assertThat(opened.dueAt()).isEqualTo(Instant.parse("2026-11-30T10:00:00Z"));
        assertThat(opened.overdue(Instant.parse("2026-11-30T10:00:00Z"))).isFalse();
        assertThat(opened.overdue(Instant.parse("2026-11-30T10:00:01Z"))).isTrue();
    }

    @Test
    void oneAccountCannotDrownTheOffice() {
        for (int i = 0; i < Cases.MOST_PER_DAY; i++) {
            assertThat(report(commune, BINH, "việc " + i, 10)).isPresent();
        }
        assertThat(report(commune, BINH, "việc nữa", 10)).isEmpty();
        assertThat(report(commune, LAN, "cống tắc", 10)).isPresent();
        clock.advance(Duration.ofHours(25));
        assertThat(report(commune, BINH, "việc nữa", 10)).isPresent();
    }

    @Test
    void anAnswerIsSentOnceKeptAndClosesTheCase() {
        report(commune, BINH, "đèn hỏng", 10);
        report(commune, LAN, "cống tắc", 2);

        assertThat(answer("đã thay bóng")).isTrue();
        assertThat(answer("đã thay bóng")).isTrue();

        assertThat(database.<List<String>>read(handle -> handle.createQuery("SELECT call FROM outbox_message")
                        .mapTo(String.class)
                        .list()))
                .singleElement()
                .asString()
                .contains("u-binh", "đã thay bóng");
        assertThat(database.<List<ResidentCase>>read(handle -> cases.list(handle, commune, 10)))
                .extracting(ResidentCase::number)
                .containsExactly(2, 1);
        ResidentCase closed = database.<Optional<ResidentCase>>read(handle -> cases.byNumber(handle, commune, 1))
                .orElseThrow();
        assertThat(closed.state()).isEqualTo(ResidentCase.State.ANSWERED);
        assertThat(database.<List<ResidentCase.Event>>read(handle -> cases.history(handle, closed)))
                .extracting(ResidentCase.Event::state)
                .startsWith(ResidentCase.State.OPEN, ResidentCase.State.ANSWERED);
    }

    private boolean answer(String text) {
        return database.write(handle -> cases.answer(handle, commune, OFFICER, 1, text, "form-1"));
    }

    @Test
    void theLastWordOfAHouseholdCounts() {
        Instant storm = clock.instant();
        said(BINH, "Thôn 3", "can-giup");
        said(LAN, "Thôn 3", "can-giup");
        clock.advance(Duration.ofMinutes(5));
        said(BINH, "Thôn 3", "an-toan");

        assertThat(database.<Map<String, Map<String, Integer>>>read(
                        handle -> households.counts(handle, commune, storm)))
                .isEqualTo(Map.of("Thôn 3", Map.of("an-toan", 1, "can-giup", 1)));
        assertThat(database.<List<Households.Said>>read(handle -> households.needingHelp(handle, commune, storm)))
                .extracting(Households.Said::user)
                .containsExactly("u-lan");
        Instant next = clock.instant().plusSeconds(1);
        assertThat(database.<Map<String, Map<String, Integer>>>read(handle -> households.counts(handle, commune, next)))
                .isEmpty();
    }

    private void said(ZaloUserId user, String village, String state) {
        database.write(handle -> {
            households.note(handle, commune, new Households.Said(user.value(), village, state, "", clock.instant()));
            return true;
        });
    }

    @Test
    void productsGoToThePortalAsATableThatRunsNothing() {
        sell("gà \"ta\"", "=HYPERLINK(\"x\")");

        String csv = Products.csv(database.read(handle -> products.list(handle, commune, 10)));

        assertThat(csv)
                .startsWith("so,ten,so_luong,gia,thon,dien_thoai,anh,ngay\r\n")
                .contains("\"gà \"\"ta\"\"\"", "\"'=HYPERLINK(\"\"x\"\")\"");
    }

    private void sell(String name, String price) {
        var product = new Products.Product(
                0,
                BINH.value(),
                name,
                "50 con",
                price,
                "Thôn 3",
                "84900000123",
                "",
                clock.instant(),
                Products.State.NEW);
        database.write(handle -> products.add(handle, commune, product));
    }

    @Test
    void questionsThatAreAlikeAreOneLineUntilSettled() {
        ask("lua nau ray", "Lúa bị rầy nâu");
        ask("lua nau ray", "rầy nâu hại lúa");
        ask("gas gia", "giá gas");

        List<UnansweredQuestion> open = open();
        assertThat(open).extracting(UnansweredQuestion::times).containsExactly(2, 1);
        assertThat(open.get(0).question()).isEqualTo("Lúa bị rầy nâu");

        long id = open.get(0).id();
        assertThat(database.<Boolean>write(handle -> unanswered.settle(handle, neighbour, id)))
                .isFalse();
        assertThat(database.<Boolean>write(handle -> unanswered.settle(handle, commune, id)))
                .isTrue();
        assertThat(open()).extracting(UnansweredQuestion::question).containsExactly("giá gas");

        ask("lua nau ray", "lúa rầy nâu nữa");
        assertThat(open()).hasSize(2);
    }

    private void ask(String likeness, String typed) {
        database.write(handle -> {
            unanswered.count(handle, commune, likeness, typed, clock.instant());
            return true;
        });
    }

    private List<UnansweredQuestion> open() {
        return database.read(handle -> unanswered.open(handle, commune, 10));
    }

    @Test
    void deletionLeavesTheReportButNotWhoMadeIt() {
        report(commune, BINH, "đèn hỏng", 10);
        said(BINH, "Thôn 3", "an-toan");
        sell("gà", "100");
        DataRequests.Open request = database.write(handle -> requests.ask(handle, commune, ZONE, BINH, null));
        assertThat(request.answerBy()).isEqualTo(Instant.parse("2026-11-26T10:00:00Z"));
        assertThat(request.doneBy()).isEqualTo(clock.instant().plus(Duration.ofDays(20)));

        assertThat(erase(request.id())).isTrue();

        assertThat(erase(request.id())).isFalse();
        for (String table : List.of("resident_case", "household_check", "product_listing", "data_request")) {
            assertThat(database.<Integer>read(handle -> handle.createQuery(
                                    "SELECT COUNT(*) FROM %s WHERE user_id = 'u-binh'".formatted(table))
                            .mapTo(Integer.class)
                            .one()))
                    .as(table)
                    .isZero();
        }
        assertThat(database.<Optional<ResidentCase>>read(handle -> cases.byNumber(handle, commune, 1)))
                .isPresent();
    }

    private boolean erase(long id) {
        return database.write(handle -> requests.erase(handle, commune, OFFICER, id));
    }
}
