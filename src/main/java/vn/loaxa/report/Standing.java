package vn.loaxa.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** What does not hang on directives: linked people, chats in use, cases. Thread-safe. */
final class Standing {
    /** A channel in which nothing was said for longer is not in use (domain §6). */
    private static final Duration IN_USE = Duration.ofDays(30);

    /** Of five points. */
    private static final int SATISFIED = 4;

    private final Directory directory;
    private final StandingStore store = new StandingStore();

    Standing(Directory directory) {
        this.directory = directory;
    }

    void fill(
            Map<Indicator, ByVillage> figures,
            Handle handle,
            Commune commune,
            Period period,
            Scope scope,
            List<Village> villages,
            Instant now) {
        figures.put(
                Indicator.PEOPLE_LINKED,
                ByVillage.shares(
                        store.people(handle, commune.id(), scope),
                        StandingStore.People::village,
                        row -> new Measure.Share(row.linked(), row.people())));
        List<StandingStore.Houses> houses = store.houses(handle, commune.id(), period, scope);
        if (!houses.isEmpty()) {
            figures.put(Indicator.HOUSEHOLDS_ONLINE, of(houses, StandingStore.Houses::reached));
            figures.put(Indicator.TRAINED_HOUSEHOLDS, of(houses, StandingStore.Houses::visited));
        }
        channels(figures, handle, commune, period, scope, villages, now);
        List<StandingStore.Case> cases = store.cases(handle, commune.id(), period, scope);
        figures.put(Indicator.FEEDBACK_ON_TIME, onTime(cases, now));
        figures.put(Indicator.TIME_TO_ANSWER, timeToAnswer(cases));
        figures.put(
                Indicator.SATISFACTION,
                ByVillage.shares(
                        store.marks(handle, commune.id(), period, scope),
                        StandingStore.Mark::village,
                        mark -> one(mark.points() >= SATISFIED)));
    }

    private static ByVillage of(List<StandingStore.Houses> houses, ToIntFunction<StandingStore.Houses> part) {
        return ByVillage.shares(
                houses, StandingStore.Houses::village, row -> new Measure.Share(part.applyAsInt(row), row.houses()));
    }

    private void channels(
            Map<Indicator, ByVillage> figures,
            Handle handle,
            Commune commune,
            Period period,
            Scope scope,
            List<Village> villages,
            Instant now) {
        Instant end = period.until().isAfter(now) ? now.plusMillis(1) : period.until();
        Set<ZaloGroupId> used = store.chatsWritten(handle, commune.id(), end.minus(IN_USE), end);
        List<Body> bodies = directory.bodies(handle, commune.id());
        Map<BodyId, Body> byId = new HashMap<>();
        bodies.forEach(body -> byId.put(body.id(), body));
        Map<VillageId, Boolean> inVillage = new HashMap<>();
        bodies.forEach(body -> {
            VillageId village = village(byId, body);
            if (village != null) {
                inVillage.merge(village, inUse(body, used), Boolean::logicalOr);
            }
        });
        figures.put(
                Indicator.VILLAGES_WITH_CHANNEL,
                ByVillage.shares(
                        villages.stream().filter(scope::covers).toList(),
                        Village::id,
                        village -> one(inVillage.getOrDefault(village.id(), false))));
        figures.put(
                Indicator.SUB_ASSOCIATIONS_WITH_CHANNEL,
                ByVillage.shares(
                        bodies.stream()
                                .filter(body -> body.kind() == BodyKind.SUB_ASSOCIATION && scope.covers(body))
                                .toList(),
                        body -> village(byId, body),
                        body -> one(inUse(body, used))));
    }

    private static boolean inUse(Body body, Set<ZaloGroupId> used) {
        ZaloGroupId group = body.group();
        return group != null && used.contains(group);
    }

    /** A small group stands in the village of the body above it. */
    private static @Nullable VillageId village(Map<BodyId, Body> byId, Body body) {
        @Nullable Body at = body;
        while (at != null && at.village() == null) {
            BodyId parent = at.parent();
            at = parent == null ? null : byId.get(parent);
        }
        return at == null ? null : at.village();
    }

    private static Measure.Share one(boolean counted) {
        return new Measure.Share(counted ? 1 : 0, 1);
    }

    /** Those that still run and are not late yet say nothing so far. */
    private static ByVillage onTime(List<StandingStore.Case> cases, Instant now) {
        return ByVillage.shares(
                cases.stream()
                        .filter(one -> one.answeredAt() != null || now.isAfter(one.dueAt()))
                        .toList(),
                StandingStore.Case::village,
                one -> {
                    Instant answered = one.answeredAt();
                    return one(answered != null && !answered.isAfter(one.dueAt()));
                });
    }

    private static ByVillage timeToAnswer(List<StandingStore.Case> cases) {
        return ByVillage.middles(cases, StandingStore.Case::village, (one, spread) -> {
            Instant answered = one.answeredAt();
            if (answered != null) {
                spread.add(Duration.between(one.openedAt(), answered).toMinutes(), 1);
            }
        });
    }
}
