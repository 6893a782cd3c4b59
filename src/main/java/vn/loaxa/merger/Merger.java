package vn.loaxa.merger;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.StructureBook;
import vn.loaxa.directory.VillageId;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.merger.MergePlan.Move;
import vn.loaxa.merger.MergePlan.Pair;
import vn.loaxa.merger.MergePlan.Seat;

/**
 * Merges one body into another, with what hangs below it. The rules: {@link Seating} for people, {@link Pairing} for bodies
 * below. Open requests to join go to the body that goes on. Its group chat stays; one that only the other had comes along; of two
 * the second stays written on the closed body, and nothing is sent there any more. Sent directives keep their record: the board
 * shows them under the body that goes on, with the same sums. Reminders, saved audiences and calendars that name the closed body
 * mean the one that goes on. Whether the actor may is asked before. Thread-safe; every call is part of the caller's transaction.
 */
public final class Merger {
    private final Directory directory;
    private final StructureBook structure;
    private final @Nullable MembershipService memberships;
    private final Clock clock;
    private final Planner planner;
    private final MergerStore store = new MergerStore();

    /** @param memberships asks people into the group chat of their new body; null where there is no account to do so */
    public Merger(Directory directory, @Nullable MembershipService memberships, Audit audit, Clock clock) {
        this.directory = directory;
        this.memberships = memberships;
        this.clock = clock;
        structure = new StructureBook(clock, audit);
        planner = new Planner(directory);
    }

    /** How a merger ended; only the first changed anything. */
    public enum Result {
        DONE,
        /** Something changed since the plan was read. */
        CHANGED,
        /** Something must be settled first. */
        CONFLICT
    }

    /** What merging the first into the second would do; empty if one of the codes is that of no body. */
    public Optional<MergePlan> plan(Handle handle, CommuneId commune, String from, String into) {
        Optional<Body> ends = body(handle, commune, from);
        Optional<Body> goesOn = body(handle, commune, into);
        return ends.isEmpty() || goesOn.isEmpty()
                ? Optional.empty()
                : Optional.of(planner.plan(handle, commune, ends.get(), goesOn.get()));
    }

    /** Does what the plan says, if it still says the same. */
    public Result merge(Handle handle, CommuneId commune, Actor actor, MergePlan read) {
        MergePlan plan = planner.plan(handle, commune, read.from(), read.into());
        if (!plan.isPossible()) {
            return Result.CONFLICT;
        }
        if (!plan.fingerprint().equals(read.fingerprint())) {
            return Result.CHANGED;
        }
        for (Pair pair : plan.pairs()) {
            people(handle, commune, actor, pair);
            requests(handle, pair);
            chat(handle, commune, actor, pair);
            store.moveFeeds(handle, pair.from().id(), pair.into().id());
            structure.merge(
                    handle,
                    commune,
                    actor,
                    pair.from(),
                    pair.into(),
                    pair.seats().size());
        }
        for (Move move : plan.moves()) {
            Body body = move.body();
            VillageId village = body.village() != null ? body.village() : inherited(plan, body);
            structure.place(handle, commune, actor, body, move.parent(), village);
        }
        return Result.DONE;
    }

    /** A village that came from the parent which ends must not be lost with it. */
    private static @Nullable VillageId inherited(MergePlan plan, Body body) {
        return plan.pairs().stream()
                .map(Pair::from)
                .filter(parent -> parent.id().equals(body.parent()))
                .map(Body::village)
                .findFirst()
                .orElse(null);
    }

    private void people(Handle handle, CommuneId commune, Actor actor, Pair pair) {
        for (Seat seat : pair.seats()) {
            if (seat.becomes() != seat.there()) {
                directory.addMembership(
                        handle, commune, actor, seat.person().id(), pair.into().id(), seat.becomes(), seat.until());
            }
        }
        store.endMemberships(handle, pair.from().id(), clock.instant());
        store.dropUndo(handle, pair.from().id());
        store.dropUndo(handle, pair.into().id());
    }

    private void requests(Handle handle, Pair pair) {
        Set<PersonId> settled =
                new HashSet<>(store.askers(handle, pair.into().id()).keySet());
        directory
                .roll(handle, pair.into().id())
                .forEach(member -> settled.add(member.person().id()));
        for (MergerStore.Request request :
                store.openRequests(handle, pair.from().id())) {
            if (settled.contains(request.person())) {
                store.settleRequest(handle, request.id(), clock.instant());
            } else {
                store.moveRequest(handle, request.id(), pair.into().id());
            }
        }
    }

    private void chat(Handle handle, CommuneId commune, Actor actor, Pair pair) {
        Body from = pair.from();
        boolean comesAlong = pair.into().group() == null && from.group() != null;
        Set<PersonId> inside = new HashSet<>();
        if (comesAlong) {
            pair.seats().forEach(seat -> inside.add(seat.person().id()));
            directory.linkGroup(handle, commune, actor, from.id(), null);
            directory.linkGroup(handle, commune, actor, pair.into().id(), from.group());
        }
        Body into = directory.body(handle, pair.into().id()).orElseThrow();
        if (memberships == null || into.group() == null) {
            return;
        }
        if (!comesAlong) {
            // Of the others each was asked when they joined.
            Set<PersonId> coming = new HashSet<>();
            pair.seats().stream()
                    .filter(seat -> seat.there() == null)
                    .forEach(seat -> coming.add(seat.person().id()));
            directory.roll(handle, into.id()).stream()
                    .map(member -> member.person().id())
                    .filter(person -> !coming.contains(person))
                    .forEach(inside::add);
        }
        String cause = "merge:" + from.id();
        directory.roll(handle, into.id()).stream()
                .filter(member -> !inside.contains(member.person().id()))
                .forEach(member -> memberships.inviteToChat(handle, commune, into, member.person(), cause));
    }

    private Optional<Body> body(Handle handle, CommuneId commune, String code) {
        return directory.bodies(handle, commune).stream()
                .filter(body -> body.code().equals(code))
                .findFirst();
    }
}
