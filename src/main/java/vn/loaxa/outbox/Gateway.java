package vn.loaxa.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.message.SendOutcome;

/** What the outbox needs of Zalo. */
interface Gateway {
    /** Makes the call. Never throws for an ending of Zalo or of the network. */
    SendOutcome send(OutboxRow row);

    /** The file was refused as unknown: it must be uploaded anew before the next send. */
    void forgetUpload(OutboxRow row);

    /** What the OA said to the recipient since then; null if it could not be read, or not far enough back. */
    @Nullable
    List<Said> saidSince(OutboxRow row, Instant since);

    /**
     * A message of the OA as the history shows it.
     *
     * @param kind as Zalo names it: text, photo, file ...
     */
    record Said(String messageId, String kind, String text) {}
}
