package vn.loaxa.simulator.world;

import java.time.Duration;
import java.time.Instant;
import vn.loaxa.simulator.world.Phone.Trait;

/** Whom the OA may write to, and what it costs (zalo-openapi §8). What forbids it is a {@link Refusal}. Use under the world's lock. */
final class Windows {
    /** Up to here, inclusive, a message is free; exact hours, not calendar days (§11.14 leaves it open). */
    static final Duration FREE = Duration.ofHours(48);
    /** Up to here, inclusive, a message is charged; later it is refused with -230. */
    static final Duration OPEN = Duration.ofHours(168);

    private static final int WELCOME_MESSAGES = 3;
    private static final long PRICE = 55;

    private final World world;

    Windows(World world) {
        this.world = world;
    }

    /**
     * Takes the price out of the wallet where there is one to pay.
     *
     * @param stands how many messages stand in the chat
     */
    Chats.Allowance pass(Phone phone, int stands) {
        Chats.Allowance allowance = allowance(phone, stands);
        if (allowance == Chats.Allowance.CHARGED) {
            charge();
        }
        return allowance;
    }

    void refuseUnreachable(Phone phone) {
        if (phone.is(Trait.LOCKED)) {
            throw new Refusal(-227, "User is banned or has been inactive for more than 45 days");
        }
        if (phone.is(Trait.BLOCKED)) {
            throw new Refusal(-244, "User has restricted this type of message from your OA");
        }
    }

    /** -213 for somebody the OA may not invite into a group: neither follows it nor has written in seven days. */
    void requireInvitable(Phone phone) {
        Instant last = phone.lastInteraction();
        boolean recent = last != null && since(last).compareTo(OPEN) <= 0;
        if (phone.is(Trait.BLOCKED)) {
            throw new Refusal(-217, "User has blocked invitations from the OA");
        }
        if (!phone.is(Trait.FOLLOWER) && !recent) {
            throw new Refusal(-213, "User has not followed the OA");
        }
    }

    private Chats.Allowance allowance(Phone phone, int stands) {
        refuseUnreachable(phone);
        Instant last = phone.lastInteraction();
        if (last == null) {
            return welcome(phone, stands);
        }
        if (since(last).compareTo(OPEN) > 0) {
            throw new Refusal(-230, "User has not interacted with the OA in the past 7 days");
        }
        return since(last).compareTo(FREE) > 0 ? Chats.Allowance.CHARGED : Chats.Allowance.REPLY;
    }

    /** A follower that never wrote may be greeted three times. */
    private static Chats.Allowance welcome(Phone phone, int stands) {
        if (!phone.is(Trait.FOLLOWER)) {
            throw new Refusal(-213, "User has not followed the OA");
        }
        if (stands >= WELCOME_MESSAGES) {
            throw new Refusal(-232, "User has not interacted with the OA, or the interaction has expired");
        }
        return Chats.Allowance.WELCOME;
    }

    private void charge() {
        Long wallet = world.oa().wallet();
        if (wallet == null) {
            throw new Refusal(-320, "OA is not linked to a ZCA wallet");
        }
        if (wallet < PRICE) {
            throw new Refusal(-321, "ZCA wallet is out of balance");
        }
        world.oa(world.oa().holding(wallet - PRICE));
    }

    private Duration since(Instant last) {
        return Duration.between(last, world.now());
    }
}
