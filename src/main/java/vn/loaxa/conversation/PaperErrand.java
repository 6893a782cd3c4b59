package vn.loaxa.conversation;

import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * A paper that somebody sent into the chat, to be fetched and read.
 *
 * @param inboxId the event that asked for it
 * @param address where Zalo keeps it; whoever has the address has the file
 * @param name as the sender's phone calls it, or empty
 * @param attempts how often it was begun
 */
record PaperErrand(
        long id,
        CommuneId commune,
        ZaloUserId user,
        PersonId person,
        long inboxId,
        String address,
        String name,
        int attempts) {}
