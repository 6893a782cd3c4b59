package vn.loaxa.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** How households say they are during a storm. Thread-safe. */
public final class Households {
    private final HouseholdStore store = new HouseholdStore();

    /** What a household said last: {@code an-toan} or {@code can-giup}. */
    public record Said(String user, String village, String state, String note, Instant at) {}

    /**
     * Households by village and by what each said last since then: {@code {Thôn 3={an-toan=12, can-giup=2}}}.
     *
     * @param since when the storm began: what was said before does not count
     */
    public Map<String, Map<String, Integer>> counts(Handle handle, CommuneId commune, Instant since) {
        return store.counts(handle, commune, since);
    }

    /** Those who asked for help and have not said since that they are safe, who waits longest first. */
    public List<Said> needingHelp(Handle handle, CommuneId commune, Instant since) {
        return store.last(handle, commune, since).stream()
                .filter(said -> said.state().equals("can-giup"))
                .toList();
    }

    void note(Handle handle, CommuneId commune, Said said) {
        store.add(handle, commune, said);
    }
}
