package vn.loaxa.merger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.StructureBook;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/**
 * Gives the commune, a village or a body another name, or a body another place in the tree. What is wrong with the wish is said in
 * Vietnamese, and then nothing was done. Whether the actor may is asked before. Thread-safe; part of the caller's transaction.
 */
public final class Rearranging {
    /** How a form names the commune itself, and what stands before the code of a village or a body. */
    public static final String COMMUNE = "xa";

    public static final String VILLAGE = "thon:";
    public static final String BODY = "hoi:";

    private static final int LONGEST_NAME = 120;

    private final Messages messages = new Messages("merger");
    private final Directory directory;
    private final StructureBook structure;

    public Rearranging(Directory directory, Audit audit, Clock clock) {
        this.directory = directory;
        structure = new StructureBook(clock, audit);
    }

    /** Whether it was done, and the sentence for whoever asked. */
    public record Answer(boolean done, String sentence) {}

    /** @param what {@link #COMMUNE}, or {@link #VILLAGE} or {@link #BODY} with a code */
    public Answer rename(Handle handle, Commune commune, Actor actor, String what, String name) {
        String clean = Vietnamese.clean(name);
        if (clean.length() < 2 || clean.length() > LONGEST_NAME) {
            return wrong("name", Map.of("most", LONGEST_NAME));
        }
        if (what.equals(COMMUNE)) {
            return renamed(clean, structure.rename(handle, actor, commune, clean, commune.villageTerm()));
        }
        List<Village> villages = directory.villages(handle, commune.id());
        Optional<Village> village = villages.stream()
                .filter(one -> what.equals(VILLAGE + one.code()))
                .findFirst();
        List<Body> bodies = directory.bodies(handle, commune.id());
        Optional<Body> body =
                bodies.stream().filter(one -> what.equals(BODY + one.code())).findFirst();
        if (village.isPresent()) {
            boolean taken = villages.stream()
                    .anyMatch(one -> !one.id().equals(village.get().id()) && alike(one.name(), clean));
            return taken
                    ? wrong("taken", Map.of("name", clean))
                    : renamed(clean, structure.rename(handle, commune.id(), actor, village.get(), clean));
        }
        if (body.isPresent()) {
            boolean taken =
                    bodies.stream().anyMatch(one -> !one.id().equals(body.get().id()) && alike(one.name(), clean));
            return taken
                    ? wrong("taken", Map.of("name", clean))
                    : renamed(clean, structure.rename(handle, commune.id(), actor, body.get(), clean));
        }
        return wrong("what", Map.of());
    }

    private Answer renamed(String name, boolean done) {
        return done
                ? new Answer(true, messages.text("did.renamed", Map.of("name", name)))
                : wrong("same", Map.of("name", name));
    }

    /**
     * Puts a body under another.
     *
     * @param under code of the new parent, empty for the top
     * @param village code of the village where it is now, empty for none of its own
     */
    public Answer move(Handle handle, CommuneId commune, Actor actor, String code, String under, String village) {
        List<Body> bodies = directory.bodies(handle, commune);
        Optional<Body> body =
                bodies.stream().filter(one -> one.code().equals(code)).findFirst();
        Optional<Body> parent =
                bodies.stream().filter(one -> one.code().equals(under)).findFirst();
        Optional<Village> place = directory.villages(handle, commune).stream()
                .filter(one -> one.code().equals(village))
                .findFirst();
        if (body.isEmpty() || parent.isEmpty() != under.isEmpty() || place.isEmpty() != village.isEmpty()) {
            return wrong("place", Map.of());
        }
        if (parent.isPresent() && Pairing.isAbove(bodies, body.get(), parent.get())) {
            return wrong("ring", Map.of("body", body.get().name()));
        }
        @Nullable VillageId there = place.map(Village::id).orElse(null);
        if (Objects.equals(parent.map(Body::id).orElse(null), body.get().parent())
                && Objects.equals(there, body.get().village())) {
            return wrong("place", Map.of());
        }
        structure.place(handle, commune, actor, body.get(), parent.orElse(null), there);
        return new Answer(
                true, messages.text("did.moved", Map.of("name", body.get().name())));
    }

    private static boolean alike(String one, String other) {
        return Vietnamese.words(one).equals(Vietnamese.words(other));
    }

    private Answer wrong(String key, Map<String, ?> values) {
        return new Answer(false, messages.text("wrong." + key, values));
    }
}
