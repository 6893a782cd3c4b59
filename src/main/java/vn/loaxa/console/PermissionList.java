package vn.loaxa.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.console.view.ZaloFactsView.Permission;
import vn.loaxa.inbox.InboxStanding;
import vn.loaxa.text.Messages;

/**
 * What the app must be allowed to do, and what shows whether it is: Zalo has no call that lists permissions, so a question of each
 * group is asked, and for events it is looked whether one ever came.
 */
final class PermissionList {
    private final Messages sentences;
    private final Wording wording;
    private final Clock clock;
    private final ZoneId zone;
    private final List<Permission> all = new ArrayList<>();

    PermissionList(Messages sentences, Wording wording, Clock clock, ZoneId zone) {
        this.sentences = sentences;
        this.wording = wording;
        this.clock = clock;
        this.zone = zone;
    }

    /** {@code fault} is empty where Zalo answered. */
    void answered(String name, String fault) {
        boolean good = fault.isEmpty();
        add(name, good ? "acknowledged" : "failed", good ? sentences.text("permission.good") : fault);
    }

    /** By the names with which events of this permission begin. */
    void heard(String name, InboxStanding inbox, String... events) {
        Optional<Instant> last = inbox.lastByName().entrySet().stream()
                .filter(entry -> List.of(events).stream().anyMatch(entry.getKey()::startsWith))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo);
        String words = last.map(at ->
                        sentences.text("permission.heard", Map.of("at", wording.moment(at, clock.instant(), zone))))
                .orElseGet(() -> sentences.text("permission.unheard"));
        add(name, last.isPresent() ? "acknowledged" : "unsure", words);
    }

    List<Permission> list() {
        return List.copyOf(all);
    }

    private void add(String name, String status, String words) {
        all.add(new Permission(
                sentences.text("permission." + name), sentences.text("permission." + name + ".for"), status, words));
    }
}
