package vn.loaxa.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.Dialect;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * All ready-made reminders of the commune, from New Year's Eve through 2027, against a list of when each must come. The list was
 * written from a wall calendar and an almanac of new moons, with none of our code.
 */
class ReminderYearTest extends ReminderContract {
    private static final Path LIST = Path.of("src/test/resources/reminder/year-2027.tsv");
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant END = Instant.parse("2027-12-31T17:00:00Z");

    @Test
    void aYearOfTheCommuneIsRemindedAsTheWallCalendarSays() throws IOException {
        assumeThat(dialect).isEqualTo(Dialect.SQLITE);
        moveTo("2026-12-31T12:00");
        database.write(handle -> {
            directory.linkGroup(handle, commune, Actor.SYSTEM, body, new ZaloGroupId("g-3"));
            return true;
        });
        ReadyKinds.standard().all().forEach(kind -> created(leader, body, kind.typed()));
        var tick = tick();
        for (var next = next(); next.isPresent() && next.get().isBefore(END); next = next()) {
            clock.moveTo(next.get());
            tick.runDue();
        }
        assertThat(sent()).containsExactlyElementsOf(Files.readAllLines(LIST));
        assertThat(inTheGroup()).isEqualTo(sent().size());
    }

    private Optional<Instant> next() {
        return database.read(
                handle -> handle.createQuery("SELECT min(due_at) FROM reminder_occurrence WHERE state = 'PENDING'")
                        .mapTo(Long.class)
                        .findOne()
                        .map(Instant::ofEpochMilli));
    }

    /** Local time and kind, as in the list. */
    private List<String> sent() {
        Map<String, String> keys =
                ReadyKinds.standard().all().stream().collect(Collectors.toMap(ReadyKind::what, ReadyKind::key));
        List<String> lines = database.read(handle -> handle.createQuery("""
            SELECT o.due_at, r.what FROM reminder_occurrence o JOIN reminder r ON r.id = o.reminder_id
            WHERE o.state = 'SENT' AND o.handled_at >= :from
            """)
                .bind("from", Instant.parse("2026-12-31T17:00:00Z").toEpochMilli())
                .map((row, context) -> Instant.ofEpochMilli(row.getLong("due_at"))
                                .atZone(VIETNAM)
                                .toLocalDateTime()
                        + "\t" + keys.get(row.getString("what")))
                .list());
        return lines.stream().sorted().toList();
    }

    private int inTheGroup() {
        return database.read(handle -> handle.createQuery("""
            SELECT count(*) FROM outbox_message
            WHERE message_key LIKE 'reminder:%/group:g-3' AND created_at >= :from
            """)
                .bind("from", Instant.parse("2026-12-31T17:00:00Z").toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }
}
