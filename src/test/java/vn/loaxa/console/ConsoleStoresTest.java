package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

    private final MovableClock clock = MovableClock.at("2026-11-23T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private CommuneId commune = new CommuneId(0);

    @BeforeEach
    void importCommune() {
        commune = SampleCommune.importInto(database, clock);
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
            PersonId person = directory
                    .findPeople(handle, commune, "Hội viên 01 thôn 3", null, 1)
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
                                        : directory
                                                .bodies(handle, commune)
                                                .get(0)
                                                .id()
                                                .value(),
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
