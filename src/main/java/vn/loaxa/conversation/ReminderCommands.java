package vn.loaxa.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.reminder.ReadyKind;
import vn.loaxa.reminder.ReadyKinds;
import vn.loaxa.reminder.Reminder;
import vn.loaxa.reminder.ReminderResult;
import vn.loaxa.reminder.ReminderService;
import vn.loaxa.zalo.message.Button;

/** Reminders for oneself and for others. */
final class ReminderCommands {
    /** One digit chooses, and one choice is for more. */
    private static final int PAGE = 8;

    private final Directory directory;
    private final ReminderService reminders;
    private final Targets targets;

    ReminderCommands(Directory directory, ReminderService reminders) {
        this.directory = directory;
        this.reminders = reminders;
        this.targets = new Targets(directory);
    }

    void create(Chat chat, PersonId owner, @Nullable Audience audience, String typed) {
        answer(
                chat,
                reminders.createFor(chat.handle(), chat.communeId(), owner, audience, typed),
                audience == null ? "reminder.created" : "reminder.created-for");
    }

    private static void answer(Chat chat, ReminderResult result, String key) {
        if (result instanceof ReminderResult.Created created) {
            Reminder reminder = created.reminder();
            chat.say(
                    key,
                    about(reminder),
                    Chat.button(chat.text("button.reminders", Map.of()), "lịch nhắc"),
                    Chat.button(chat.text("button.cancel-reminder", about(reminder)), "bỏ nhắc " + reminder.number()));
        } else if (result instanceof ReminderResult.Asked asked) {
            chat.tell(asked.question(), List.of());
        } else if (result instanceof ReminderResult.Refused refused) {
            chat.tell(refused.sentence(), List.of());
        }
    }

    private static Map<String, Object> about(Reminder reminder) {
        return Map.of(
                "when", reminder.when(),
                "text", reminder.text(),
                "number", reminder.number(),
                "group", reminder.forWhom());
    }

    /** The audience as for sending: bodies, villages, roles, the whole commune. */
    boolean createFor(Chat chat, PersonId owner, String group, String typed) {
        Targets.Read read = targets.read(chat, group);
        if (!read.isClear() && !read.candidates().isEmpty()) {
            BodyChoice.ask(
                    chat,
                    read.unclear(),
                    read.candidates(),
                    name -> "nhắc " + group.replace(read.unclear(), name) + ": " + typed);
        } else if (!read.isClear() || read.parts().isEmpty()) {
            if (typed.isEmpty()) {
                return false;
            }
            chat.say("send.no-group", Map.of("typed", BodyChoice.shortened(group)));
        } else if (typed.isEmpty()) {
            chat.say("reminder.no-text", Map.of("group", group));
        } else {
            create(chat, owner, new Audience(read.parts()), typed);
        }
        return true;
    }

    void snooze(Chat chat, PersonId person, String typed) {
        answer(chat, reminders.snooze(chat.handle(), chat.communeId(), person, typed), "reminder.created");
    }

    /** False where "xong" answers something else: nobody was reminded of anything. */
    boolean done(Chat chat, PersonId person, @Nullable Integer number) {
        var done = reminders.done(chat.handle(), chat.communeId(), person, number);
        done.ifPresent(what -> chat.say("reminder.done", Map.of("text", what)));
        return done.isPresent();
    }

    void pause(Chat chat, PersonId owner, int number) {
        ReminderResult result = reminders.pause(chat.handle(), chat.communeId(), owner, number);
        if (result instanceof ReminderResult.Created created) {
            chat.say(
                    "reminder.paused",
                    about(created.reminder()),
                    Chat.button(
                            chat.text("button.resume-reminder", about(created.reminder())), "tiếp tục nhắc " + number));
        } else {
            answer(chat, result, "");
        }
    }

    void resume(Chat chat, PersonId owner, int number) {
        changed(chat, reminders.resume(chat.handle(), chat.communeId(), owner, number), "reminder.resumed");
    }

    void skip(Chat chat, PersonId owner, int number) {
        changed(chat, reminders.skip(chat.handle(), chat.communeId(), owner, number), "reminder.skipped");
    }

    void move(Chat chat, PersonId owner, int number, String typed) {
        if (typed.isEmpty()) {
            chat.say("reminder.move-where", Map.of("number", number));
            return;
        }
        changed(chat, reminders.move(chat.handle(), chat.communeId(), owner, number, typed), "reminder.moved");
    }

    /** What was done, and when it comes next. */
    private static void changed(Chat chat, ReminderResult result, String key) {
        if (result instanceof ReminderResult.Created created) {
            Instant next = created.reminder().next();
            Map<String, Object> values = new HashMap<>(about(created.reminder()));
            values.put(
                    "next",
                    next == null
                            ? chat.text("reminder.no-next", Map.of())
                            : ShowDates.moment(next.atZone(chat.commune().zone())));
            chat.say(key, values, Chat.button(chat.text("button.reminders", Map.of()), "lịch nhắc"));
        } else {
            answer(chat, result, key);
        }
    }

    /** Ready-made ones: first which, then for whom, then it stands; each a tap. */
    void ready(Chat chat, String typed) {
        Authority authority = chat.authority();
        List<Body> mine = authority == null
                ? List.of()
                : directory.bodies(chat.handle(), chat.communeId()).stream()
                        .filter(body -> authority.may(Right.DEFINE_REMINDER, body))
                        .toList();
        if (mine.isEmpty()) {
            chat.say("ready.not-allowed");
            return;
        }
        ReadyKinds.standard()
                .byKey(typed.strip())
                .ifPresentOrElse(kind -> forWhom(chat, kind, mine), () -> which(chat, typed));
    }

    private static void which(Chat chat, String typed) {
        List<ReadyKind> all = ReadyKinds.standard().all();
        String digits = typed.strip();
        int page = digits.matches("\\d{1,2}") ? Integer.parseInt(digits) - 1 : 0;
        int from = Math.min(Math.max(page, 0) * PAGE, all.size() - 1);
        List<Pending.Option> options = new ArrayList<>();
        all.subList(from, Math.min(from + PAGE, all.size()))
                .forEach(kind -> options.add(Pending.Option.of(kind.name(), "mẫu nhắc " + kind.key())));
        if (from + PAGE < all.size()) {
            options.add(Pending.Option.of(chat.text("ready.more", Map.of()), "mẫu nhắc " + (page + 2)));
        }
        chat.choose(chat.text("ready.which", Map.of()), options);
    }

    private static void forWhom(Chat chat, ReadyKind kind, List<Body> mine) {
        List<Pending.Option> options = mine.stream()
                .limit(PAGE + 1)
                .map(body -> Pending.Option.of(body.name(), "nhắc " + body.name() + ": " + kind.typed()))
                .toList();
        chat.choose(
                chat.text("ready.for-whom", Map.of("name", kind.name(), "when", kind.when(), "text", kind.what())),
                options);
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
            Map<String, Object> values = about(reminder);
            lines.append('\n')
                    .append(chat.text(reminder.audience() == null ? "reminder.line" : "reminder.line-for", values));
            if (reminder.paused()) {
                lines.append(' ').append(chat.text("reminder.is-paused", Map.of()));
            }
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
}
