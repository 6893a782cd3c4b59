package vn.loaxa.conversation.camera;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Which cases report a broken camera. Writes take part in the caller's transaction. Thread-safe: holds no state of its own. */
public final class CameraReports {
    private final CameraReportStore store = new CameraReportStore();

    /** The case of this number is about a camera. */
    public void note(Handle handle, CommuneId commune, int number, String place, String fault) {
        store.add(handle, commune, number, place, fault);
    }

    /** Those without an answer first, the oldest on top; then the others, the newest on top; at most so many. */
    public List<CameraReport> list(Handle handle, CommuneId commune, int most) {
        return store.list(handle, commune, most);
    }
}
