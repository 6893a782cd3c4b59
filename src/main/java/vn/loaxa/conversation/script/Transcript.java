package vn.loaxa.conversation.script;

import java.util.List;
import java.util.Map;

/**
 * A conversation written down as it should go: the golden example of a flow or of an FAQ file.
 *
 * @param file path below the scripts folder
 * @param flow the flow it plays; empty for an FAQ transcript
 * @param faq the FAQ file it asks; empty for a flow transcript
 * @param known values the flow starts with ({@code nguoi})
 * @param villages names that can be found, with codes in the order T1, T2 ...
 * @param bodies names that can be found, likewise
 */
public record Transcript(
        String file,
        String flow,
        String faq,
        Map<String, String> known,
        List<String> villages,
        List<String> bodies,
        List<Line> lines) {
    public Transcript {
        known = Map.copyOf(known);
        villages = List.copyOf(villages);
        bodies = List.copyOf(bodies);
        lines = List.copyOf(lines);
    }

    public Stage stage() {
        return new Stage(known, villages, bodies);
    }

    /** Who says or does what. */
    public record Line(Who who, String text) {}

    /** The keys of a line in the file. */
    public enum Who {
        /** The OA says. */
        BOT,
        /** The person types. */
        USER,
        /** The person sends a picture, file or place: {@code media …} or {@code place …}. */
        SENDS,
        /** What the OA offers with the line before, joined by " | ". */
        OPTIONS,
        /** The flow has this action done. */
        DO,
        /** What came out of it. */
        RETURNS,
        /** The flow is over, for this reason. */
        ENDED,
        /** The id of the entry that answers; "?" for several to choose from, "-" for none. */
        ANSWER
    }
}
