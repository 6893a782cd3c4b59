package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.followup.FollowUpReader;
import vn.loaxa.broadcast.followup.FollowUpText;
import vn.loaxa.broadcast.followup.Step;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyFinder;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;

/**
 * "Nhắc sau 4 giờ, báo chi hội trưởng sau 24 giờ": what happens by itself while people have not answered a directive. The sentence is
 * read whole or not at all, said back, kept with the directive, and carried out once, step by step. Thread-safe; calls are part of the
 * caller's transaction.
 */
public final class FollowUps {
    /** Nobody is reminded of the same directive twice within this time by the machine, whoever did it first. */
    public static final Duration REST = Duration.ofHours(2);

    private final Directory directory;
    private final Clock clock;
    private final Ledger ledger;
    private final Permissions permissions;
    private final FollowUpRun run;
    private final DirectiveStore directives = new DirectiveStore();
    private final FollowUpStore store = new FollowUpStore();
    private final FollowUpReader reader = new FollowUpReader();
    private final FollowUpText text = new FollowUpText();

    FollowUps(Directory directory, Clock clock, Ledger ledger, NudgePost post) {
        this.directory = directory;
        this.clock = clock;
        this.ledger = ledger;
        this.permissions = new Permissions(directory);
        this.run = new FollowUpRun(directory, clock, ledger, post);
    }

    /** What the sentence would mean for this directive, or what is wrong with it; nothing is written. */
    public FollowUpResult preview(Handle handle, CommuneId commune, String sentence, Directive directive, ZoneId zone) {
        return preview(handle, commune, sentence, directive.publishedAt(), directive.dueAt(), zone);
    }

    /**
     * The same for what is not written yet.
     *
     * @param out when it goes out, or null for now
     */
    public FollowUpResult preview(
            Handle handle,
            CommuneId commune,
            String sentence,
            @Nullable Instant out,
            @Nullable Instant deadline,
            ZoneId zone) {
        var read = read(handle, commune, sentence);
        var fault = read.fault() != null ? text.fault(read) : unfit(read.steps(), out, deadline, zone);
        return fault.isEmpty()
                ? new FollowUpResult(true, text.lines(read.steps(), out, deadline, zone))
                : new FollowUpResult(false, fault);
    }

    /** Whether what is written with a draft can be carried out. */
    boolean fits(Handle handle, CommuneId commune, DirectiveDraft draft) {
        String sentence = draft.extras().followUp();
        ZoneId zone = directory.commune(handle, commune).orElseThrow().zone();
        return sentence.isEmpty()
                || preview(handle, commune, sentence, draft.dispatch().sendAt(), draft.dueAt(), zone)
                        .ok();
    }

    private FollowUpReader.Read read(Handle handle, CommuneId commune, String sentence) {
        return reader.read(sentence, words -> {
            var finder = new BodyFinder(directory.bodies(handle, commune), directory.villages(handle, commune));
            var found = finder.find(words).stream()
                    .filter(body -> body.kind() == BodyKind.ASSOCIATION)
                    .toList();
            return found.size() == 1
                    ? Optional.of(new Step.Of(found.get(0).id(), found.get(0).name()))
                    : Optional.empty();
        });
    }

    /**
     * Sets what was written with the directive, which goes out now. What lies in the past by now is left out and shown so: the
     * approval took longer than that.
     */
    void arm(Handle handle, CommuneId commune, Directive directive) {
        String sentence = directive.extras().followUp();
        if (sentence.isEmpty()) {
            return;
        }
        var read = read(handle, commune, sentence);
        if (read.fault() != null) {
            // An association that it names is gone by now: the directive goes out all the same, and the log says so.
            ledger.record(
                    handle, commune, directive.author(), "schedule", "directive.follow_up_void", directive, Map.of());
            return;
        }
        Instant now = clock.instant();
        store.put(handle, directive.id(), sentence, read.steps(), directive.author(), now);
        store.steps(handle, directive.id()).stream()
                .filter(planned -> planned.step()
                        .dueAt(now, directive.dueAt())
                        .filter(due -> !due.isBefore(now))
                        .isEmpty())
                .forEach(planned -> store.claim(handle, planned.id(), FollowUp.State.SKIPPED, now));
    }

    public Optional<FollowUp> of(Handle handle, Directive directive) {
        return store.sentence(handle, directive.id())
                .map(sentence -> new FollowUp(sentence, store.steps(handle, directive.id())))
                .or(() -> bound(directive)
                        ? Optional.of(new FollowUp(directive.extras().followUp(), List.of()))
                        : Optional.empty());
    }

    /** A step as it is said to people. */
    public String said(FollowUp.Planned planned, Directive directive, ZoneId zone) {
        return text.line(planned.step(), directive.publishedAt(), directive.dueAt(), zone);
    }

    /** Where a step stands, as it is said to people. */
    public String state(FollowUp.Planned planned, ZoneId zone) {
        Instant at = planned.handledAt();
        if (at == null) {
            return FollowUpText.MESSAGES.text("state.WAITING");
        }
        boolean nobody = planned.state() == FollowUp.State.DONE && planned.people() == 0;
        return FollowUpText.MESSAGES.text(
                nobody ? "state.NOBODY" : "state." + planned.state(),
                Map.of("at", FollowUpText.at(at, zone), "people", planned.people()));
    }

    public boolean maySet(Handle handle, CommuneId commune, Directive directive, PersonId actor) {
        return runs(directive) && !bound(directive) && permissions.mayStop(handle, commune, actor, directive);
    }

    /** Sets it in place of an earlier one; an empty sentence takes it back. What was done already is not done again. */
    public FollowUpResult set(
            Handle handle, CommuneId commune, int number, PersonId actor, String sentence, String via) {
        Optional<Directive> found = directives.byNumber(handle, commune, number);
        if (found.isEmpty() || !permissions.mayStop(handle, commune, actor, found.get())) {
            return refused("fault.NOT_ALLOWED", Map.of());
        }
        Directive directive = found.get();
        if (!runs(directive)) {
            return refused("fault.NOT_RUNNING", Map.of("number", number));
        }
        if (bound(directive)) {
            return refused("fault.BOUND", Map.of("number", number));
        }
        if (sentence.isBlank()) {
            store.remove(handle, directive.id());
            ledger.record(handle, commune, actor, via, "directive.follow_up_cleared", directive, Map.of());
            return new FollowUpResult(true, FollowUpText.MESSAGES.text("cleared", Map.of("number", number)));
        }
        var read = read(handle, commune, sentence);
        if (read.fault() != null) {
            return new FollowUpResult(false, text.fault(read));
        }
        return put(handle, commune, directive, actor, sentence.strip(), read.steps(), via);
    }

    private FollowUpResult put(
            Handle handle,
            CommuneId commune,
            Directive directive,
            PersonId actor,
            String sentence,
            List<Step> steps,
            String via) {
        ZoneId zone = directory.commune(handle, commune).orElseThrow().zone();
        var handled = store.steps(handle, directive.id()).stream()
                .filter(planned -> planned.state() != FollowUp.State.WAITING)
                .map(FollowUp.Planned::step)
                .toList();
        var ahead = steps.stream().filter(step -> !handled.contains(step)).toList();
        Instant out = directive.publishedAt();
        String fault = unfit(ahead, out, directive.dueAt(), zone);
        if (!fault.isEmpty()) {
            return new FollowUpResult(false, fault);
        }
        store.put(handle, directive.id(), sentence, steps, actor, clock.instant());
        ledger.record(handle, commune, actor, via, "directive.follow_up_set", directive, Map.of("sentence", sentence));
        String lines = text.lines(steps, out, directive.dueAt(), zone);
        return new FollowUpResult(
                true, FollowUpText.MESSAGES.text("set", Map.of("number", directive.shortNumber(), "lines", lines)));
    }

    /** A step that can never come, or lies in the past; empty if there is none. */
    private String unfit(List<Step> steps, @Nullable Instant out, @Nullable Instant deadline, ZoneId zone) {
        Instant now = clock.instant();
        for (Step step : steps) {
            String line = text.line(step, out, deadline, zone);
            if (step.before() != null && deadline == null) {
                return FollowUpText.MESSAGES.text("fault.NO_DEADLINE", Map.of("said", line));
            }
            if (step.dueAt(out == null ? now : out, deadline)
                    .filter(due -> due.isBefore(now))
                    .isPresent()) {
                return FollowUpText.MESSAGES.text("fault.PAST", Map.of("said", line));
            }
        }
        return "";
    }

    /** Waits for its approval or its time with a sentence of its own, which is part of what was approved. */
    private static boolean bound(Directive directive) {
        return directive.publishedAt() == null && !directive.extras().followUp().isEmpty();
    }

    private static boolean runs(Directive directive) {
        return switch (directive.state()) {
            case PUBLISHED, SCHEDULED, AWAITING_APPROVAL -> true;
            case REJECTED, DRILLED, STOPPED, REPLACED, WITHDRAWN -> false;
        };
    }

    private static FollowUpResult refused(String key, Map<String, ?> values) {
        return new FollowUpResult(false, FollowUpText.MESSAGES.text(key, values));
    }

    /** Running directives of all communes with steps that wait; each is run in a transaction of its own. */
    public List<DirectiveId> waiting(Handle handle) {
        return store.waiting(handle).stream().map(DirectiveStore.Due::id).toList();
    }

    /** Does what is due of one directive, each step once, however often and late this is called; returns how many steps. */
    public int runDue(Handle handle, DirectiveId id) {
        return store.waiting(handle).stream()
                .filter(due -> due.id().equals(id))
                .mapToInt(due -> run.run(
                        handle, due.commune(), directives.byId(handle, id).orElseThrow()))
                .sum();
    }

    /** Who was reminded of it since then, by a person or the machine. */
    public Set<PersonId> remindedSince(Handle handle, Directive directive, Instant since) {
        return store.remindedSince(handle, directive.id(), since);
    }

    public void noteReminded(Handle handle, Directive directive, Collection<PersonId> people) {
        store.reminded(handle, directive.id(), people, clock.instant());
    }
}
