package vn.loaxa.reminder;

import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OptOuts;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Who asked for no more news ("dừng nhận tin") gets no reminder that an association sets for others. What one set oneself still
 * comes, and so does what the commune reminds of, as its notices do ({@link OptOuts}). Thread-safe.
 */
final class ReminderConsent {
    private static final OptOuts OPT_OUTS = new OptOuts();

    private ReminderConsent() {}

    /** Accounts that get no such reminder; part of the caller's transaction. */
    static Set<ZaloUserId> optedOut(Handle handle, Directory directory, Kept reminder) {
        boolean commune = directory
                .authority(handle, reminder.commune(), reminder.owner())
                .speaksForCommune();
        return commune ? Set.of() : OPT_OUTS.fromAssociationNews(handle, reminder.commune());
    }

    static boolean refuses(Person person, Kept reminder, Set<ZaloUserId> optedOut) {
        var account = person.zalo();
        return account != null && optedOut.contains(account) && !person.id().equals(reminder.owner());
    }
}
