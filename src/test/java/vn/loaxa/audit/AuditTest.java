package vn.loaxa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;

class AuditTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private static final CommuneId THERE = new CommuneId(2);
    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    private final Audit audit = new Audit(clock);

    @Test
    void linesAreReadBackNewestFirst() {
        record(database, HERE, "directive.published", "directive:1");
        var actor = new Actor(7L, "Bí thư chi bộ thôn 3", "chat");
        database.write(handle -> {
            audit.record(handle, HERE, actor, "member.added", "body:4", Map.of("người", "Nông dân thôn 3"));
            return true;
        });
        List<AuditEntry> lines = database.read(handle -> audit.list(handle, HERE, 0, 10));
        assertThat(lines).extracting(AuditEntry::sequence).containsExactly(2L, 1L);
        assertThat(lines.get(0).actor()).isEqualTo(actor);
        assertThat(lines.get(0).details()).isEqualTo(Map.of("người", "Nông dân thôn 3"));
        assertThat(lines.get(0).at()).isEqualTo(clock.instant());
        assertThat(lines.get(1).actor()).isEqualTo(Actor.SYSTEM);
        assertThat(database.<Long>read(handle -> audit.count(handle, HERE))).isEqualTo(2);
        assertThat(broken(HERE)).isEmpty();
    }

    @Test
    void linesAreAskedForByWhoAndWhatAndWhen() {
        record(database, HERE, "member.added", "x");
        clock.advance(Duration.ofDays(1));
        database.write(handle -> {
            audit.record(handle, HERE, new Actor(7L, "Lan", "chat"), "member.added", "y", Map.of());
            audit.record(handle, HERE, new Actor(8L, "Bình", "chat"), "member.removed", "z", Map.of());
            return true;
        });
        var day = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(asked(new AuditFilter(List.of(7L, 9L), "", null, null))).containsExactly("y");
        assertThat(asked(new AuditFilter(List.of(), "", null, null))).isEmpty();
        assertThat(asked(new AuditFilter(null, "member.added", null, null))).containsExactly("y", "x");
        assertThat(asked(new AuditFilter(null, "", day, null))).containsExactly("z", "y");
        assertThat(asked(new AuditFilter(null, "", null, day))).containsExactly("x");
        assertThat(asked(new AuditFilter(
                        List.of(8L), "member.removed", day, clock.instant().plusMillis(1))))
                .containsExactly("z");
        assertThat(database.<List<String>>read(handle -> audit.actions(handle, HERE)))
                .containsExactly("member.added", "member.removed");
    }

    private List<String> asked(AuditFilter filter) {
        return database.<List<AuditEntry>>read(handle -> audit.list(handle, HERE, filter, 0, 10)).stream()
                .map(AuditEntry::subject)
                .toList();
    }

    @Test
    void eachCommuneHasItsOwnChain() {
        record(database, HERE, "a", "x");
        record(database, THERE, "b", "y");
        assertThat(database.<List<AuditEntry>>read(handle -> audit.list(handle, THERE, 0, 10)))
                .extracting(AuditEntry::sequence)
                .containsExactly(1L);
        assertThat(broken(THERE)).isEmpty();
        assertThat(broken(new CommuneId(3))).isEmpty();
    }

    @Test
    void aLineThatIsTakenBackLeavesNoGap() {
        record(database, HERE, "a", "x");
        try {
            database.write(handle -> {
                audit.record(handle, HERE, Actor.SYSTEM, "b", "y", Map.of());
                throw new IllegalStateException("the act failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the act failed");
        }
        record(database, HERE, "c", "z");
        assertThat(database.<List<AuditEntry>>read(handle -> audit.list(handle, HERE, 0, 10)))
                .extracting(AuditEntry::action)
                .containsExactly("c", "a");
        assertThat(broken(HERE)).isEmpty();
    }

    @Test
    void aChangedLineShows() {
        fill(5);
        alter("UPDATE audit_entry SET subject = 'directive:9' WHERE sequence = 3");
        assertThat(broken(HERE)).hasValue(3);
    }

    @Test
    void changedDetailsShowEvenWhenTheyAreNoJsonAnyMore() {
        fill(3);
        alter("UPDATE audit_entry SET details = '{' WHERE sequence = 2");
        assertThat(broken(HERE)).hasValue(2);
    }

    @Test
    void aMissingLineShows() {
        fill(5);
        alter("DELETE FROM audit_entry WHERE sequence = 2");
        assertThat(broken(HERE)).hasValue(2);
    }

    @Test
    void aMissingEndShows() {
        fill(5);
        alter("DELETE FROM audit_entry WHERE sequence = 5");
        assertThat(broken(HERE)).hasValue(5);
    }

    @Test
    void exchangedLinesShow() {
        fill(4);
        alter("UPDATE audit_entry SET sequence = 99 WHERE sequence = 2");
        alter("UPDATE audit_entry SET sequence = 2 WHERE sequence = 3");
        alter("UPDATE audit_entry SET sequence = 3 WHERE sequence = 99");
        assertThat(broken(HERE)).hasValue(2);
    }

    @Test
    void twoNodesWriteOneChainWithoutGaps() {
        try (Database other = openAgain()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Database node = i % 2 == 0 ? database : other;
                int number = i;
                all.add(CompletableFuture.runAsync(() -> record(node, HERE, "a", "x:" + number)));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        }
        List<AuditEntry> lines = database.read(handle -> audit.list(handle, HERE, 0, 100));
        assertThat(lines).hasSize(40);
        assertThat(new HashSet<>(lines.stream().map(AuditEntry::subject).toList()))
                .hasSize(40);
        assertThat(broken(HERE)).isEmpty();
    }

    private void fill(int lines) {
        for (int i = 1; i <= lines; i++) {
            record(database, HERE, "act", "directive:" + i);
        }
    }

    private void record(Database node, CommuneId commune, String action, String subject) {
        node.write(handle -> {
            audit.record(handle, commune, Actor.SYSTEM, action, subject, Map.of());
            return true;
        });
    }

    private void alter(String sql) {
        database.write(handle -> handle.execute(sql));
    }

    private OptionalLong broken(CommuneId commune) {
        return database.read(handle -> audit.firstBroken(handle, commune));
    }
}
