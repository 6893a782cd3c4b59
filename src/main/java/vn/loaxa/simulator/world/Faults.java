package vn.loaxa.simulator.world;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What goes wrong on purpose. Thread-safe. */
public final class Faults {
    public enum Kind {
        /** Answers with the error {@code code} and does nothing. */
        ERROR,
        /** HTTP 502 with a page instead of JSON; does nothing. */
        SERVER_ERROR,
        /** Acts at once, answers after {@code millis} of real time. */
        SLOW,
        /** Acts, then breaks the connection: the caller cannot know. */
        LOST_ANSWER
    }

    /**
     * @param id a name to take it away by; setting the same id again replaces it
     * @param path part of the path of the calls it strikes; empty: all of Zalo's API
     * @param times how often it strikes before it is over; -1: until taken away
     */
    public record Fault(String id, Kind kind, String path, int code, long millis, int times) {
        private Fault struck() {
            return new Fault(id, kind, path, code, millis, times - 1);
        }
    }

    /** What the webhook does wrong, or differently from what is documented. */
    public enum Webhook {
        /** Every event twice, the same bytes. */
        DUPLICATE,
        /** Neighbours change places. */
        DISORDER,
        NO_USER_ID_BY_APP,
        NUMERIC_TIMESTAMP,
        /** The other spelling of group events (zalo-openapi §6.4). */
        OTHER_GROUP_NAMES
    }

    /** What is wrong with the account or the app; each has its number in §9. */
    public enum Account {
        OA_DISABLED,
        OA_NOT_VERIFIED,
        APP_NOT_ACTIVE,
        APP_REMOVED,
        NOT_LINKED,
        ABROAD,
        /** Calls need the header {@code appsecret_proof} (§1). */
        PROOF_DEMANDED,
        PACKAGE_EXPIRED,
        /** A refresh answers without a new refresh token; the old one stays good (§11.2). */
        NO_REFRESH_TOKEN,
        /** Transaction and promotion messages by user id are taken, as before 2026-03-01 (§11.3). */
        WITHDRAWN_ALIVE
    }

    /** As many calls a minute as the settings say. */
    public static final int USUAL_RATE = 0;

    private final AtomicInteger rate = new AtomicInteger(USUAL_RATE);
    private final AtomicLong rateRefusals = new AtomicLong();
    private final CopyOnWriteArrayList<Fault> faults = new CopyOnWriteArrayList<>();
    private final Set<Webhook> webhook = EnumSet.noneOf(Webhook.class);
    private final Set<Account> account = EnumSet.noneOf(Account.class);

    public synchronized void set(Fault fault) {
        clear(fault.id());
        faults.add(fault);
    }

    /** True if there was one. */
    public synchronized boolean clear(String id) {
        return faults.removeIf(f -> f.id().equals(id));
    }

    public synchronized void clearAll() {
        faults.clear();
        webhook.clear();
        account.clear();
        rate.set(USUAL_RATE);
    }

    public boolean isSet(String id) {
        return faults.stream().anyMatch(f -> f.id().equals(id));
    }

    public List<Fault> all() {
        return new ArrayList<>(faults);
    }

    /** The first fault that strikes this call; counts it. */
    public synchronized Optional<Fault> strike(String path) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (path.contains(fault.path())) {
                if (fault.times() == 1) {
                    faults.remove(i);
                } else if (fault.times() > 1) {
                    faults.set(i, fault.struck());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** So many calls a minute from now on; {@link #USUAL_RATE} for what the settings say. */
    public void rate(int perMinute) {
        rate.set(perMinute);
    }

    /** The rate that holds now, where {@code usual} is that of the settings. */
    public int rateOr(int usual) {
        int now = rate.get();
        return now == USUAL_RATE ? usual : now;
    }

    public void rateRefused() {
        rateRefusals.incrementAndGet();
    }

    /** How many calls were too many since the start. */
    public long rateRefusals() {
        return rateRefusals.get();
    }

    public synchronized void webhook(Webhook mode, boolean on) {
        if (on) {
            webhook.add(mode);
        } else {
            webhook.remove(mode);
        }
    }

    public synchronized boolean webhook(Webhook mode) {
        return webhook.contains(mode);
    }

    public synchronized void account(Account state, boolean on) {
        if (on) {
            account.add(state);
        } else {
            account.remove(state);
        }
    }

    public synchronized boolean account(Account state) {
        return account.contains(state);
    }
}
