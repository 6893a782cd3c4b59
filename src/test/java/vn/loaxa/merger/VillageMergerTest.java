package vn.loaxa.merger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.broadcast.AudienceJson;
import vn.loaxa.broadcast.SavedAudiences;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.directory.imports.ImportReport;
import vn.loaxa.directory.imports.RosterImport;

/** Two villages become one, on both databases: all that names the old one means the new one, and its name leads on. */
class VillageMergerTest extends TwoAssociations {
    private static final String THREE = """
            schema_version: 1
            locale: vi-VN
            timezone: Asia/Ho_Chi_Minh
            commune: {code: X-01, name: Xã Đông Mẫu, level: xa, village_term: thôn}
            villages:
              - {code: T1, name: Thôn 1, head_role: Trưởng thôn 1}
              - {code: T2, name: Thôn 2, head_role: Trưởng thôn 2, aliases: [Xóm Đình]}
              - {code: T3, name: Thôn 3}
            accounts:
              - {role: village_head, title: Trưởng thôn 2, village: T2}
              - {role: digital_team, title: Tổ công nghệ số thôn 2, village: T2}
            associations:
              - code: HND
                name: Hội Nông dân xã
                sub_associations:
                  - {code: HND-T1, village: T1, name: Chi hội Nông dân thôn 1}
                  - {code: HND-T2, village: T2, name: Chi hội Nông dân thôn 2}
            audiences:
              - {code: hai, name: Bà con thôn 2, villages: [T2]}
            people:
              - {name: Trần Văn Một, phone: "0900 000 001", village: T1, roles: [{role: village_head}, {role: digital_team}]}
              - {name: Lê Thị Hai, phone: "0900 000 002", village: T2, roles: [{role: village_head}]}
              - {name: Vũ Văn Ba, phone: "0900 000 003", village: T2, roles: [{role: digital_team}, {role: digital_team, village: T1}], memberships: [{body: HND-T2, role: leader}]}
              - {name: Đỗ Thị Bốn, phone: "0900 000 004", village: T2, memberships: [{body: HND-T2, role: member}]}
              - {name: Bùi Văn Năm, phone: "0900 000 005", village: T1, memberships: [{body: HND-T1, role: leader}]}
              - {name: Mai Thị Sáu, phone: "0900 000 006", village: T3}
            """;

    private final VillageMerger villages = new VillageMerger(directory, merger, audit, clock);

    @BeforeEach
    @Override
    void found() {
        commune = Objects.requireNonNull(imported(THREE).commune());
    }

    private static VillageMerger.Wish wish(String name, boolean withBodies) {
        return new VillageMerger.Wish("T2", "T1", name, withBodies);
    }

    private VillagePlan plan(VillageMerger.Wish wish) {
        return database.<Optional<VillagePlan>>write(handle -> villages.plan(handle, commune, Actor.SYSTEM, wish))
                .orElseThrow();
    }

    private VillagePlan merged(String name, boolean withBodies) {
        VillagePlan plan = plan(wish(name, withBodies));
        assertThat(database.<Merger.Result>write(handle ->
                        villages.merge(handle, commune, Actor.SYSTEM, wish(name, withBodies), plan.fingerprint())))
                .isEqualTo(Merger.Result.DONE);
        return plan;
    }

    private VillageId village(String code) {
        return new VillageId(number("SELECT id FROM village WHERE code = '" + code + "'"));
    }

    private Optional<Village> find(String typed) {
        return database.read(handle -> directory.findVillage(handle, commune, typed));
    }

    private static String texts(VillagePlan plan, MergeLine.Topic topic) {
        return String.join(
                "\n",
                plan.lines().stream()
                        .filter(line -> line.topic() == topic)
                        .map(MergeLine::text)
                        .toList());
    }

    /** One row in each table that says a village, all of them of village 2. */
    private void furnish() {
        VillageId two = village("T2");
        Object somebody = person("0900000004");
        sql("INSERT INTO directive (commune_id, short_number, symbol, title, body_text, urgency, state, audience, roll,"
                + " author_id, content_hash, created_at) VALUES (" + commune + ", 1, '', 'Họp', 'x', 'NORMAL',"
                + " 'PUBLISHED', '[{\"village\":" + two + "}]', 1, 1, '', 0)");
        sql(
                "INSERT INTO delivery (commune_id, directive_id, person_id, person_name, village_id, part, status, changed_at)"
                        + " SELECT " + commune + ", MAX(id), " + somebody + ", 'Đỗ Thị Bốn', " + two
                        + ", 0, 1, 0 FROM directive");
        for (String code : List.of("T1", "T2")) {
            sql("INSERT INTO village_task (commune_id, village_id, kind, title, made_at, note) VALUES (" + commune
                    + ", " + village(code) + ", 'CRITERION', 'Có nhà văn hóa', 0, '')");
            sql("INSERT INTO household (commune_id, village_id, head_name, added_at) VALUES (" + commune + ", "
                    + village(code) + ", 'Nguyễn Văn A', 0)");
        }
        sql("INSERT INTO household (commune_id, village_id, head_name, added_at) VALUES (" + commune + ", " + two
                + ", 'Nguyễn Văn B', 0)");
        sql("INSERT INTO lesson_session (commune_id, village_id, lesson, people, held_on, by_id, noted_at) VALUES ("
                + commune + ", " + two + ", 'x', 3, '2026-11-01', " + somebody + ", 0)");
        sql("INSERT INTO survey_answer (commune_id, user_id, question, answer, village_id, at) VALUES (" + commune
                + ", 'u', 'q', 'YES', " + two + ", 0)");
        sql("INSERT INTO guided_filing (commune_id, user_id, village_id, topic, led_at) VALUES (" + commune + ", 'u', "
                + two + ", 'x', 0)");
        sql(
                "INSERT INTO pledge (commune_id, number, user_id, campaign, gift, dong, village_id, name, state, at) VALUES ("
                        + commune + ", 1, 'u', 'x', 'x', 0, " + two + ", 'x', 'NEW', 0)");
        sql("INSERT INTO household_check (commune_id, user_id, village, state, note, at) VALUES (" + commune
                + ", 'u', 'Thôn 2', 'an-toan', '', 0)");
        sql("INSERT INTO product_listing (commune_id, user_id, name, amount, price, village, phone, media, at) VALUES ("
                + commune + ", 'u', 'x', 'x', 'x', 'Thôn 2', 'x', '', 0)");
    }

    @Test
    void everyColumnThatSaysAVillageIsKnown() {
        var known = new TreeSet<>(VillageColumns.KEYS);
        known.addAll(VillageColumns.NAMES);
        var found = new TreeSet<String>();
        database.read(handle -> {
            try (ResultSet tables = handle.getConnection()
                    .getMetaData()
                    .getTables(null, handle.getConnection().getSchema(), null, new String[] {"TABLE"})) {
                while (tables.next()) {
                    columns(handle, tables.getString("TABLE_NAME"), found);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Walking the columns", e);
            }
            return true;
        });
        assertThat(found).hasSizeGreaterThan(8).isEqualTo(known);
    }

    private static void columns(Handle handle, String table, Set<String> found) throws SQLException {
        @Nullable String schema = handle.getConnection().getSchema();
        try (ResultSet rows = handle.getConnection().getMetaData().getColumns(null, schema, table, null)) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                if (column.matches("(.*_)?village(_id)?")) {
                    found.add(table + "." + column);
                }
            }
        }
        try (ResultSet keys = handle.getConnection().getMetaData().getImportedKeys(null, schema, table)) {
            while (keys.next()) {
                if (keys.getString("PKTABLE_NAME").equalsIgnoreCase("village")) {
                    found.add(table + "." + keys.getString("FKCOLUMN_NAME"));
                }
            }
        }
    }

    @Test
    void aPlanIsTheRealThingTakenBack() {
        furnish();
        String before = dump();
        VillagePlan plan = plan(wish("Thôn Đông Tiến", true));
        assertThat(plan.isPossible()).isTrue();
        assertThat(dump()).isEqualTo(before);
        assertThat(merged("Thôn Đông Tiến", true).lines()).isEqualTo(plan.lines());
        assertThat(dump()).isNotEqualTo(before);
    }

    @Test
    void theLinesSayWhatChangesAndTheSumsAddUp() {
        furnish();
        VillagePlan plan = plan(wish("", false));
        assertThat(texts(plan, MergeLine.Topic.BODIES))
                .contains(
                        "Thôn 2 kết thúc hôm nay, nhập vào Thôn 1",
                        "1 tổ chức của Thôn 2 từ nay ở Thôn 1",
                        "hai chi hội");
        assertThat(texts(plan, MergeLine.Topic.PEOPLE)).contains("2 + 4 = 6 người");
        assertThat(texts(plan, MergeLine.Topic.WORK)).contains("1 + 2 = 3 hộ", "1 việc và tiêu chí");
        assertThat(texts(plan, MergeLine.Topic.DOUBTFUL)).contains("1 hộ trùng tên", "1 tiêu chí có ở cả hai thôn");
        assertThat(texts(plan, MergeLine.Topic.LEADERS))
                .contains(
                        "Lê Thị Hai (Trưởng thôn 2): từ nay là Trưởng thôn 1",
                        "Vũ Văn Ba",
                        "ghi một lần",
                        "Thôn 1 có 2 trưởng thôn");
        assertThat(texts(plan, MergeLine.Topic.DIRECTIVES)).contains("1 văn bản đã gửi");
        assertThat(texts(plan, MergeLine.Topic.AUDIENCES)).contains("1 nhóm nơi nhận");
        assertThat(texts(plan, MergeLine.Topic.NAMES)).contains("“Thôn 2” hay mã T2");
    }

    @Test
    void everythingThatSaidTheOldVillageSaysTheNewOne() {
        furnish();
        VillageId two = village("T2");
        merged("", false);
        for (String column : VillageColumns.KEYS) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(number("SELECT COUNT(*) FROM " + table + " WHERE village_id = " + two))
                    .as(table)
                    .isZero();
            assertThat(number("SELECT COUNT(*) FROM " + table + " WHERE village_id = " + village("T1")))
                    .as(table)
                    .isPositive();
        }
        for (String column : VillageColumns.NAMES) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(number("SELECT COUNT(*) FROM " + table + " WHERE village = 'Thôn 1'"))
                    .as(table)
                    .isEqualTo(1);
        }
        assertThat(database.<List<String>>read(handle -> handle.createQuery(
                                "SELECT head_name FROM household UNION ALL SELECT title FROM village_task ORDER BY 1")
                        .mapTo(String.class)
                        .list()))
                .containsExactlyInAnyOrder(
                        "Nguyễn Văn A",
                        "Nguyễn Văn A (Thôn 2)",
                        "Nguyễn Văn B",
                        "Có nhà văn hóa",
                        "Có nhà văn hóa (Thôn 2)");
        assertThat(database.<List<Village>>read(handle -> directory.villages(handle, commune)))
                .extracting(Village::code)
                .containsExactly("T1", "T3");
        assertThat(database.<List<AuditEntry>>read(handle -> audit.list(handle, commune, 0, 100)))
                .extracting(AuditEntry::action)
                .contains("village.merged", "village.closed");
        assertThat(database.<OptionalLong>read(handle -> audit.firstBroken(handle, commune)))
                .isEmpty();
    }

    @Test
    void whoHeldTheSamePostInBothHoldsItOnceAndTheOthersKeepTheirs() {
        merged("", false);
        assertThat(number(
                        "SELECT COUNT(*) FROM official_role WHERE ended_at IS NULL AND role = 'DIGITAL_TEAM' AND person_id = "
                                + person("0900000003")))
                .isEqualTo(1);
        assertThat(database.<List<String>>read(handle -> directory.roles(handle, commune).stream()
                        .filter(grant -> grant.role().name().equals("VILLAGE_HEAD"))
                        .map(grant -> grant.title() + "/" + grant.village())
                        .toList()))
                .containsExactly("Trưởng thôn 1/" + village("T1"), "Trưởng thôn 1/" + village("T1"));
    }

    @Test
    void oldNamesAndTheOldCodeLeadOn() {
        merged("Thôn Đông Tiến", false);
        for (String typed : List.of("Thôn 2", "thon 2", "t2", "bà con thôn 2", "xom dinh", "thôn 1")) {
            assertThat(find(typed)).as(typed).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo("Thôn Đông Tiến");
                assertThat(found.formerly(typed)).isPresent();
            });
        }
        assertThat(find("t2").orElseThrow().formerly("t2")).contains("Thôn 2");
        assertThat(find("thon dong tien").orElseThrow().formerly("thôn đông tiến"))
                .isEmpty();
        assertThat(search("nông dân thôn 2"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("HND-T2"));
        assertThat(search("nd thon 1"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("HND-T1"));
        assertThat(search("nông dân thôn đông tiến")).hasSize(2);
    }

    @Test
    void aSecondMergerLeadsOnInOneStep() {
        merged("", false);
        var next = new VillageMerger.Wish("T1", "T3", "", false);
        database.write(handle -> villages.merge(
                handle,
                commune,
                Actor.SYSTEM,
                next,
                villages.plan(handle, commune, Actor.SYSTEM, next).orElseThrow().fingerprint()));
        assertThat(find("thôn 2"))
                .hasValueSatisfying(found -> assertThat(found.code()).isEqualTo("T3"));
        assertThat(number("SELECT COUNT(*) FROM village v JOIN village s ON s.id = v.merged_into_id"
                        + " WHERE s.merged_into_id IS NOT NULL"))
                .isZero();
    }

    @Test
    void subAssociationsOfOneAssociationBecomeOneIfAskedFor() {
        VillagePlan plan = merged("", true);
        assertThat(texts(plan, MergeLine.Topic.PEOPLE)).contains("1 + 2 − 0 = 3 người");
        assertThat(roll("HND-T1"))
                .containsEntry("Bùi Văn Năm", "LEADER")
                .containsEntry("Vũ Văn Ba", "DEPUTY")
                .containsEntry("Đỗ Thị Bốn", "MEMBER");
        assertThat(search("nd t2"))
                .singleElement()
                .satisfies(found -> assertThat(found.body().code()).isEqualTo("HND-T1"));
    }

    @Test
    void audiencesThatNameTheOldVillageMeanTheNewOne() {
        var old = new Audience.Part.OfVillage(village("T2"));
        var both = Audience.of(old, new Audience.Part.OfVillage(village("T1")));
        var inVillage =
                Audience.of(new Audience.Part.OfBodyInVillage(body("HND").id(), village("T2")));
        SavedAudiences saved = new SavedAudiences(directory, audit);
        database.write(handle -> {
            saved.save(handle, commune, Actor.SYSTEM, "Cả hai", both);
            return true;
        });
        sql(
                "INSERT INTO reminder (commune_id, number, owner_id, what, event_at, offsets, state, created_at, audience) VALUES ("
                        + commune + ", 1, " + person("0900000001") + ", 'họp', 0, '', 'RUNNING', 0, '"
                        + AudienceJson.write(both)
                        + "')");
        VillagePlan plan = merged("", false);
        assertThat(texts(plan, MergeLine.Topic.REMINDERS)).contains("1 lịch nhắc");
        Audience one = Audience.of(new Audience.Part.OfVillage(village("T1")));
        assertThat(database.<List<Audience>>read(handle -> saved.list(handle, commune).stream()
                        .map(kept -> kept.audience())
                        .toList()))
                .containsExactly(one, one);
        assertThat(database.<String>read(handle -> handle.createQuery("SELECT audience FROM reminder")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo(AudienceJson.write(one));
        assertThat(database.<Integer>read(handle -> directory.countRecipients(handle, commune, Audience.of(old))))
                .as("by the key that a record still has")
                .isEqualTo(6);
        assertThat(database.<Integer>read(handle -> directory.countRecipients(handle, commune, inVillage)))
                .isEqualTo(3);
    }

    @Test
    void whatWaitsStandsAgainstItAndWhatWasNotReadIsNotDone() {
        sql("INSERT INTO directive (commune_id, short_number, symbol, title, body_text, urgency, state, audience, roll,"
                + " author_id, content_hash, created_at) VALUES (" + commune + ", 7, '', 'Họp', 'x', 'NORMAL',"
                + " 'SCHEDULED', '[{\"village\":" + village("T1") + "}]', 1, 1, '', 0)");
        VillagePlan waiting = plan(wish("", false));
        assertThat(texts(waiting, MergeLine.Topic.CONFLICT)).contains("7: Họp");
        assertThat(database.<Merger.Result>write(handle ->
                        villages.merge(handle, commune, Actor.SYSTEM, wish("", false), waiting.fingerprint())))
                .isEqualTo(Merger.Result.CONFLICT);
        sql("UPDATE directive SET state = 'PUBLISHED'");
        VillagePlan read = plan(wish("", false));
        database.write(handle ->
                directory.addPerson(handle, commune, "Người mới", "84900000009", find(handle, directory, "thôn 2")));
        assertThat(database.<Merger.Result>write(
                        handle -> villages.merge(handle, commune, Actor.SYSTEM, wish("", false), read.fingerprint())))
                .isEqualTo(Merger.Result.CHANGED);
        assertThat(number("SELECT COUNT(*) FROM village WHERE merged_into_id IS NOT NULL"))
                .isZero();
    }

    private VillageId find(Handle handle, Directory from, String typed) {
        return from.findVillage(handle, commune, typed).orElseThrow().id();
    }

    @Test
    void aVillageIsNotMergedIntoItselfNorNamedAsAnother() {
        for (VillageMerger.Wish wrong : List.of(
                new VillageMerger.Wish("T1", "T1", "", false),
                new VillageMerger.Wish("T2", "T1", "thon 3", false),
                new VillageMerger.Wish("T2", "T1", "Hội Nông dân xã", false),
                new VillageMerger.Wish("T2", "T1", "x".repeat(121), false))) {
            assertThat(plan(wrong).isPossible()).as(wrong.toString()).isFalse();
        }
        assertThat(plan(new VillageMerger.Wish("T2", "T1", "Thôn 2", false)).isPossible())
                .as("the name of the one that ends")
                .isTrue();
        assertThat(database.<Optional<VillagePlan>>write(handle ->
                        villages.plan(handle, commune, Actor.SYSTEM, new VillageMerger.Wish("T2", "T9", "", false))))
                .isEmpty();
    }

    @Test
    void oldFilesStillRunAndBringNothingBack() {
        merged("Thôn Đông Tiến", true);
        String before = dump();
        sql("UPDATE official_role SET ended_at = 1 WHERE person_id = " + person("0900000002"));
        imported(THREE);
        sql("UPDATE official_role SET ended_at = NULL WHERE person_id = " + person("0900000002"));
        assertThat(dump()).isEqualTo(before);
        String roster =
                "họ tên,số điện thoại,thôn,hội/chi hội,chức vụ\nTạ Văn Bảy,0900000077,Thôn 2,Nông dân thôn 2,\n";
        ImportReport report = database.write(handle -> new RosterImport(clock, directory, audit)
                .run(handle, commune, Actor.SYSTEM, "r.csv", roster.getBytes(StandardCharsets.UTF_8), false));
        assertThat(report.ok()).as(report.lines().toString()).isTrue();
        assertThat(database.<List<Member>>read(
                        handle -> directory.roll(handle, body(handle, "HND-T1").id())))
                .anySatisfy(member -> {
                    assertThat(member.person().name()).isEqualTo("Tạ Văn Bảy");
                    assertThat(member.person().village()).isEqualTo(village("T1"));
                });
    }

    /** The rows that a merger touches, as text; the log apart, for it has the time. */
    private String dump() {
        return database.read(handle -> {
            List<String> all = new ArrayList<>();
            for (String table : List.of(
                    "village",
                    "body",
                    "person",
                    "membership",
                    "official_role",
                    "household",
                    "village_task",
                    "delivery",
                    "saved_audience",
                    "former_name",
                    "outbox_message")) {
                List<Map<String, Object>> rows = handle.createQuery("SELECT * FROM " + table + " ORDER BY 1, 2")
                        .mapToMap()
                        .list();
                rows.forEach(row -> all.add(table + row));
            }
            return String.join("\n", all);
        });
    }
}
