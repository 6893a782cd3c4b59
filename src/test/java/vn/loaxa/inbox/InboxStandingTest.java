package vn.loaxa.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;

class InboxStandingTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);

    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");

    @Test
    void theLastEventOfEachNameIsToldOfOneCommune() {
        var inbox = new Inbox(database, clock);
        Instant start = clock.instant();
        assertThat(standing(inbox, HERE).lastAt()).isNull();
        accept(inbox, HERE, "a", "follow");
        clock.advance(Duration.ofMinutes(1));
        accept(inbox, HERE, "b", "user_send_text");
        accept(inbox, new CommuneId(2), "c", "user_send_text");
        clock.advance(Duration.ofMinutes(1));
        accept(inbox, HERE, "d", "user_send_text");
        assertThat(standing(inbox, HERE)).satisfies(standing -> {
            assertThat(standing.lastAt()).isEqualTo(start.plusSeconds(120));
            assertThat(standing.lastByName())
                    .containsEntry("follow", start)
                    .containsEntry("user_send_text", start.plusSeconds(120))
                    .hasSize(2);
        });
        assertThat(standing(inbox, new CommuneId(2)).lastAt()).isEqualTo(start.plusSeconds(60));
    }

    private InboxStanding standing(Inbox inbox, CommuneId commune) {
        return database.read(handle -> inbox.standing(handle, commune));
    }

    private static void accept(Inbox inbox, CommuneId commune, String key, String name) {
        assertThat(inbox.accept(commune, key, "user:1", name, "{}".getBytes(StandardCharsets.UTF_8))
                        .join())
                .isTrue();
    }
}
