package vn.loaxa.reminder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;

/** Counts the answers to invitations. Thread-safe. */
final class Turnouts {
    private final Directory directory;
    private final AnswerStore answers = new AnswerStore();

    Turnouts(Directory directory) {
        this.directory = directory;
    }

    Turnout of(Handle handle, Kept reminder, Instant event) {
        var silent = new HashSet<PersonId>();
        var unwilling = new HashSet<PersonId>();
        var audience = reminder.audience();
        if (audience != null) {
            var optedOut = ReminderConsent.optedOut(handle, directory, reminder);
            directory.recipients(handle, reminder.commune(), audience).stream()
                    .map(Recipient::person)
                    .forEach(person -> (ReminderConsent.refuses(person, reminder, optedOut) ? unwilling : silent)
                            .add(person.id()));
        }
        var counts = new EnumMap<Answer, Integer>(Map.of(Answer.COMING, 0, Answer.ABSENT, 0, Answer.CALL_BACK, 0));
        var lines = new ArrayList<Turnout.Line>();
        for (var row : answers.of(handle, reminder.id(), event)) {
            silent.remove(row.person());
            unwilling.remove(row.person());
            counts.merge(row.answer(), 1, Integer::sum);
            if (row.answer() != Answer.COMING) {
                String name =
                        directory.person(handle, row.person()).map(Person::name).orElse("");
                lines.add(new Turnout.Line(name, row.answer(), row.reason()));
            }
        }
        return new Turnout(
                reminder.what(),
                event,
                counts.getOrDefault(Answer.COMING, 0),
                counts.getOrDefault(Answer.ABSENT, 0),
                counts.getOrDefault(Answer.CALL_BACK, 0),
                silent.size(),
                unwilling.size(),
                lines);
    }
}
