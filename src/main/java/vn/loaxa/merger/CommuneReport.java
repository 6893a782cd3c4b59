package vn.loaxa.merger;

import java.util.List;

/**
 * What the merger of two communes did, or would do.
 *
 * @param done whether it was kept; false in a dry run and when something stands against it
 * @param lines by topic; those about {@link MergeLine.Topic#CONFLICT} must be settled first
 */
public record CommuneReport(boolean done, List<MergeLine> lines) {
    public CommuneReport {
        lines = List.copyOf(lines);
    }

    public boolean isPossible() {
        return lines.stream().noneMatch(line -> line.topic() == MergeLine.Topic.CONFLICT);
    }
}
