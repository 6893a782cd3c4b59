package vn.loaxa.simulator.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last {@value #KEPT} exchanges, newest first, and how many there were. Thread-safe. */
public final class TrafficLog {
    static final int KEPT = 500;
    /** Bodies longer than this are cut: the log is for reading. */
    static final int LONGEST = 4000;

    /**
     * @param fromServer a call of Zalo's API; false: a webhook of ours
     * @param answer the error number, the HTTP status, or "mất" where none came
     * @param fault the answer was not the good one
     * @param meaning the same in Vietnamese words
     * @param millis how long the answer took, in real time
     */
    public record Entry(
            long number,
            Instant at,
            boolean fromServer,
            String method,
            String path,
            String answer,
            boolean fault,
            String meaning,
            long millis,
            String request,
            String response) {}

    /** How many, since the start. */
    public record Totals(long calls, long events, long faults) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long calls;
    private long events;
    private long faults;

    public synchronized void add(Entry entry) {
        if (entry.fromServer()) {
            calls++;
        } else {
            events++;
        }
        if (entry.fault()) {
            faults++;
        }
        entries.addFirst(numbered(entry));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    public synchronized List<Entry> latest(int most) {
        return new ArrayList<>(entries).subList(0, Math.min(most, entries.size()));
    }

    /** By its number; empty when it was none or has scrolled away. */
    public synchronized Optional<Entry> find(long number) {
        return entries.stream().filter(entry -> entry.number() == number).findFirst();
    }

    public synchronized Totals totals() {
        return new Totals(calls, events, faults);
    }

    private Entry numbered(Entry e) {
        return new Entry(
                calls + events,
                e.at(),
                e.fromServer(),
                e.method(),
                e.path(),
                e.answer(),
                e.fault(),
                e.meaning(),
                e.millis(),
                cut(e.request()),
                cut(e.response()));
    }

    private static String cut(String body) {
        return body.length() <= LONGEST ? body : body.substring(0, LONGEST) + "…";
    }
}
