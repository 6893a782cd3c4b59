package vn.loaxa.console;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.TasksView;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.directory.Village;
import vn.loaxa.task.VillageTask;
import vn.loaxa.task.VillageTasks;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** What a visitor sees of the work in the villages: everything, their own village, what is theirs to do. */
final class TaskViews {

    private final Directory directory;
    private final VillageTasks tasks;
    private final Frame frame;
    private final Wording wording;
    private final Clock clock;
    final Messages messages = new Messages("task");

    TaskViews(Directory directory, VillageTasks tasks, Frame frame, Wording wording, Clock clock) {
        this.wording = wording;
        this.directory = directory;
        this.tasks = tasks;
        this.frame = frame;
        this.clock = clock;
    }

    static boolean manages(Visitor visitor) {
        return visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
    }

    static boolean sees(Visitor visitor, VillageTask task) {
        return visitor.id().equals(task.assignee())
                || visitor.authority().mayInVillage(Right.SEE_REPORTS, task.village());
    }

    static boolean mayFinish(Visitor visitor, VillageTask task) {
        return manages(visitor) || visitor.id().equals(task.assignee());
    }

    LocalDate today(Visitor visitor) {
        return LocalDate.ofInstant(clock.instant(), visitor.zone());
    }

    List<Village> villages(Handle handle, Visitor visitor) {
        return directory.villages(handle, visitor.communeId());
    }

    /** Officials whose term runs, each once, by name and office: several may hold the same one. */
    Map<PersonId, String> officials(Handle handle, Visitor visitor) {
        var officials = new LinkedHashMap<PersonId, String>();
        for (RoleGrant grant : directory.roles(handle, visitor.communeId())) {
            if (!officials.containsKey(grant.person())) {
                directory
                        .person(handle, grant.person())
                        .map(person -> person.name().equals(grant.title())
                                ? person.name()
                                : person.name() + " (" + grant.title() + ")")
                        .ifPresent(label -> officials.put(grant.person(), label));
            }
        }
        return officials;
    }

    TasksView view(Handle handle, Visitor visitor, String error, String done, TasksView.Typed typed) {
        List<Village> villages = villages(handle, visitor);
        Map<PersonId, String> officials = officials(handle, visitor);
        List<VillageTask> seen = tasks.list(handle, visitor.communeId()).stream()
                .filter(task -> sees(visitor, task))
                .toList();
        Map<PersonId, String> names = new HashMap<>(officials);
        for (VillageTask task : seen) {
            PersonId assignee = task.assignee();
            if (assignee != null && !names.containsKey(assignee)) {
                directory.person(handle, assignee).ifPresent(person -> names.put(assignee, person.name()));
            }
        }
        return new TasksView(
                frame.of(visitor, messages.text("title"), OfficeRoutes.TASKS),
                manages(visitor),
                error,
                done,
                typed,
                villages.stream()
                        .map(village -> new TasksView.Choice(village.code(), village.name()))
                        .toList(),
                officials.entrySet().stream()
                        .map(entry -> new TasksView.Choice(entry.getKey().toString(), entry.getValue()))
                        .toList(),
                today(visitor).toString(),
                villages.stream()
                        .map(village -> village(visitor, village, seen, names))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Villages without any work are shown to those only who can give it some. */
    private Optional<TasksView.Village> village(
            Visitor visitor, Village village, List<VillageTask> seen, Map<PersonId, String> names) {
        List<VillageTask> own = seen.stream()
                .filter(task -> task.village().equals(village.id()))
                .toList();
        if (own.isEmpty() && !manages(visitor)) {
            return Optional.empty();
        }
        List<VillageTask> criteria = own.stream()
                .filter(task -> task.kind() == VillageTask.Kind.CRITERION)
                .toList();
        int met = (int) criteria.stream().filter(task -> !task.open()).count();
        return Optional.of(new TasksView.Village(
                village.code(),
                village.name(),
                criteria.isEmpty() ? "" : messages.text("count", Map.of("done", met, "all", criteria.size())),
                met,
                criteria.size(),
                own.stream().map(task -> row(visitor, task, names)).toList()));
    }

    private TasksView.Row row(Visitor visitor, VillageTask task, Map<PersonId, String> names) {
        LocalDate today = today(visitor);
        LocalDate due = task.due();
        String when = due == null
                ? ""
                : task.late(today)
                        ? messages.text("late", Map.of("n", ChronoUnit.DAYS.between(due, today)))
                        : messages.text("due", Map.of("day", Days.show(due)));
        PersonId assignee = task.assignee();
        VillageTask.Sent sent = task.sent();
        return new TasksView.Row(
                task.id(),
                messages.text("number", Map.of("number", task.id())),
                task.title(),
                assignee == null ? messages.text("none") : names.getOrDefault(assignee, ""),
                when,
                task.late(today),
                task.open(),
                task.note(),
                task.photo() ? OfficeRoutes.TASKS + "/" + task.id() + "/anh" : "",
                sent == null ? "" : messages.text("sent", Map.of("at", wording.paper(sent.at(), visitor.zone()))),
                sent != null && !task.photo() && sent.address().matches("https?://\\S{1,2000}") ? sent.address() : "",
                task.open() && mayFinish(visitor, task),
                !task.open() && manages(visitor));
    }
}
