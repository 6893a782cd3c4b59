package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.PersonId;
import vn.loaxa.reminder.Answer;
import vn.loaxa.reminder.ReminderService;
import vn.loaxa.reminder.Turnout;

/** Whether people come to a meeting, and who asked them. */
final class InvitationCommands {
    /** Names that can be read through in the chat. */
    private static final int LISTED = 40;

    private final ReminderService reminders;

    InvitationCommands(ReminderService reminders) {
        this.reminders = reminders;
    }

    /** False if nobody invited this person to anything that is still to come. */
    boolean answer(Chat chat, PersonId person, int number, String reason) {
        Optional<Answer> answer = Answer.of(number);
        if (answer.isEmpty()) {
            return false;
        }
        Optional<Turnout> turnout = reminders.answer(chat.handle(), chat.communeId(), person, answer.get(), reason);
        turnout.ifPresent(noted -> chat.say(
                answer.get() == Answer.ABSENT && reason.isEmpty()
                        ? "invitation.noted.ABSENT.why"
                        : "invitation.noted." + answer.get(),
                Map.of("what", noted.what(), "reason", reason)));
        return turnout.isPresent();
    }

    boolean turnout(Chat chat, PersonId owner, @Nullable Integer number) {
        Optional<Turnout> found = reminders.turnout(chat.handle(), chat.communeId(), owner, number);
        if (found.isEmpty()) {
            chat.say("invitation.no-meeting");
            return true;
        }
        Turnout turnout = found.get();
        StringBuilder text = new StringBuilder(chat.text("invitation.what", Map.of("what", turnout.what())));
        text.append('\n')
                .append(chat.text(
                        turnout.optedOut() > 0 ? "invitation.counts.some" : "invitation.counts", turnout.counts()));
        turnout.lines().stream().limit(LISTED).forEach(line -> text.append('\n')
                .append(chat.text(
                        "invitation.line." + line.answer() + (line.reason().isEmpty() ? "" : ".why"),
                        Map.of("name", line.name(), "reason", line.reason()))));
        chat.tell(text.toString(), List.of());
        return true;
    }
}
