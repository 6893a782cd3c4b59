package vn.loaxa.conversation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;

/** Asking after a case, and answering one. */
final class CaseCommands {
    private final Directory directory;
    private final Cases cases;

    CaseCommands(Directory directory, Cases cases) {
        this.directory = directory;
        this.cases = cases;
    }

    /** The state of one's own case; the office sees all. Without a number it is the last one. */
    void show(Chat chat, @Nullable Integer number) {
        Optional<ResidentCase> found = number == null
                ? cases.lastOf(chat.handle(), chat.communeId(), chat.user())
                : cases.byNumber(chat.handle(), chat.communeId(), number)
                        .filter(it -> it.user().equals(chat.user()) || isOffice(chat));
        if (found.isPresent()) {
            chat.tell(described(chat, found.get()), List.of());
        } else if (number == null) {
            chat.say("case.none");
        } else {
            chat.say("case.not-there", Map.of("number", number));
        }
    }

    private static String described(Chat chat, ResidentCase it) {
        StringBuilder text = new StringBuilder(chat.text(
                "case.show",
                Map.of(
                        "number", it.number(),
                        "day", ShowDates.day(at(chat, it.openedAt()).toLocalDate()),
                        "text", it.text(),
                        "state", chat.text("case.state." + it.state(), Map.of()))));
        if (it.answer() != null) {
            text.append('\n').append(chat.text("case.answer", Map.of("answer", it.answer())));
        } else {
            text.append('\n').append(chat.text("case.due", Map.of("due", ShowDates.moment(at(chat, it.dueAt())))));
            if (it.overdue(chat.now())) {
                text.append(" (").append(chat.text("case.overdue", Map.of())).append(')');
            }
        }
        return text.toString();
    }

    static ZonedDateTime at(Chat chat, Instant instant) {
        return instant.atZone(chat.commune().zone());
    }

    void answer(Chat chat, int number, String text) {
        Person person = chat.person();
        if (person == null || !isOffice(chat)) {
            chat.say("case.not-allowed");
            return;
        }
        Actor actor = new Actor(person.id().value(), person.name(), "chat");
        boolean sent = cases.answer(
                chat.handle(),
                chat.communeId(),
                actor,
                number,
                text,
                chat.replies().cause());
        chat.say(sent ? "case.answer-sent" : "case.not-there", Map.of("number", number));
    }

    private boolean isOffice(Chat chat) {
        Person person = chat.person();
        return person != null
                && directory
                        .authority(chat.handle(), chat.communeId(), person.id())
                        .mayEverywhere(Right.SERVE_RESIDENTS);
    }
}
