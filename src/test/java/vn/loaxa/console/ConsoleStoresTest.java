package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.imports.SampleCommune;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;

/** What the console reads across the tables, on both databases. */
class ConsoleStoresTest extends DatabaseContract {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");

    private final MovableClock clock = MovableClock.at("2026-11-23T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final ReportStore reports = new ReportStore();
    private CommuneId commune = new CommuneId(0);

    @BeforeEach
    void importCommune() {
        commune = SampleCommune.importInto(database, clock);
    }

    @Test
    void aMonthIsCountedByVillageAndBody() {
        database.write(handle -> {
            long directive = handle.createQuery("""
                            INSERT INTO directive (commune_id, short_number, symbol, title, body_text, urgency, state, audience,
                                roll, author_id, content_hash, created_at, published_at)
                            VALUES (:commune, 1, '', 't', 'b', 'NORMAL', 'PUBLISHED', '[]', 2, 1, '', :at, :at) RETURNING id""")
                    .bind("commune", commune.value())
                    .bind("at", clock.millis())
                    .mapTo(Long.class)
                    .one();
            deliver(handle, directive, 1, 4L, 7, clock.millis() + 300_000);
            deliver(handle, directive, 2, null, 3, null);
            return true;
        });
        Map<Long, ReportStore.Reach> reach = database.read(
                handle -> reports.reach(handle, commune, ReportStore.Unit.VILLAGE, FROM, UNTIL));
        assertThat(reach.get(4L)).isEqualTo(new ReportStore.Reach(1, 1, 1, 1, 0, List.of(5L)));
        assertThat(reach.get(0L)).isEqualTo(new ReportStore.Reach(1, 0, 0, 0, 0, List.of()));
        assertThat(database.<Map<Long, ReportStore.Reach>>read(
                        handle -> reports.reach(handle, commune, ReportStore.Unit.BODY, UNTIL, UNTIL.plusSeconds(1))))
                .isEmpty();
        assertThat(database.<ReportStore.Part>read(handle -> reports.directives(handle, commune, FROM, UNTIL)))
                .isEqualTo(new ReportStore.Part(0, 1));
        assertThat(database.<ReportStore.Part>read(handle -> reports.channels(handle, commune, FROM, UNTIL)))
                .isEqualTo(new ReportStore.Part(0, 45));
        assertThat(database.<Map<Long, ReportStore.Part>>read(handle -> reports.linked(handle, commune)))
                .isNotEmpty();
        assertThat(database.<ReportStore.Cases>read(handle -> reports.cases(handle, commune, FROM, UNTIL)))
                .isEqualTo(new ReportStore.Cases(0, 0, List.of()));
    }

    private void deliver(
            Handle handle,
            long directive,
            long person,
            @Nullable Long village,
            int status,
            @Nullable Long acknowledged) {
        handle.createUpdate("""
                        INSERT INTO delivery (commune_id, directive_id, person_id, person_name, village_id, part, status,
                            changed_at, acknowledged_at)
                        VALUES (:commune, :directive, :person, 'x', :village, 0, :status, 0, :at)""")
                .bind("commune", commune.value())
                .bind("directive", directive)
                .bind("person", person)
                .bindByType("village", village, Long.class)
                .bind("status", status)
                .bindByType("at", acknowledged, Long.class)
                .execute();
    }

    @Test
    void thePulseBeatsWithEveryAct() {
        var pulse = new PulseStore();
        String before = database.read(handle -> pulse.of(handle, commune));
        assertThat(database.<String>read(handle -> pulse.of(handle, commune))).isEqualTo(before);
        database.write(handle -> {
            audit.record(handle, commune, Actor.SYSTEM, "a", "b", Map.of());
            return true;
        });
        assertThat(database.<String>read(handle -> pulse.of(handle, commune))).isNotEqualTo(before);
    }

    @Test
    void whatSomebodyWasToBeRemindedOfIsForgottenWithThem() {
        database.write(handle -> {
            var directory = new Directory(clock, audit);
            PersonId person = directory.findPeople(handle, commune, "Hội viên 01 thôn 3", null, 1)
                    .get(0)
                    .id();
            for (int number = 1; number <= 2; number++) {
                handle.createUpdate("""
                                INSERT INTO reminder (commune_id, number, owner_id, body_id, what, event_at, offsets, state, created_at)
                                VALUES (:commune, :number, :person, :body, 'uống thuốc', 0, '', 'RUNNING', 0)""")
                        .bind("commune", commune.value())
                        .bind("number", number)
                        .bind("person", person.value())
                        .bindByType(
                                "body",
                                number == 1
                                        ? null
                                        : directory.bodies(handle, commune).get(0).id().value(),
                                Long.class)
                        .execute();
            }
            new ReminderBook(directory, audit, ZaloRules.bundled(), clock, due -> {}).forget(handle, commune, person);
            assertThat(handle.createQuery("SELECT what FROM reminder ORDER BY number")
                            .mapTo(String.class)
                            .list())
                    .containsExactly("", "uống thuốc");
            return true;
        });
    }
}
