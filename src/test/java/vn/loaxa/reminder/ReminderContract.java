package vn.loaxa.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.wire.ZaloUserId;

/** A commune with one sub-association of four, a moved clock, and what stands in the outbox. It is Monday 23/11/2026, 09h00. */
abstract class ReminderContract extends DatabaseContract {
    final MovableClock clock = MovableClock.at("2026-11-23T02:00:00Z");
    final Audit audit = new Audit(clock);
    final Directory directory = new Directory(clock, audit);
    final List<Instant> woken = new ArrayList<>();
    final ReminderBook book = new ReminderBook(directory, audit, ZaloRules.bundled(), clock, woken::add);
    final Reminders reminders = new Reminders(book, directory, clock);

    CommuneId commune = new CommuneId(0);
    BodyId body = new BodyId(0);
    PersonId leader = new PersonId(0);
    PersonId resident = new PersonId(0);

    @BeforeEach
    void fill() {
        database.write(handle -> {
            commune = new CommuneId(insert(handle, """
                    INSERT INTO commune (code, name, village_term, zone, former_names, details)
                    VALUES ('X', 'Xã Đông Mẫu', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}') RETURNING id"""));
            body = new BodyId(insert(handle, """
                    INSERT INTO body (commune_id, code, name, kind, aliases, position)
                    VALUES (%s, 'PN-T3', 'Chi hội Phụ nữ thôn 3', 'SUB_ASSOCIATION', '[]', 1) RETURNING id""".formatted(commune)));
            leader = person(handle, "Hoàng Thị Lan", "u-leader");
            directory.addMembership(handle, commune, Actor.SYSTEM, leader, body, MemberRole.LEADER);
            resident = person(handle, "Trần Văn Bình", "u-resident");
            return true;
        });
    }

    PersonId person(Handle handle, String name, @Nullable String zalo) {
        var person = directory.addPerson(handle, commune, name, null, null);
        if (zalo != null) {
            var user = new ZaloUserId(zalo);
            directory.noteFollow(handle, commune, user, true, clock.instant());
            directory.link(handle, commune, Actor.SYSTEM, user, person);
            directory.noteInteraction(handle, commune, user, clock.instant());
        }
        return person;
    }

    PersonId member(String name, @Nullable String zalo) {
        return database.write(handle -> {
            var person = person(handle, name, zalo);
            directory.addMembership(handle, commune, Actor.SYSTEM, person, body, MemberRole.MEMBER);
            return person;
        });
    }

    /** The account interacts now, which keeps its window open. */
    void interacts(String zalo) {
        database.write(handle -> {
            directory.noteInteraction(handle, commune, new ZaloUserId(zalo), clock.instant());
            return true;
        });
    }

    ReminderTick tick() {
        return tick(database);
    }

    ReminderTick tick(Database on) {
        return new ReminderTick(on, directory, new Outbox(clock), audit, ZaloRules.bundled(), clock, woken::add);
    }

    ReminderResult create(PersonId owner, @Nullable BodyId forBody, String typed) {
        return database.write(handle -> reminders.create(handle, commune, owner, forBody, typed));
    }

    Reminder created(PersonId owner, @Nullable BodyId forBody, String typed) {
        return ((ReminderResult.Created) create(owner, forBody, typed)).reminder();
    }

    List<Reminder> list(PersonId owner) {
        return database.read(handle -> reminders.list(handle, commune, owner));
    }

    /** What was put into the outbox, as JSON, in order. */
    List<String> outbox() {
        return database.read(handle -> handle.createQuery("SELECT call FROM outbox_message ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    boolean cancel(PersonId owner, int number) {
        return database.write(handle -> reminders.cancel(handle, commune, owner, number));
    }

    void moveTo(String local) {
        clock.moveTo(Instant.parse(local + ":00Z").minus(Duration.ofHours(7)));
    }

    private static long insert(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
