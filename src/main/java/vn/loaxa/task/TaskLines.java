package vn.loaxa.task;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.Button;

/** Open tasks as their official reads them in the chat: one line each with its number, and buttons that report them done. */
public final class TaskLines {
    private static final int LINES = 10;
    /** As many as Zalo shows under one message (zalo-openapi §2.1). */
    private static final int BUTTONS = 5;

    private static final Messages MESSAGES = new Messages("task");

    private TaskLines() {}

    /** At most ten, and how many more there are. */
    public static String of(List<VillageTask> tasks, List<Village> villages, LocalDate today) {
        Map<VillageId, String> names = villages.stream().collect(Collectors.toMap(Village::id, Village::name));
        String lines = tasks.stream()
                .limit(LINES)
                .map(task -> MESSAGES.text(
                        "weekly.line",
                        Map.of(
                                "number", task.id(),
                                "village", names.getOrDefault(task.village(), ""),
                                "title", task.title(),
                                "due", due(task, today))))
                .collect(Collectors.joining("\n"));
        return tasks.size() > LINES ? lines + MESSAGES.text("weekly.more", Map.of("n", tasks.size() - LINES)) : lines;
    }

    /** For the first of them. */
    public static List<Button> buttons(List<VillageTask> tasks) {
        return tasks.stream()
                .limit(BUTTONS)
                .<Button>map(task -> {
                    Map<String, Long> number = Map.of("number", task.id());
                    return new Button.Say(
                            MESSAGES.text("button.finish", number), MESSAGES.text("button.finish.says", number));
                })
                .toList();
    }

    private static String due(VillageTask task, LocalDate today) {
        LocalDate due = task.due();
        if (due == null) {
            return "";
        }
        return task.late(today)
                ? MESSAGES.text("weekly.late", Map.of("n", ChronoUnit.DAYS.between(due, today)))
                : MESSAGES.text("weekly.due", Map.of("day", Days.show(due)));
    }
}
