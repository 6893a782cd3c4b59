package vn.loaxa.merger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.imports.ImportReport;
import vn.loaxa.directory.imports.OrganisationImport;

/** Two communes of one database become one, on both databases. */
class CommuneMergerTest extends TwoAssociations {
    private static final String OLD = """
            schema_version: 1
            locale: vi-VN
            timezone: Asia/Ho_Chi_Minh
            commune: {code: X-02, name: Xã Đông Khê, level: xa, village_term: thôn, former_names: [Xã Khê cũ]}
            villages:
              - {code: T1, name: Thôn 1, head_role: Trưởng thôn 1}
              - {code: K9, name: Xóm Đình}
            associations:
              - code: HND
                name: Hội Nông dân xã
                sub_associations:
                  - {code: HND-T1, village: T1, name: Chi hội Nông dân thôn 1, zalo_group_id: "g-9"}
            audiences:
              - {code: vuon, name: Nông dân thôn 1 cũ, bodies: [HND-T1]}
            people:
              - {name: Chủ tịch nông dân cũ, phone: "0911 000 001", roles: [approver], memberships: [{body: HND, role: chair}]}
              - {name: Trưởng nông dân cũ, phone: "0911 000 002", zalo_user_id: "92", village: T1, memberships: [{body: HND-T1, role: leader}]}
              - {name: Nhà Vườn Một, phone: "0900 000 006", memberships: [{body: HND-T1, role: member}]}
              - {name: Con dâu nhà ấy, phone: "0900 000 008", memberships: [{body: HND-T1, role: member}]}
            """;

    /** Deadlines, and what Flyway keeps for itself. */
    private static final Set<String> NOT_PEOPLE = Set.of(
            "data_request.answer_by",
            "data_request.done_by",
            "faq_draft.review_by",
            "flyway_schema_history.installed_by");

    private CommuneId old = new CommuneId(0);
    private CommuneMerger communes;

    @BeforeEach
    @Override
    void found() {
        super.found();
        old = Objects.requireNonNull(imported(OLD).commune());
        communes = new CommuneMerger(directory, audit, clock);
        directives();
    }

    private void directives() {
        for (CommuneId one : List.of(commune, old)) {
            sql(
                    "INSERT INTO directive (commune_id, short_number, symbol, title, body_text, urgency, state, audience, roll,"
                            + " author_id, content_hash, created_at) VALUES (" + one + ", 1, '', 'Họp', 'x', 'NORMAL',"
                            + " 'PUBLISHED', '[]', 1, 1, '', 0)");
            sql("INSERT INTO directive_number (commune_id, last_number) VALUES (" + one + ", 1)");
            sql("INSERT INTO unanswered_question (commune_id, likeness, question, times, first_at, last_at) VALUES ("
                    + one + ", 'x', 'hỏi', 2, 0, 0)");
        }
    }

    private CommuneReport run(boolean dryRun) {
        return database.write(
                handle -> communes.run(handle, Actor.SYSTEM, commune(handle, "X-02"), commune(handle, "X-01"), dryRun));
    }

    private Commune commune(Handle handle, String code) {
        return directory.communeByCode(handle, code).orElseThrow();
    }

    private void account(CommuneId of, String oa) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO official_account (commune_id, oa_id, app_id, name, app_secret, webhook_keys, first_pair,
                            token_at, token_state, refresh_until)
                        VALUES (:commune, :oa, '', '', :bytes, :bytes, '', 0, 'OK', 0)""")
                .bind("commune", of.value())
                .bind("oa", oa)
                .bind("bytes", new byte[0])
                .execute());
    }

    @Test
    void everyTableWithACommuneHasARule() {
        Set<String> tables = new TreeSet<>();
        columns((table, column) -> {
            if (column.equals("commune_id")) {
                tables.add(table);
            }
        });
        assertThat(tables)
                .hasSizeGreaterThan(40)
                .isEqualTo(new TreeSet<>(TableRules.all().keySet()));
    }

    @Test
    void everyColumnThatNamesAPersonIsKnown() {
        Set<String> known = new TreeSet<>(PersonColumns.ALL);
        known.addAll(PersonColumns.SEEN_TO);
        Set<String> found = new TreeSet<>();
        columns((table, column) -> {
            if (!NOT_PEOPLE.contains(table + "." + column)
                    && column.matches("person_id|.*_by|by_id|.*owner_id|author_id|approver_id|assignee_id|actor_id")) {
                found.add(table + "." + column);
            }
        });
        for (String table : TableRules.all().keySet()) {
            foreignKeys(table).forEach(found::add);
        }
        assertThat(found).isEqualTo(known);
    }

    @Test
    void aDryRunSaysTheSameAndLeavesNothing() {
        String before = dump();
        CommuneReport dry = run(true);
        assertThat(dry.done()).isFalse();
        assertThat(dump()).isEqualTo(before);
        assertThat(run(false).lines()).isEqualTo(dry.lines());
        assertThat(dump()).isNotEqualTo(before);
    }

    @Test
    void peopleAreOneWherePhoneAndNameAgreeAndTheSumsAddUp() {
        long people = number("SELECT COUNT(*) FROM person");
        CommuneReport report = run(false);
        assertThat(report.done()).isTrue();
        assertThat(number("SELECT COUNT(*) FROM person")).isEqualTo(people - 1);
        assertThat(number("SELECT COUNT(*) FROM person WHERE commune_id = " + old))
                .isZero();
        assertThat(text(report, MergeLine.Topic.PEOPLE)).contains("8 + 4 − 1 = 11 người");
        assertThat(report.lines().stream()
                        .filter(line -> line.topic() == MergeLine.Topic.DOUBTFUL)
                        .findFirst()
                        .orElseThrow()
                        .names())
                .containsExactly("Con dâu nhà ấy (Xã Đông Khê) và Nhà vườn ba (Xã Đông Mẫu)");
        assertThat(roll("X-02-HND-T1")).containsKeys("Nhà vườn một", "Con dâu nhà ấy", "Trưởng nông dân cũ");
    }

    @Test
    void associationsBecomeOneAtTheTopAndWhatHangsBelowIsKept() {
        CommuneReport report = run(false);
        assertThat(roll("HND"))
                .containsEntry("Chủ tịch nông dân", "CHAIR")
                .containsEntry("Chủ tịch nông dân cũ", "DEPUTY");
        assertThat(body("X-02-HND-T1").parent()).isEqualTo(body("HND").id());
        assertThat(body("X-02-HND-T1").name()).isEqualTo("Chi hội Nông dân thôn 1 (Đông Khê)");
        assertThat(search("chi hội nông dân thôn 1 đông khê"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("X-02-HND-T1"));
        assertThat(search("chi hội nông dân thôn 1"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("HND-T1"));
        assertThat(database.<Optional<Village>>read(handle -> directory.findVillage(handle, commune, "xom dinh")))
                .isPresent();
        assertThat(text(report, MergeLine.Topic.LEADERS)).contains("1 chức vụ toàn xã của Xã Đông Khê kết thúc");
        assertThat(number("SELECT COUNT(*) FROM official_role WHERE ended_at IS NULL AND village_id IS NULL"))
                .isZero();
    }

    @Test
    void numbersGoOnAndSavedAudiencesMeanTheSamePeople() {
        run(false);
        assertThat(number("SELECT MAX(short_number) FROM directive WHERE commune_id = " + commune))
                .isEqualTo(2);
        assertThat(number("SELECT last_number FROM directive_number")).isEqualTo(2);
        assertThat(number("SELECT times FROM unanswered_question")).isEqualTo(4);
        assertThat(number("SELECT COUNT(*) FROM saved_audience WHERE commune_id = " + commune
                        + " AND definition LIKE '%\"X-02-HND-T1\"%'"))
                .isEqualTo(1);
    }

    @Test
    void withAnAccountOnBothSidesTheOldOneEndsAndItsLinksToo() {
        account(commune, "oa-1");
        account(old, "oa-2");
        CommuneReport report = run(false);
        assertThat(text(report, MergeLine.Topic.ACCOUNT)).contains("OA của Xã Đông Khê đóng", "1 người thôi nối");
        assertThat(number("SELECT COUNT(*) FROM official_account")).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM zalo_account WHERE user_id = '92'"))
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM body WHERE zalo_group_id = 'g-9'"))
                .isZero();
    }

    @Test
    void theOnlyAccountComesAlongWithItsLinksAndChats() {
        account(old, "oa-2");
        run(false);
        assertThat(number("SELECT commune_id FROM official_account")).isEqualTo(commune.value());
        assertThat(number("SELECT COUNT(*) FROM zalo_account WHERE user_id = '92' AND commune_id = " + commune
                        + " AND person_id IS NOT NULL"))
                .isEqualTo(1);
        assertThat(String.valueOf(body("X-02-HND-T1").group())).isEqualTo("g-9");
    }

    @Test
    void theOldCommuneIsAFormerNameItsFileIsRefusedAndItsLogStaysWhole() {
        run(false);
        assertThat(database.<List<Commune>>read(directory::communes))
                .extracting(Commune::code)
                .containsExactly("X-01");
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM former_name WHERE kind = 'COMMUNE' AND name IN ('Xã Đông Khê', 'Xã Khê cũ')"))
                .isEqualTo(2);
        ImportReport again = database.write(handle -> new OrganisationImport(clock, audit)
                .run(handle, Actor.SYSTEM, "cu.yaml", OLD.getBytes(StandardCharsets.UTF_8), false));
        assertThat(again.ok()).isFalse();
        assertThat(again.lines().get(0)).contains("đã sáp nhập vào Xã Đông Mẫu");
        for (CommuneId one : List.of(commune, old)) {
            assertThat(database.<OptionalLong>read(handle -> audit.firstBroken(handle, one)))
                    .isEmpty();
        }
        assertThat(run(false).isPossible()).as("twice").isFalse();
    }

    @Test
    void whatIsStillWaitingStandsAgainstIt() {
        sql("UPDATE directive SET state = 'SCHEDULED' WHERE commune_id = " + old);
        String before = dump();
        CommuneReport report = run(false);
        assertThat(report.isPossible()).isFalse();
        assertThat(text(report, MergeLine.Topic.CONFLICT)).contains("1 văn bản chờ duyệt hoặc hẹn giờ");
        assertThat(dump()).isEqualTo(before);
    }

    private static String text(CommuneReport report, MergeLine.Topic topic) {
        return String.join(
                "\n",
                report.lines().stream()
                        .filter(line -> line.topic() == topic)
                        .map(MergeLine::text)
                        .toList());
    }

    /** The rows that a merger touches, as text. */
    private String dump() {
        return database.read(handle -> {
            List<String> all = new ArrayList<>();
            for (String table :
                    List.of("commune", "village", "body", "person", "membership", "directive", "audit_entry")) {
                handle.createQuery("SELECT * FROM " + table + " ORDER BY 1, 2")
                        .mapToMap()
                        .forEach(row -> all.add(table + row));
            }
            return String.join("\n", all);
        });
    }

    private interface Column {
        void of(String table, String column);
    }

    private void columns(Column each) {
        database.read(handle -> {
            // Table by table: SQLite's driver cannot tell of all at once.
            try (ResultSet tables = tables(handle)) {
                while (tables.next()) {
                    String table = tables.getString("TABLE_NAME");
                    try (ResultSet rows =
                            handle.getConnection().getMetaData().getColumns(null, schema(handle), table, null)) {
                        while (rows.next()) {
                            each.of(table, rows.getString("COLUMN_NAME"));
                        }
                    }
                }
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException("Walking the columns", e);
            }
        });
    }

    private static ResultSet tables(Handle handle) throws SQLException {
        return handle.getConnection().getMetaData().getTables(null, schema(handle), null, new String[] {"TABLE"});
    }

    private Set<String> foreignKeys(String table) {
        return database.read(handle -> {
            Set<String> found = new TreeSet<>();
            try (ResultSet keys = handle.getConnection().getMetaData().getImportedKeys(null, schema(handle), table)) {
                while (keys.next()) {
                    if (keys.getString("PKTABLE_NAME").equalsIgnoreCase("person")) {
                        found.add(table + "." + keys.getString("FKCOLUMN_NAME"));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Walking the keys of " + table, e);
            }
            return found;
        });
    }

    private static @Nullable String schema(Handle handle) throws SQLException {
        return handle.getConnection().getSchema();
    }
}
