package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The receipt board of a directive at one moment. In every line, and in the whole, the counts sum to the roll.
 *
 * @param bodies a line for each association, or for each sub-association of the only one
 * @param branches a line for each sub-association, whatever {@code bodies} says
 * @param proxied how many of the acknowledged were reported by somebody else
 * @param sending how many of the waiting are on their way right now
 */
public record Board(
        Directive directive,
        Line whole,
        List<Line> villages,
        List<Line> bodies,
        List<Line> branches,
        List<Visit> visits,
        List<Visit> unsure,
        int proxied,
        int sending,
        List<Instant> acknowledgedAt,
        Instant at) {

    /** Counts by status; a status without people is absent. */
    public record Line(String label, Map<DeliveryStatus, Integer> counts, int roll) {
        public Line {
            counts = Map.copyOf(counts);
        }

        public int count(DeliveryStatus status) {
            return counts.getOrDefault(status, 0);
        }
    }

    /** A person to visit or to ask, why, and who should go. */
    public record Visit(long deliveryId, String name, String village, String body, String reason, String goer) {}
}
