package vn.loaxa.conversation.pledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.VillageId;

/**
 * What somebody promised to give.
 *
 * @param number of the case it opened, which the giver knows
 * @param campaign code of what it is for
 * @param gift in the giver's words
 * @param dong in đồng; 0 where it is work or material
 * @param name empty where the giver does not want it to be read
 */
public record Pledge(
        long id,
        int number,
        String campaign,
        String gift,
        long dong,
        @Nullable VillageId village,
        String name,
        State state,
        Instant at) {

    /** Where it stands. Only what an official has looked at is public. */
    public enum State {
        NEW,
        LISTED,
        /** What was promised has come. */
        RECEIVED,
        /** A jest, a double, or taken back. */
        HIDDEN;

        public boolean isPublic() {
            return this == LISTED || this == RECEIVED;
        }
    }

    /** Of names and gifts nothing is written into a log. */
    @Override
    public String toString() {
        return "Pledge[" + id + "]";
    }
}
