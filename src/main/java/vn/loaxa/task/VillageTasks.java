package vn.loaxa.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Village;
import vn.loaxa.text.Messages;

/**
 * Tasks and criteria of villages. Who may do what is the caller's to check. All writes take part in the caller's transaction.
 * Thread-safe: holds no state of its own.
 */
public final class VillageTasks {
    private static final Messages MESSAGES = new Messages("task");

    private final Audit audit;
    private final Clock clock;
    private final VillageTaskStore store = new VillageTaskStore();

    public VillageTasks(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** By village; open ones first, the most urgent on top. */
    public List<VillageTask> list(Handle handle, CommuneId commune) {
        return store.list(handle, commune);
    }

    /** What somebody has still to do, the most urgent on top. */
    public List<VillageTask> openOf(Handle handle, CommuneId commune, PersonId assignee) {
        return store.openOf(handle, commune, assignee);
    }

    public Optional<VillageTask> byId(Handle handle, CommuneId commune, long id) {
        return store.byId(handle, commune, id);
    }

    public void add(
            Handle handle,
            CommuneId commune,
            Actor actor,
            Village village,
            String title,
            PersonId assignee,
            @Nullable LocalDate due) {
        store.add(handle, commune, village.id(), VillageTask.Kind.TASK, title, assignee, due, clock.instant());
        audit.record(
                handle,
                commune,
                actor,
                "village-task.added",
                "village:" + village.id(),
                Map.of("village", village.name(), "task", title));
    }

    /** The criteria of a smart village (QĐ 35/2022/QĐ-UBND Thanh Hóa), those that the village's list lacks. @return how many */
    public int addCriteria(Handle handle, CommuneId commune, Actor actor, Village village) {
        int added = 0;
        for (String title : criteria()) {
            added += store.add(
                            handle,
                            commune,
                            village.id(),
                            VillageTask.Kind.CRITERION,
                            title,
                            null,
                            null,
                            clock.instant())
                    ? 1
                    : 0;
        }
        if (added > 0) {
            audit.record(
                    handle,
                    commune,
                    actor,
                    "village-task.criteria",
                    "village:" + village.id(),
                    Map.of("village", village.name(), "people", String.valueOf(added)));
        }
        return added;
    }

    static List<String> criteria() {
        return IntStream.rangeClosed(1, Integer.parseInt(MESSAGES.text("criteria")))
                .mapToObj(number -> MESSAGES.text("criterion." + number))
                .toList();
    }

    /** @return false if it is done already */
    public boolean finish(
            Handle handle,
            CommuneId commune,
            Actor actor,
            VillageTask task,
            PersonId by,
            String note,
            @Nullable Photo photo) {
        if (!store.finish(handle, task.id(), by, note, clock.instant())) {
            return false;
        }
        if (photo != null) {
            store.keepPhoto(handle, commune, task.id(), photo);
        }
        recordDone(handle, commune, actor, task);
        return true;
    }

    /**
     * The same from the chat. {@link SentPhotos} fetches the picture: whoever handles a message must not.
     *
     * @param address where it lies, or empty for none
     * @return false if it is done already
     */
    public boolean finishSent(
            Handle handle, CommuneId commune, Actor actor, VillageTask task, PersonId by, String address) {
        if (!store.finish(handle, task.id(), by, "", clock.instant())) {
            return false;
        }
        if (!address.isEmpty()) {
            store.keepSent(handle, task.id(), address, clock.instant());
        }
        recordDone(handle, commune, actor, task);
        return true;
    }

    private void recordDone(Handle handle, CommuneId commune, Actor actor, VillageTask task) {
        audit.record(
                handle, commune, actor, "village-task.done", "village-task:" + task.id(), Map.of("task", task.title()));
    }

    /** @return false if it is open already */
    public boolean reopen(Handle handle, CommuneId commune, Actor actor, VillageTask task) {
        if (!store.reopen(handle, task.id())) {
            return false;
        }
        audit.record(
                handle,
                commune,
                actor,
                "village-task.reopened",
                "village-task:" + task.id(),
                Map.of("task", task.title()));
        return true;
    }

    public Optional<Photo> photo(Handle handle, CommuneId commune, long id) {
        return store.photo(handle, commune, id);
    }
}
