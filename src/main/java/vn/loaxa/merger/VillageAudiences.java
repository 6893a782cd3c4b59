package vn.loaxa.merger;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.AudienceJson;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;

/**
 * Stored audiences that name a village. What is still to come is written anew; what went out keeps its words, and the directory leads
 * the old key to the present village. What the organisation file said, by codes, is read with the codes of the past.
 */
final class VillageAudiences {
    private final MergerStore bodies = new MergerStore();
    private final VillageMergerStore store = new VillageMergerStore();

    /** Directives that wait for a decision or for their hour and name one of the two: just that text and audience was agreed to. */
    List<String> waiting(Handle handle, CommuneId commune, VillagePair pair) {
        return bodies.waitingDirectives(handle, commune).stream()
                .filter(one -> names(one.audience(), pair.from()) || names(one.audience(), pair.into()))
                .map(MergerStore.Addressed::name)
                .toList();
    }

    /** Returns how many. */
    int moveReminders(Handle handle, CommuneId commune, VillagePair pair) {
        int moved = 0;
        for (VillageMergerStore.Kept kept : store.reminders(handle, commune)) {
            if (names(kept.audience(), pair.from())) {
                store.rename(handle, "reminder", "audience", kept.id(), moved(kept.audience(), pair));
                moved++;
            }
        }
        return moved;
    }

    /** Returns their names. */
    List<String> moveSaved(Handle handle, CommuneId commune, VillagePair pair) {
        List<String> names = new ArrayList<>();
        for (VillageMergerStore.Kept kept : store.savedAudiences(handle, commune)) {
            if (names(kept.audience(), pair.from())) {
                names.add(kept.name());
                if (isKeys(kept.audience())) {
                    store.rename(handle, "saved_audience", "definition", kept.id(), moved(kept.audience(), pair));
                }
            }
        }
        return names;
    }

    /** As {@link AudienceJson} writes it, and not as the organisation file does. */
    private static boolean isKeys(String stored) {
        return stored.startsWith("[");
    }

    private static boolean names(String stored, Village village) {
        if (!isKeys(stored)) {
            return stored.contains("\"" + village.code() + "\"")
                    || village.formerCodes().keySet().stream().anyMatch(code -> stored.contains("\"" + code + "\""));
        }
        return AudienceJson.read(stored).parts().stream()
                .anyMatch(part -> !part.equals(moved(part, village.id(), new VillageId(0))));
    }

    /** The same audience with the other village; what is named twice then is named once. */
    private static String moved(String stored, VillagePair pair) {
        return AudienceJson.write(new Audience(AudienceJson.read(stored).parts().stream()
                .map(part -> moved(part, pair.from().id(), pair.into().id()))
                .distinct()
                .toList()));
    }

    private static Audience.Part moved(Audience.Part part, VillageId from, VillageId into) {
        if (part instanceof Audience.Part.OfVillage of && of.village().equals(from)) {
            return new Audience.Part.OfVillage(into);
        }
        return part instanceof Audience.Part.OfBodyInVillage both
                        && both.village().equals(from)
                ? new Audience.Part.OfBodyInVillage(both.body(), into)
                : part;
    }
}
