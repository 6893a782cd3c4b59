package vn.loaxa.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.reminder.Reminder;
import vn.loaxa.reminder.ReminderResult;
import vn.loaxa.reminder.ReminderService;
import vn.loaxa.zalo.message.Button;

/** Reminders for oneself and for a group. */
final class ReminderCommands {
    private final Directory directory;
    private final ReminderService reminders;
    private final BodyChoice bodies;

    ReminderCommands(Directory directory, ReminderService reminders) {
        this.directory = directory;
        this.reminders = reminders;
        this.bodies = new BodyChoice(directory);
    }

    void create(Chat chat, PersonId owner, @Nullable BodyId body, String typed) {
        ReminderResult result = reminders.create(chat.handle(), chat.communeId(), owner, body, typed);
        if (result instanceof ReminderResult.Created created) {
            Reminder reminder = created.reminder();
            chat.say(
                    body == null ? "reminder.created" : "reminder.created-for",
                    Map.of(
                            "when", reminder.when(),
                            "text", reminder.text(),
                            "number", reminder.number(),
                            "group", name(chat, body)),
                    Chat.button(chat.text("button.reminders", Map.of()), "lịch nhắc"),
                    Chat.button(
                            chat.text("button.cancel-reminder", Map.of("number", reminder.number())),
                            "bỏ nhắc " + reminder.number()));
        } else if (result instanceof ReminderResult.Asked asked) {
            chat.tell(asked.question(), List.of());
        } else if (result instanceof ReminderResult.Refused refused) {
            chat.tell(refused.sentence(), List.of());
        }
    }

    /** False if no group of that name is there: then it was something else. */
    boolean createFor(Chat chat, PersonId owner, String group, String typed) {
        if (typed.isEmpty()) {
            return bodies.with(
                    chat,
                    group,
                    name -> "nhắc " + name + ": ",
                    body -> chat.say("reminder.no-text", Map.of("group", body.name())));
        }
        boolean found = bodies.with(
                chat, group, name -> "nhắc " + name + ": " + typed, body -> create(chat, owner, body.id(), typed));
        if (!found) {
            chat.say("send.no-group", Map.of("typed", BodyChoice.shortened(group)));
        }
        return true;
    }

    void list(Chat chat, PersonId owner) {
        List<Reminder> running = reminders.list(chat.handle(), chat.communeId(), owner);
        if (running.isEmpty()) {
            chat.say("reminder.none");
            return;
        }
        StringBuilder lines = new StringBuilder(chat.text("reminder.head", Map.of()));
        List<Button> buttons = new ArrayList<>();
        for (Reminder reminder : running) {
            Map<String, ?> values = Map.of(
                    "number", reminder.number(),
                    "when", reminder.when(),
                    "text", reminder.text(),
                    "group", name(chat, reminder.body()));
            lines.append('\n')
                    .append(chat.text(reminder.body() == null ? "reminder.line" : "reminder.line-for", values));
            buttons.add(Chat.button(chat.text("button.cancel-reminder", values), "bỏ nhắc " + reminder.number()));
        }
        chat.tell(lines.toString(), buttons);
    }

    void cancel(Chat chat, PersonId owner, @Nullable Integer number) {
        if (number == null) {
            list(chat, owner);
        } else if (reminders.cancel(chat.handle(), chat.communeId(), owner, number)) {
            chat.say("reminder.cancelled", Map.of("number", number));
        } else {
            chat.say("reminder.not-there", Map.of("number", number));
        }
    }

    private String name(Chat chat, @Nullable BodyId body) {
        return body == null
                ? ""
                : directory.body(chat.handle(), body).map(Body::name).orElse("");
    }
}
