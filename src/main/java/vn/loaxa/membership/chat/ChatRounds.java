package vn.loaxa.membership.chat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.chat.ChatRound.Step;
import vn.loaxa.membership.chat.ChatRoundStore.Invitation;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxListener;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Invites the members of a body into its chat, batch by batch through the outbox, so many a day as the rules say. Everything
 * stands in tables: a round goes on after a crash and over days. A refused batch is halved until it is known who is meant.
 * Nobody who is inside is invited. Thread-safe; every call is part of the caller's transaction.
 */
public final class ChatRounds implements OutboxListener {
    /** How starting ended; all but the first changed nothing. */
    public enum Result {
        STARTED,
        NOT_ALLOWED,
        NO_CHAT,
        RUNNING,
        NOBODY
    }

    private static final Pattern REFERENCE = Pattern.compile(RoundBatches.KEY + "(\\d+):(\\d+)");

    private final Directory directory;
    private final Outbox outbox;
    private final Audit audit;
    private final RulesInForce rules;
    private final Clock clock;
    private final Invitable invitable;
    private final InvitePace pace;
    private final RoundBatches batches;
    private final ChatRoundStore store = new ChatRoundStore();
    private final ChatRosterStore rosters = new ChatRosterStore();

    public ChatRounds(Directory directory, Outbox outbox, Audit audit, RulesInForce rules, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
        this.rules = rules;
        this.clock = clock;
        invitable = new Invitable(directory, rules, clock);
        pace = new InvitePace(directory, rules, clock);
        batches = new RoundBatches(outbox, clock);
    }

    /** Whether the person may have members invited: who keeps the list, and who may make the chat. */
    public boolean may(Authority authority, Body body) {
        return authority.may(Right.MANAGE_MEMBERS, body) || authority.may(Right.MAKE_CHAT, body);
    }

    /**
     * What inviting would do.
     *
     * @param most how many the chat holds, the Official Account counted; 0 if not known
     * @param keeper a further person in a chat that is still to be made, or null
     */
    public ChatForecast forecast(Handle handle, CommuneId commune, Body body, int most, @Nullable PersonId keeper) {
        // The keeper takes a place of their own unless they are on the roll.
        boolean extra = keeper != null
                && directory.roll(handle, body.id()).stream()
                        .noneMatch(member -> member.person().id().equals(keeper));
        return Forecasts.of(
                invitable.judge(handle, commune, body, body.group(), most, extra ? 1 : 0),
                keeper,
                rules.now().groups().invitesPerDay());
    }

    /** Begins a round. Audited. */
    public Result start(Handle handle, CommuneId commune, Actor actor, Body body) {
        Long id = actor.personId();
        if (id == null || !may(directory.authority(handle, commune, new PersonId(id)), body)) {
            return Result.NOT_ALLOWED;
        }
        ZaloGroupId group = body.group();
        if (group == null) {
            return Result.NO_CHAT;
        }
        if (store.running(handle, commune, body.id()).isPresent()) {
            return Result.RUNNING;
        }
        int most = rosters.row(handle, commune, group)
                .map(ChatRosterStore.Row::mostMembers)
                .orElse(0);
        List<Invitation> people = new ArrayList<>();
        for (Invitable.Judged one : invitable.judge(handle, commune, body, group, most, 0)) {
            ZaloUserId user = one.person().zalo();
            boolean passed = one.why().equals(Invitable.INSIDE) || one.why().equals(Invitable.ASKED_LATELY);
            if (user != null && !passed) {
                Step step = one.why().equals(Invitable.CAN) ? Step.WAITING : Step.REFUSED;
                people.add(new Invitation(one.person().id(), user, step, 0, one.why(), 0));
            }
        }
        if (people.stream().noneMatch(one -> one.step() == Step.WAITING)) {
            return Result.NOBODY;
        }
        ChatRound round = store.insert(handle, commune, body.id(), group, actor, clock.instant())
                .orElseThrow();
        store.add(handle, round, people);
        audit.record(
                handle,
                commune,
                actor,
                "chat.inviting",
                "body:" + body.id(),
                Map.of("people", Integer.toString(people.size())));
        advance(handle, round);
        return Result.STARTED;
    }

    /** Stops: what has not left for Zalo does not leave any more. False if nothing runs, or the person may not. Audited. */
    public boolean stop(Handle handle, CommuneId commune, Actor actor, Body body) {
        Long id = actor.personId();
        Optional<ChatRound> round = store.running(handle, commune, body.id());
        if (id == null || round.isEmpty() || !may(directory.authority(handle, commune, new PersonId(id)), body)) {
            return false;
        }
        store.end(handle, round.get().id(), ChatRound.State.STOPPED.name(), clock.instant());
        outbox.cancelBatch(handle, commune, RoundBatches.KEY + round.get().id());
        audit.record(handle, commune, actor, "chat.inviting-stopped", "body:" + body.id(), Map.of());
        return true;
    }

    /** The last round of the body; empty if there was none for the chat it has now. */
    public Optional<ChatProgress> progress(Handle handle, CommuneId commune, Body body) {
        return store.last(handle, commune, body.id())
                .filter(round -> round.group().equals(body.group()))
                .map(round -> Progresses.of(
                        directory,
                        handle,
                        round,
                        store.invitations(handle, round.id()),
                        rosters.seen(handle, commune, round.group(), true),
                        pace.next(handle, commune) == 0));
    }

    /** Goes on by day with every round that can; a new day has new invitations. Returns how many batches were sent off. */
    public int runDue(Handle handle) {
        int sent = 0;
        for (ChatRound round : store.allRunning(handle)) {
            boolean goes = !pace.isNight(handle, round.commune()) && advance(handle, round);
            sent += goes ? 1 : 0;
        }
        return sent;
    }

    @Override
    public void changed(Handle handle, OutboxChange change) {
        Matcher reference = REFERENCE.matcher(change.reference());
        if (!reference.matches()) {
            return;
        }
        Optional<ChatRound> round = store.byId(handle, Long.parseLong(reference.group(1)));
        round.ifPresent(one -> ended(handle, one, Integer.parseInt(reference.group(2)), change));
    }

    private void ended(Handle handle, ChatRound round, int batch, OutboxChange change) {
        switch (change.state()) {
            case SENT -> store.settle(handle, round.id(), batch, Step.INVITED, "", 0);
            case CANCELLED -> store.settle(handle, round.id(), batch, Step.WAITING, "", 0);
            case FAILED -> batches.refused(handle, round, batch, change.error());
            case PENDING, SENDING, UNKNOWN, UNSETTLED -> {
                // An invitation leaves no message: the outbox repeats it until it knows.
            }
        }
        store.byId(handle, round.id()).ifPresent(now -> advance(handle, now));
    }

    /** Sends the next batch off if none is under way; true if one went. */
    private boolean advance(Handle handle, ChatRound round) {
        Body body = directory.body(handle, round.body()).orElse(null);
        List<Invitation> all = store.invitations(handle, round.id());
        if (round.state() != ChatRound.State.RUNNING || all.stream().anyMatch(one -> one.step() == Step.ASKED)) {
            return false;
        }
        if (body == null || !round.group().equals(body.group())) {
            store.end(handle, round.id(), ChatRound.State.STOPPED.name(), clock.instant());
            return false;
        }
        List<Invitation> next = stillInvitable(handle, round, body, all);
        if (next.isEmpty()) {
            store.end(handle, round.id(), ChatRound.State.DONE.name(), clock.instant());
            return false;
        }
        int most = pace.next(handle, round.commune());
        if (most == 0) {
            return false;
        }
        batches.send(handle, round, next.subList(0, Math.min(most, next.size())));
        return true;
    }

    /** Days may have passed: whoever went, came in by themselves or can no longer be invited is not waited for. */
    private List<Invitation> stillInvitable(Handle handle, ChatRound round, Body body, List<Invitation> all) {
        Map<PersonId, String> now = invitable.now(handle, round, body);
        List<Invitation> next = new ArrayList<>();
        for (Invitation one : all) {
            if (one.step() == Step.WAITING) {
                String why = now.getOrDefault(one.person(), Invitable.NOT_MEMBER);
                if (why.equals(Invitable.CAN)) {
                    next.add(one);
                } else {
                    store.refuse(handle, round.id(), one.person(), why);
                }
            }
        }
        return next;
    }
}
