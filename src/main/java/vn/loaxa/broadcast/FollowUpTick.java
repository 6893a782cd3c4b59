package vn.loaxa.broadcast;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.db.Database;

/** Carries out what is due of all follow-ups, each directive in a transaction of its own. May be called at any moment, on any node. */
public final class FollowUpTick {
    private static final Logger log = LoggerFactory.getLogger(FollowUpTick.class);

    private final Database database;
    private final FollowUps followUps;

    public FollowUpTick(Database database, FollowUps followUps) {
        this.database = database;
        this.followUps = followUps;
    }

    /** Returns how many steps were done. */
    public int runDue() {
        int done = 0;
        for (DirectiveId id : database.read(followUps::waiting)) {
            try {
                done += database.write(handle -> followUps.runDue(handle, id));
            } catch (RuntimeException e) {
                // One that cannot be handled must not hold up the others; it is tried again at the next tick.
                log.error("The follow-up of directive {} could not be carried out", id, e);
            }
        }
        return done;
    }
}
