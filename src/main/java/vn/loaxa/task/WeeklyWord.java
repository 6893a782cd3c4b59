package vn.loaxa.task;

import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Village;
import vn.loaxa.reminder.SystemNotices;
import vn.loaxa.text.Messages;

/**
 * Each Monday from half past seven, whoever has open tasks gets one message that lists them. Who cannot be written to then
 * (the machine was off, the window was closed) gets it later in the working week, and nobody twice in one. Thread-safe.
 */
public final class WeeklyWord {
    private static final LocalTime FROM = LocalTime.of(7, 30);
    private static final Messages MESSAGES = new Messages("task");

    private final Database database;
    private final Directory directory;
    private final SystemNotices notices;
    private final Clock clock;
    private final URI page;
    private final VillageTaskStore store = new VillageTaskStore();

    /** @param page where the work is reported as done */
    public WeeklyWord(Database database, Directory directory, SystemNotices notices, Clock clock, URI page) {
        this.page = page;
        this.database = database;
        this.directory = directory;
        this.notices = notices;
        this.clock = clock;
    }

    /** To be called every few minutes. */
    public void runDue() {
        for (Commune commune : database.read(directory::communes)) {
            ZonedDateTime now = clock.instant().atZone(commune.zone());
            boolean working = now.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            if (working && !now.toLocalTime().isBefore(FROM)) {
                database.write(handle -> tell(handle, commune, now.toLocalDate()));
            }
        }
    }

    private int tell(Handle handle, Commune commune, LocalDate today) {
        Map<PersonId, List<VillageTask>> open = new LinkedHashMap<>();
        for (VillageTask task : store.list(handle, commune.id())) {
            PersonId assignee = task.assignee();
            if (task.open() && assignee != null) {
                open.computeIfAbsent(assignee, any -> new ArrayList<>()).add(task);
            }
        }
        if (open.isEmpty()) {
            return 0;
        }
        List<Village> villages = directory.villages(handle, commune.id());
        String week = today.get(IsoFields.WEEK_BASED_YEAR) + "-" + today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int told = 0;
        for (var entry : open.entrySet()) {
            Person person = directory.person(handle, entry.getKey()).orElse(null);
            String key = "village-tasks:" + week + "/" + entry.getKey();
            List<VillageTask> own = entry.getValue();
            if (person != null
                    && notices.tell(handle, commune, person, key, text(own, villages, today), TaskLines.buttons(own))) {
                told++;
            }
        }
        return told;
    }

    private String text(List<VillageTask> tasks, List<Village> villages, LocalDate today) {
        return MESSAGES.text(
                "weekly", Map.of("n", tasks.size(), "list", TaskLines.of(tasks, villages, today), "page", page));
    }
}
