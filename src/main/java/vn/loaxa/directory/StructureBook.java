package vn.loaxa.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.Vietnamese;

/**
 * Renames, moves and closes communes, villages and bodies, and logs it. Old names stay as former names, so that whoever types
 * them is still understood. Whether the actor may is asked before. Thread-safe; every call is part of the caller's transaction.
 */
public final class StructureBook {
    private final Clock clock;
    private final Audit audit;
    private final CommuneStore communes = new CommuneStore();
    private final BodyStore bodies = new BodyStore();
    private final FormerNameStore names = new FormerNameStore();

    public StructureBook(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** Gives a body another name; titles that carry the old one carry the new one. False if it has this name already. */
    public boolean rename(Handle handle, CommuneId commune, Actor actor, Body body, String name) {
        String clean = Vietnamese.clean(name);
        if (clean.equals(body.name())) {
            return false;
        }
        keep(handle, commune, FormerNameStore.Kind.BODY, body.id().value(), body.name());
        bodies.rename(handle, body.id(), body.name(), clean);
        record(handle, commune, actor, "body.renamed", "body:" + body.id(), body.name(), clean);
        return true;
    }

    /** Gives a village another name, and so the titles of its head and team. False if it has this name already. */
    public boolean rename(Handle handle, CommuneId commune, Actor actor, Village village, String name) {
        String clean = Vietnamese.clean(name);
        if (clean.equals(village.name())) {
            return false;
        }
        keep(handle, commune, FormerNameStore.Kind.VILLAGE, village.id().value(), village.name());
        communes.rename(handle, village.id(), village.name(), clean);
        record(handle, commune, actor, "village.renamed", "village:" + village.id(), village.name(), clean);
        return true;
    }

    /** Gives a commune another name (xã → phường) and its villages another term. False if both stand so already. */
    public boolean rename(Handle handle, Actor actor, Commune commune, String name, String villageTerm) {
        String clean = Vietnamese.clean(name);
        if (clean.equals(commune.name()) && villageTerm.equals(commune.villageTerm())) {
            return false;
        }
        if (!clean.equals(commune.name())) {
            keep(
                    handle,
                    commune.id(),
                    FormerNameStore.Kind.COMMUNE,
                    commune.id().value(),
                    commune.name());
        }
        communes.rename(handle, commune.id(), clean, villageTerm);
        record(handle, commune.id(), actor, "commune.renamed", "commune:" + commune.id(), commune.name(), clean);
        return true;
    }

    /** Puts a body under another one, or at the top with null. The caller has seen to it that no ring comes of it. */
    public void place(
            Handle handle,
            CommuneId commune,
            Actor actor,
            Body body,
            @Nullable Body parent,
            @Nullable VillageId village) {
        bodies.place(handle, body.id(), parent == null ? null : parent.id(), village);
        audit.record(
                handle,
                commune,
                actor,
                "body.moved",
                "body:" + body.id(),
                Map.of("name", body.name(), "under", parent == null ? "" : parent.name()));
    }

    /**
     * Ends a body whose members, requests and chats have been seen to: today is its last day, and from now on its key, code and
     * names stand for the other one.
     */
    public void merge(Handle handle, CommuneId commune, Actor actor, Body from, Body into, int people) {
        bodies.merge(handle, from.id(), into.id(), today(handle, commune));
        Map<String, String> details =
                Map.of("from", from.name(), "into", into.name(), "people", Integer.toString(people));
        audit.record(handle, commune, actor, "body.closed", "body:" + from.id(), details);
        audit.record(handle, commune, actor, "body.merged", "body:" + into.id(), details);
    }

    /** The same for a village of which everything was moved to the other. */
    public void merge(Handle handle, CommuneId commune, Actor actor, Village from, Village into, int people) {
        communes.merge(handle, from.id(), into.id(), today(handle, commune));
        Map<String, String> details =
                Map.of("from", from.name(), "into", into.name(), "people", Integer.toString(people));
        audit.record(handle, commune, actor, "village.closed", "village:" + from.id(), details);
        audit.record(handle, commune, actor, "village.merged", "village:" + into.id(), details);
    }

    private void keep(Handle handle, CommuneId commune, FormerNameStore.Kind kind, long subject, String name) {
        names.keep(handle, commune, kind, subject, name, null, today(handle, commune));
    }

    private LocalDate today(Handle handle, CommuneId commune) {
        return LocalDate.ofInstant(clock.instant(), communes.zone(handle, commune));
    }

    private void record(
            Handle handle, CommuneId commune, Actor actor, String action, String subject, String from, String to) {
        audit.record(handle, commune, actor, action, subject, Map.of("from", from, "name", to));
    }
}
