package vn.loaxa.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.settings.RulesBook;
import vn.loaxa.settings.RulesBook.Change;
import vn.loaxa.settings.SettingsException;
import vn.loaxa.testing.MovableClock;

/** What administrators change of Zalo's rules counts at once, and on every node. */
class RuleChangesTest extends DatabaseContract {
    private final MovableClock clock = MovableClock.at("2026-11-26T02:00:00Z");

    private RuleChanges open(Database node) {
        return new RuleChanges(node, RulesBook.open(null), kept(), clock);
    }

    private Path kept() {
        return folder.resolve("zalo-rules.yml");
    }

    @Test
    void aChangeCountsHereAtOnceAndOnAnotherNodeAfterItsNextLook() {
        RuleChanges here = open(database);
        try (Database node = openAgain()) {
            RuleChanges there = open(node);
            change(here, "windows.free", "36h");
            change(here, "prices.consultation", "66");
            here.refresh();
            assertThat(here.now().windows().free()).isEqualTo(Duration.ofHours(36));
            assertThat(there.now().windows().free()).isEqualTo(Duration.ofHours(48));
            there.refresh();
            assertThat(there.now().windows().free()).isEqualTo(Duration.ofHours(36));
            assertThat(there.now().prices().consultation()).isEqualTo(66);

            assertThat(database.<Boolean>write(handle -> here.restore(handle, "windows.free")))
                    .isTrue();
            there.refresh();
            assertThat(there.now().windows().free()).isEqualTo(Duration.ofHours(48));
            assertThat(there.lines())
                    .filteredOn(RulesBook.Line::changed)
                    .extracting(RulesBook.Line::key)
                    .containsExactly("prices.consultation");
        }
        assertThat(open(database).now().prices().consultation())
                .as("after a restart")
                .isEqualTo(66);
    }

    @Test
    void whatDoesNotFitTheWholeTableIsRefusedAndNothingIsKept() {
        RuleChanges rules = open(database);
        assertThatThrownBy(() -> change(rules, "windows.free", "200h"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("windows.max");
        rules.refresh();
        assertThat(rules.now().windows().free()).isEqualTo(Duration.ofHours(48));
        assertThat(rules.lines()).noneMatch(RulesBook.Line::changed);
    }

    @Test
    void theFileOfEarlierVersionsIsTakenOverOnce() throws IOException {
        Files.writeString(
                kept(), "windows:\n  free: {value: \"40h\", since: \"2026-10-01\", source: \"A: thông báo\"}\n");
        assertThat(open(database).now().windows().free()).isEqualTo(Duration.ofHours(40));
        assertThat(kept()).doesNotExist();
        assertThat(open(database).lines()).filteredOn(RulesBook.Line::changed).hasSize(1);
    }

    private void change(RuleChanges rules, String rule, String value) {
        database.write(handle -> {
            rules.change(handle, rule, new Change(value, "2026-11-26", "A: thử"));
            return true;
        });
    }
}
