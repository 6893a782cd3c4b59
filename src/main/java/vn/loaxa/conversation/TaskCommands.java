package vn.loaxa.conversation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.task.TaskLines;
import vn.loaxa.task.VillageTask;
import vn.loaxa.task.VillageTasks;

/** The tasks in the villages that are somebody's own: listed, and reported done with a picture. Thread-safe. */
final class TaskCommands {
    private final Directory directory;
    private final VillageTasks tasks;

    TaskCommands(Directory directory, VillageTasks tasks) {
        this.directory = directory;
        this.tasks = tasks;
    }

    void list(Chat chat, Person person) {
        List<VillageTask> open = tasks.openOf(chat.handle(), chat.communeId(), person.id());
        if (open.isEmpty()) {
            chat.say("task.none");
            return;
        }
        LocalDate today = LocalDate.ofInstant(chat.now(), chat.commune().zone());
        String lines = TaskLines.of(open, directory.villages(chat.handle(), chat.communeId()), today);
        chat.tell(chat.text("task.list", Map.of("n", open.size(), "list", lines)), TaskLines.buttons(open));
    }

    /** How many tasks wait for whoever speaks. */
    int waiting(Chat chat) {
        Person person = chat.person();
        return person == null
                ? 0
                : tasks.openOf(chat.handle(), chat.communeId(), person.id()).size();
    }

    /** What a flow is told of the task that this person reports done; empty where it is not theirs to report, or done already. */
    Optional<Map<String, String>> begun(Chat chat, @Nullable Integer number) {
        return chosen(chat, number).map(task -> Map.of("so", String.valueOf(task.id()), "viec", task.title()));
    }

    /** Without a flow that would ask for the picture. */
    void finish(Chat chat, Person person, @Nullable Integer number) {
        Optional<VillageTask> task = chosen(chat, number);
        if (task.isEmpty()) {
            if (number == null) {
                list(chat, person);
            } else {
                chat.say("task.not-there", Map.of("number", number));
            }
            return;
        }
        close(chat, person, task.get(), "");
        chat.say(
                "task.done",
                Map.of("number", task.get().id(), "title", task.get().title()));
    }

    /** Arguments: the number, and where the picture lies, or empty. It may have been done, or given to another, meanwhile. */
    Input.Outcome finish(Chat chat, Map<String, String> arguments) {
        String number = arguments.getOrDefault("number", "");
        Person person = chat.person();
        Optional<VillageTask> task =
                number.matches("\\d{1,9}") ? chosen(chat, Integer.valueOf(number)) : Optional.empty();
        return Input.Outcome.of(
                person != null
                                && task.isPresent()
                                && close(chat, person, task.get(), arguments.getOrDefault("media", ""))
                        ? "done"
                        : "not_open");
    }

    private boolean close(Chat chat, Person person, VillageTask task, String picture) {
        Actor actor = new Actor(person.id().value(), person.name(), "chat");
        return tasks.finishSent(chat.handle(), chat.communeId(), actor, task, person.id(), picture);
    }

    /** Of one's own open ones: the one with this number; without a number the only one. */
    private Optional<VillageTask> chosen(Chat chat, @Nullable Integer number) {
        Person person = chat.person();
        if (person == null) {
            return Optional.empty();
        }
        List<VillageTask> open = tasks.openOf(chat.handle(), chat.communeId(), person.id());
        return number == null
                ? open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty()
                : open.stream().filter(task -> task.id() == number).findFirst();
    }
}
