package vn.loaxa.reminder;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.zalo.message.Button;

/** For features whose words to people come by themselves and keep the rules of reminders: not at night, only in an open window. Thread-safe. */
public final class SystemNotices {
    private final ReminderSender sender;
    private final Quiet quiet;
    private final Clock clock;

    public SystemNotices(Directory directory, Outbox outbox, RulesInForce rules, Clock clock) {
        sender = new ReminderSender(directory, outbox, rules, clock);
        quiet = new Quiet(rules);
        this.clock = clock;
    }

    /**
     * Says it to one person, in the caller's transaction.
     *
     * @param key unique within the commune: with the same key it is said once, whatever nodes and restarts do
     * @return false if nothing was said now (night, or the person cannot be written to); it may be tried again
     */
    public boolean tell(Handle handle, Commune commune, Person person, String key, String text) {
        return tell(handle, commune, person, key, text, List.of());
    }

    /** The same with buttons below. */
    public boolean tell(Handle handle, Commune commune, Person person, String key, String text, List<Button> buttons) {
        return !quiet.at(clock.instant(), commune.zone())
                && sender.write(handle, commune.id(), person, "system:" + key, text, buttons, Lane.BULK, "");
    }
}
