package vn.loaxa.console;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.TasksView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Village;
import vn.loaxa.task.Photo;
import vn.loaxa.task.VillageTask;
import vn.loaxa.task.VillageTasks;
import vn.loaxa.text.Vietnamese;

/** The checklist and the tasks of the villages: given out, done with a picture, opened again. */
final class TaskPages {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NOTE = 500;

    private final Database database;
    private final VillageTasks tasks;
    private final TaskViews views;
    private final Renderer renderer;

    TaskPages(Database database, VillageTasks tasks, TaskViews views, Renderer renderer) {
        this.database = database;
        this.tasks = tasks;
        this.views = views;
        this.renderer = renderer;
    }

    void list(Context context, Visitor visitor) {
        show(context, visitor, "", "", TasksView.Typed.NOTHING);
    }

    void add(Context context, Visitor visitor) {
        manager(visitor);
        var typed = new TasksView.Typed(
                form(context, "thon"), form(context, "viec"), form(context, "ai"), form(context, "han"));
        String fault = database.write(handle -> {
            Optional<Village> village = village(handle, visitor, typed.village());
            Optional<PersonId> assignee = views.officials(handle, visitor).keySet().stream()
                    .filter(one -> one.toString().equals(typed.assignee()))
                    .findFirst();
            Optional<LocalDate> due = day(typed.due());
            String wrong = wrong(typed, village, assignee, due, views.today(visitor));
            if (wrong.isEmpty()) {
                tasks.add(
                        handle,
                        visitor.communeId(),
                        visitor.actor(),
                        village.orElseThrow(),
                        typed.title(),
                        assignee.orElseThrow(),
                        due.orElse(null));
            }
            return wrong;
        });
        if (fault.isEmpty()) {
            show(context, visitor, "", views.messages.text("done.added"), TasksView.Typed.NOTHING);
        } else {
            refuse(context, visitor, fault, typed);
        }
    }

    private String wrong(
            TasksView.Typed typed,
            Optional<Village> village,
            Optional<PersonId> assignee,
            Optional<LocalDate> due,
            LocalDate today) {
        if (village.isEmpty()) {
            return views.messages.text("fault.village");
        } else if (typed.title().isEmpty() || typed.title().length() > LONGEST_TITLE) {
            return views.messages.text("fault.title");
        } else if (assignee.isEmpty()) {
            return views.messages.text("fault.assignee");
        }
        boolean dated = typed.due().isEmpty() || due.isPresent() && !due.get().isBefore(today);
        return dated ? "" : views.messages.text("fault.due", Map.of("typed", typed.due()));
    }

    void addCriteria(Context context, Visitor visitor) {
        manager(visitor);
        String done = database.write(handle -> {
            Village village = village(handle, visitor, form(context, "thon")).orElseThrow(NotThere::new);
            int added = tasks.addCriteria(handle, visitor.communeId(), visitor.actor(), village);
            return views.messages.text(
                    added > 0 ? "done.criteria" : "done.criteria.none", Map.of("n", added, "village", village.name()));
        });
        show(context, visitor, "", done, TasksView.Typed.NOTHING);
    }

    void finish(Context context, Visitor visitor) {
        String note = form(context, "ghi-chu");
        byte[] file = file(context);
        Photo photo = file == null ? null : Photo.of(file).orElse(null);
        String fault = note.length() > LONGEST_NOTE
                ? views.messages.text("fault.note")
                : file != null && photo == null ? views.messages.text("fault.photo") : "";
        boolean known = database.write(handle -> {
            VillageTask task = find(handle, context, visitor);
            if (!TaskViews.mayFinish(visitor, task)) {
                throw new NotAllowed();
            }
            // Pressed twice: the first one counts.
            return !fault.isEmpty()
                    || tasks.finish(handle, visitor.communeId(), visitor.actor(), task, visitor.id(), note, photo)
                    || !task.open();
        });
        if (known && fault.isEmpty()) {
            context.redirect(OfficeRoutes.TASKS);
        } else {
            refuse(context, visitor, fault, TasksView.Typed.NOTHING);
        }
    }

    void reopen(Context context, Visitor visitor) {
        manager(visitor);
        database.write(
                handle -> tasks.reopen(handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor)));
        context.redirect(OfficeRoutes.TASKS);
    }

    void photo(Context context, Visitor visitor) {
        Photo photo = database.read(handle -> tasks.photo(
                        handle,
                        visitor.communeId(),
                        find(handle, context, visitor).id())
                .orElseThrow(NotThere::new));
        context.contentType(photo.type()).result(photo.bytes());
    }

    private void show(Context context, Visitor visitor, String error, String done, TasksView.Typed typed) {
        TasksView view = database.read(handle -> views.view(handle, visitor, error, done, typed));
        renderer.page(context, "tasks", view);
    }

    private void refuse(Context context, Visitor visitor, String fault, TasksView.Typed typed) {
        context.status(422);
        show(context, visitor, fault, "", typed);
    }

    /** Whoever leads an association may draft there, but gives out no work of the commune. */
    private static void manager(Visitor visitor) {
        if (!TaskViews.manages(visitor)) {
            throw new NotAllowed();
        }
    }

    private VillageTask find(Handle handle, Context context, Visitor visitor) {
        String id = context.pathParam("id");
        if (!id.matches("\\d{1,18}")) {
            throw new NotThere();
        }
        return tasks.byId(handle, visitor.communeId(), Long.parseLong(id))
                .filter(task -> TaskViews.sees(visitor, task))
                .orElseThrow(NotThere::new);
    }

    private Optional<Village> village(Handle handle, Visitor visitor, String code) {
        return views.villages(handle, visitor).stream()
                .filter(village -> village.code().equals(code))
                .findFirst();
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String form(Context context, String name) {
        String typed = context.formParam(name);
        return typed == null ? "" : Vietnamese.clean(typed);
    }

    /** Null when none was chosen. */
    private static byte @Nullable [] file(Context context) {
        UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("tep") : null;
        if (file == null || file.size() == 0) {
            return null;
        }
        try (var content = file.content()) {
            return content.readNBytes(Photo.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded picture", e);
        }
    }
}
