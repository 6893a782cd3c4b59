package vn.loaxa.simulator.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a crowd: who takes part, who has spoken, and what is to be put right at its end. Use under the world's lock. */
final class Scenario {
    /** What one of the crowd does. */
    interface Part {
        void play(String user, Duration at, int number);
    }

    private final String id;
    private final List<String> people;
    private final Duration lasts;
    private final long refusalsBefore;
    private final Map<String, Instant> spoke = new LinkedHashMap<>();
    private final List<Runnable> atEnd = new ArrayList<>();

    Scenario(String id, List<String> people, Duration lasts, long refusalsBefore) {
        this.id = id;
        this.people = List.copyOf(people);
        this.lasts = lasts;
        this.refusalsBefore = refusalsBefore;
    }

    String id() {
        return id;
    }

    List<String> people() {
        return people;
    }

    /** When each of them spoke first. */
    Map<String, Instant> spoke() {
        return spoke;
    }

    long refusalsBefore() {
        return refusalsBefore;
    }

    /** One after the other, evenly over its time. */
    void eachInTurn(Part part) {
        for (int i = 0; i < people.size(); i++) {
            part.play(people.get(i), lasts.multipliedBy(i).dividedBy(people.size()), i);
        }
    }

    void atEnd(Runnable task) {
        atEnd.add(task);
    }

    void end() {
        List<Runnable> tasks = List.copyOf(atEnd);
        atEnd.clear();
        tasks.forEach(Runnable::run);
    }
}
