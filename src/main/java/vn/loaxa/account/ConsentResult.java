package vn.loaxa.account;

import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;

/**
 * How a browser's coming back from Zalo's consent page ended.
 *
 * @param commune whose consent it was; null where that is not known
 * @param asker who had asked for it; null where that is not known
 * @param detail for the sentence: Zalo's error, or the other OA's id; empty where there is none
 */
public record ConsentResult(
        Kind kind, @Nullable CommuneId commune, @Nullable Actor asker, String detail) {
    public enum Kind {
        /** The new pair is on the disk. */
        CONNECTED,
        /** Nobody here has asked for it, or so long ago that it is forgotten. */
        NOT_ASKED,
        /** It came without our mark, and nobody who is signed in here waits for one. */
        NO_MARK,
        EXPIRED,
        /** It was answered before: each works once. */
        USED,
        /** It has neither a code nor an error. */
        NO_CODE,
        /** A person said no on Zalo's page, or Zalo did. */
        REFUSED,
        /** Granted, but by another OA than the commune's. */
        OTHER_ACCOUNT,
        /** Zalo did not take the code. */
        EXCHANGE_REFUSED,
        /** Zalo did not answer when the code was exchanged: it is spent perhaps, so all begins anew. */
        EXCHANGE_LOST
    }

    static ConsentResult of(Kind kind) {
        return new ConsentResult(kind, null, null, "");
    }

    public boolean connected() {
        return kind == Kind.CONNECTED;
    }
}
