package vn.loaxa.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * A person in the roll.
 *
 * @param phone in the form 84912345678, or null. Never logged
 * @param zalo the person's id with our OA once linked, or null
 * @param follows follows the OA now
 * @param blocked Zalo said that this person does not take our messages
 * @param lastInteraction what opens the window for messages (zalo-openapi §8), or null if never
 */
public record Person(
        PersonId id,
        String name,
        @Nullable String phone,
        @Nullable VillageId village,
        @Nullable ZaloUserId zalo,
        boolean follows,
        boolean blocked,
        @Nullable Instant lastInteraction) {
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
