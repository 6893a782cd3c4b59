package vn.loaxa.simulator.world;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person with a phone, as the Official Account knows them. Immutable.
 *
 * @param userId scoped to the OA; a decimal string
 * @param name the display name in Zalo
 * @param number as Zalo gives it, {@code 84900000001}; empty if there is none
 * @param caption who this is, shown above the phone: "Chi hội trưởng Chi hội Nông dân thôn 3"
 * @param lastInteraction opens the 48-hour and 7-day windows; null: never
 */
public record Phone(
        String userId,
        String name,
        String number,
        String caption,
        Set<Trait> traits,
        @Nullable Instant lastInteraction,
        List<String> tags,
        Crowd crowd) {

    public enum Trait {
        /** On the page among the phones side by side. */
        SHOWN,
        FOLLOWER,
        /** Refuses messages of the OA (-244). */
        BLOCKED,
        /** Gets nothing until it is back. */
        OFFLINE,
        /** Has shared name and number with the OA: user/detail shows them. */
        SHARES_INFO,
        /** Locked by Zalo, or not seen for 45 days (-227). */
        LOCKED,
        /** An invitation into a group waits for a tap; without this trait it is accepted at once. */
        ASKS_BEFORE_JOINING
    }

    public Phone {
        traits = traits.isEmpty() ? Set.of() : Set.copyOf(traits);
        tags = List.copyOf(tags);
    }

    /** A follower that nobody sees on the page and that has never written. */
    public static Phone of(String userId, String name) {
        return new Phone(userId, name, "", "", Set.of(Trait.FOLLOWER), null, List.of(), Crowd.NONE);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public Phone with(Trait... added) {
        Set<Trait> more = copyOfTraits();
        more.addAll(List.of(added));
        return withTraits(more);
    }

    public Phone without(Trait... removed) {
        Set<Trait> fewer = copyOfTraits();
        fewer.removeAll(List.of(removed));
        return withTraits(fewer);
    }

    public Phone named(String newName) {
        return new Phone(userId, newName, number, caption, traits, lastInteraction, tags, crowd);
    }

    public Phone captioned(String newCaption) {
        return new Phone(userId, name, number, newCaption, traits, lastInteraction, tags, crowd);
    }

    public Phone numbered(String newNumber) {
        return new Phone(userId, name, newNumber, caption, traits, lastInteraction, tags, crowd);
    }

    public Phone interacted(@Nullable Instant at) {
        return new Phone(userId, name, number, caption, traits, at, tags, crowd);
    }

    public Phone tagged(List<String> newTags) {
        return new Phone(userId, name, number, caption, traits, lastInteraction, newTags, crowd);
    }

    /** Lets it live without hands. */
    public Phone behaving(Crowd newCrowd) {
        return new Phone(userId, name, number, caption, traits, lastInteraction, tags, newCrowd);
    }

    private Phone withTraits(Set<Trait> newTraits) {
        return new Phone(userId, name, number, caption, newTraits, lastInteraction, tags, crowd);
    }

    private Set<Trait> copyOfTraits() {
        Set<Trait> copy = EnumSet.noneOf(Trait.class);
        copy.addAll(traits);
        return copy;
    }
}
