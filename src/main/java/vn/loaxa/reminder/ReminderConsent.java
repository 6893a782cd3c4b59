package vn.loaxa.reminder;

import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.OptOuts;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Who asked for no more news ("dừng nhận tin") gets no reminder that others set for a body or village: no law obliges anybody to
 * send it. What one set oneself still comes, and so does what reminds officials of the work of their office. Thread-safe.
 */
final class ReminderConsent {
    private static final OptOuts OPT_OUTS = new OptOuts();

    private ReminderConsent() {}

    /** Accounts that get no reminder for this audience; part of the caller's transaction. */
    static Set<ZaloUserId> optedOut(Handle handle, CommuneId commune, Audience audience) {
        boolean office = audience.parts().stream().allMatch(Audience.Part.OfOfficialRole.class::isInstance);
        return office ? Set.of() : OPT_OUTS.fromAssociationNews(handle, commune);
    }

    static boolean refuses(Person person, Kept reminder, Set<ZaloUserId> optedOut) {
        var account = person.zalo();
        return account != null && optedOut.contains(account) && !person.id().equals(reminder.owner());
    }
}
