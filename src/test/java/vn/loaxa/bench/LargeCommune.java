package vn.loaxa.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Person;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.wire.ZaloUserId;

/** A commune after a year: people, bodies, directives with their deliveries, talks, and somebody of each role signed in. */
final class LargeCommune {
    static final int PEOPLE = 10_000;
    static final int DIRECTIVES = 200;
    private static final int VILLAGES = 12;
    private static final int LARGEST_BODY = 1_500;
    /** As many directives go to everybody; the others each to one sub-association. */
    private static final int TO_ALL = 10;

    private static final int TALKS = 400;
    private static final int QUESTIONS = 300;
    private static final List<String> ASSOCIATIONS = List.of("HND", "LHPN", "CCB", "DTN", "NCT");
    /** Role of each visitor, as the organisation file has it, by their phone. */
    private static final Map<String, String> VISITORS = visitors();

    private LargeCommune() {}

    /** Makes it in this folder; takes a minute. */
    static BenchCommune in(Path folder) {
        BenchCommune commune = BenchCommune.of(folder, organisation().getBytes(StandardCharsets.UTF_8), roster());
        try (Database database = commune.open()) {
            database.write(handle -> {
                CommuneId id = commune.id(handle);
                for (int i = 0; i < PEOPLE * 7 / 10; i++) {
                    var user = new ZaloUserId(BenchCommune.user(i));
                    commune.directory.linkByPhone(handle, id, user, BenchCommune.phone(i));
                    commune.directory.noteFollow(handle, id, user, true, commune.clock.instant());
                    commune.directory.noteInteraction(handle, id, user, commune.clock.instant());
                }
                return id;
            });
            publish(commune, database);
            database.write(handle -> settle(handle, commune.id(handle)));
        }
        return commune;
    }

    /** Cookies of one signed-in visitor of each role, by the role's name. */
    static Map<String, String> sessions(BenchCommune commune) {
        Map<String, String> cookies = new LinkedHashMap<>();
        try (Database database = commune.open()) {
            database.write(handle -> {
                CommuneId id = commune.id(handle);
                VISITORS.forEach((phone, role) -> {
                    Person person = commune.directory
                            .findPeople(handle, id, phone, null, 1)
                            .get(0);
                    String token = "bench-" + role;
                    handle.createUpdate("""
                            INSERT INTO console_session
                                (token_hash, commune_id, person_id, expires_at, opened_at, device, stage)
                            VALUES (:hash, :commune, :person, :expires, :now, 'bench', 'DEMO')""")
                            .bind("hash", hash(token))
                            .bind("commune", id.value())
                            .bind("person", person.id().value())
                            .bind("expires", commune.clock.millis() + 36_000_000L)
                            .bind("now", commune.clock.millis())
                            .execute();
                    cookies.put(role, "loaxa_session=" + token);
                });
                return id;
            });
        }
        return cookies;
    }

    private static void publish(BenchCommune commune, Database database) {
        var directives = new Directives(
                commune.directory,
                new Outbox(commune.clock),
                commune.audit,
                commune.clock,
                ZaloRules.bundled(),
                new BroadcastSettings(false, 60_000).withNight(false));
        CommuneId id = database.read(commune::id);
        List<Body> bodies = database.read(handle -> commune.directory.bodies(handle, id)).stream()
                .filter(body -> body.code().contains("-T"))
                .toList();
        for (int i = 0; i < DIRECTIVES; i++) {
            Audience audience = Audience.of(
                    i % (DIRECTIVES / TO_ALL) == 0
                            ? new Audience.Part.Everyone()
                            : new Audience.Part.OfBody(
                                    bodies.get(i % bodies.size()).id()));
            String title = "Thông báo lịch gieo cấy, lịch tiêm phòng và họp thôn lần " + (i + 1);
            database.write(handle -> directives.publish(
                    handle,
                    id,
                    new DirectiveDraft(
                            commune.directory
                                    .findPeople(handle, id, "0900000002", null, 1)
                                    .get(0)
                                    .id(),
                            "24/TB-UBND",
                            title,
                            "Nội dung: " + title,
                            Urgency.NORMAL,
                            audience,
                            null,
                            commune.clock.instant().plusSeconds(86_400)),
                    "bench"));
        }
    }

    /** As if all of it had gone out: two in three have acknowledged, some have it, the others' houses are to be visited. */
    private static boolean settle(Handle handle, CommuneId commune) {
        long now = System.currentTimeMillis();
        handle.execute("UPDATE delivery SET status = 7, acknowledged_at = ? WHERE status < 3 AND id % 3 > 0", now);
        handle.execute("UPDATE delivery SET status = 4 + id % 3 WHERE status < 3");
        handle.execute("UPDATE outbox_message SET state = 'SENT', message_id = 'bench-' || id");
        handle.execute("UPDATE outbox_message SET state = 'FAILED', error_code = -213 WHERE id % 50 = 0");
        for (int i = 0; i < TALKS; i++) {
            long thread = handle.createQuery("""
                    INSERT INTO resident_thread (commune_id, user_id, opened_at, last_at, due_at, waiting, version)
                    VALUES (:commune, :user, :now, :now, :now, :waiting, 0) RETURNING id""")
                    .bind("commune", commune.value())
                    .bind("user", BenchCommune.user(i))
                    .bind("now", now)
                    .bind("waiting", i % 2)
                    .mapTo(Long.class)
                    .one();
            for (int line = 0; line < 30; line++) {
                handle.execute(
                        """
                        INSERT INTO resident_thread_line (thread_id, at, side, author, kind, text, media, state)
                        VALUES (?, ?, ?, '', 'text', ?, '', '')""",
                        thread,
                        now,
                        line % 2 == 0 ? "RESIDENT" : "BOT",
                        "Đường vào thôn hỏng, xe không qua được, lần " + line);
            }
        }
        for (int i = 0; i < QUESTIONS; i++) {
            handle.execute(
                    """
                    INSERT INTO unanswered_question (commune_id, likeness, question, times, first_at, last_at)
                    VALUES (?, ?, ?, ?, ?, ?)""",
                    commune.value(),
                    "q" + i,
                    "Thủ tục số " + i + " cần giấy tờ gì, nộp ở đâu",
                    1 + i % 9,
                    now,
                    now);
        }
        return true;
    }

    private static Map<String, String> visitors() {
        Map<String, String> visitors = new LinkedHashMap<>();
        visitors.put("0900000001", "administrator");
        visitors.put("0900000002", "drafter");
        visitors.put("0900000003", "approver");
        visitors.put("0900000004", "counter_officer");
        visitors.put("0900000005", "chair");
        visitors.put("0900000006", "leader");
        visitors.put("0900000007", "village_head");
        return visitors;
    }

    private static String organisation() {
        var yaml = new StringBuilder("""
                schema_version: 1
                locale: vi-VN
                timezone: Asia/Ho_Chi_Minh
                commune: {code: BENCH-01, name: Xã Mẫu Lớn, level: xa, village_term: thôn}
                villages:
                """);
        for (int village = 1; village <= VILLAGES; village++) {
            yaml.append("  - {code: T%1$d, name: Thôn %1$d, head_role: Trưởng thôn %1$d}%n".formatted(village));
        }
        yaml.append("associations:\n");
        for (String code : ASSOCIATIONS) {
            yaml.append(
                    "  - code: %1$s%n    name: Hội %1$s xã%n    chair_role: Chủ tịch Hội %1$s xã%n".formatted(code));
            yaml.append("    sub_associations:\n");
            for (int village = 1; village <= VILLAGES; village++) {
                yaml.append("      - {code: %1$s-T%2$d, village: T%2$d, name: Chi hội %1$s thôn %2$d, "
                                .formatted(code, village))
                        .append("leader_role: Chi hội trưởng Chi hội %s thôn %d}%n".formatted(code, village));
            }
        }
        yaml.append("people:\n");
        VISITORS.forEach(
                (phone, role) -> yaml.append("  - {name: Cán bộ %s, zalo_user_id: \"81%s\", phone: \"%s\", %s}%n"
                        .formatted(role, phone, phone, place(role))));
        return yaml.toString();
    }

    private static String place(String role) {
        return switch (role) {
            case "chair" -> "memberships: [{body: HND, role: chair}]";
            case "leader" -> "village: T1, memberships: [{body: HND-T1, role: leader}]";
            case "village_head" -> "village: T1, roles: [village_head]";
            default -> "roles: [" + role + "]";
        };
    }

    private static String roster() {
        var roster = new StringBuilder("họ tên,số điện thoại,thôn,hội/chi hội,chức vụ\n");
        for (int i = 0; i < PEOPLE; i++) {
            // Every seventh lives in the largest sub-association, so that one list is long.
            int village = i < LARGEST_BODY * 7 && i % 7 == 0 ? 1 : 1 + i % VILLAGES;
            String body = i < LARGEST_BODY * 7 && i % 7 == 0
                    ? "HND-T1"
                    : ASSOCIATIONS.get(i / VILLAGES % ASSOCIATIONS.size()) + "-T" + village;
            roster.append("Nguyễn Văn Hội Viên ")
                    .append(i)
                    .append(',')
                    .append(BenchCommune.phone(i))
                    .append(",Thôn ")
                    .append(village)
                    .append(',')
                    .append(body)
                    .append(",\n");
        }
        return roster.toString();
    }

    /** As the console keeps the token of a session. */
    private static String hash(String token) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(("session\n" + token).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
