package vn.loaxa.merger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import vn.loaxa.directory.Village;

/**
 * What the merger of one village into another comes to. Immutable.
 *
 * @param name of the village that comes of it
 * @param lines all of it for people, by topic; those about {@link MergeLine.Topic#CONFLICT} must be settled first
 */
public record VillagePlan(Village from, Village into, String name, List<MergeLine> lines) {
    public VillagePlan {
        lines = List.copyOf(lines);
    }

    public boolean isPossible() {
        return lines.stream().noneMatch(line -> line.topic() == MergeLine.Topic.CONFLICT);
    }

    /** The same as long as the lines say the same: what was read is what is done. */
    public String fingerprint() {
        return UUID.nameUUIDFromBytes((name + lines).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
