package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.tally.Filings;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.reminder.SystemNotices;
import vn.loaxa.text.Messages;

/**
 * Asks, the day after, those on the roll who were led to the step of filing online what became of it: once, by day, and only while
 * they can be written to. To be run every few minutes. Thread-safe.
 */
public final class FilingQuestions {
    /** Inside the 48 hours in which Zalo takes an answer free of charge. */
    private static final Duration AFTER = Duration.ofHours(20);

    private static final Duration AT_MOST = Duration.ofDays(3);
    private static final Messages MESSAGES = new Messages("conversation");

    private final Database database;
    private final Directory directory;
    private final SystemNotices notices;
    private final Clock clock;
    private final Filings filings;

    public FilingQuestions(Database database, Directory directory, SystemNotices notices, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.notices = notices;
        this.clock = clock;
        this.filings = new Filings(clock);
    }

    public void runDue() {
        for (Commune commune : database.read(directory::communes)) {
            database.write(handle -> ask(handle, commune));
        }
    }

    private int ask(Handle handle, Commune commune) {
        Instant now = clock.instant();
        int asked = 0;
        for (Filings.Led led : filings.toAsk(handle, commune.id(), now.minus(AT_MOST), now.minus(AFTER))) {
            boolean told = directory
                    .personByZalo(handle, commune.id(), led.user())
                    .filter(person ->
                            notices.tell(handle, commune, person, "filing:" + led.id(), MESSAGES.text("filing.ask")))
                    .isPresent();
            if (told) {
                filings.asked(handle, commune.id(), led);
                asked++;
            }
        }
        return asked;
    }
}
