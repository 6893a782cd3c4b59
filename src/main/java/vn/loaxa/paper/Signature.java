package vn.loaxa.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a digital signature, after it was verified. Revocation is not asked for: that needs the network.
 *
 * @param name of the signer (CN of the certificate)
 * @param organisation of the signer (O, else OU); may be empty
 * @param issuer who vouches for the certificate
 * @param signedAt when; null if the signature does not say
 * @param stamped the time is proved by a time stamp of a trusted authority, not only claimed by the signer's computer
 * @param timestamp it is a time stamp over the whole document, not a person's or body's signature
 * @param intact the signed bytes are the ones that were signed, and the signature is the certificate's
 * @param validThen the certificate was in its time when it signed
 * @param validNow the certificate is in its time now
 */
public record Signature(
        String name,
        String organisation,
        String issuer,
        @Nullable Instant signedAt,
        boolean stamped,
        boolean timestamp,
        boolean intact,
        Since since,
        boolean validThen,
        boolean validNow,
        Trust trust) {

    /** What happened to the document after this signature. */
    public enum Since {
        NOTHING,
        /** Only further signatures, as when the body signs after its head. */
        SIGNATURES,
        /** Pages, fields or what the document does. */
        CONTENT,
        /** The document as it was signed cannot be read by itself. */
        UNKNOWN
    }

    /** Whether the certificate comes from somebody in the folder of trusted ones. */
    public enum Trust {
        TRUSTED,
        /** There is nothing to compare with. */
        NO_ANCHORS,
        UNKNOWN_ISSUER
    }

    /** From good to bad. */
    public enum Verdict {
        GOOD,
        CAUTION,
        BAD
    }

    public Verdict verdict() {
        if (!intact || since == Since.CONTENT || !validThen) {
            return Verdict.BAD;
        }
        boolean sure = trust == Trust.TRUSTED && since != Since.UNKNOWN && (validNow || stamped);
        return sure ? Verdict.GOOD : Verdict.CAUTION;
    }
}
