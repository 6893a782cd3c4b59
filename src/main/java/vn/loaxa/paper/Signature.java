package vn.loaxa.paper;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a digital signature, after it was verified. Revocation is looked up in the lists of the trusted folder; the network is
 * not asked.
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
 * @param unsupported a kind of signature that is not verified here: nothing is known of it but what it says
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
        Trust trust,
        Binding binding,
        Revocation revocation,
        boolean unsupported) {

    /** What was stored before these were asked about has none of them. */
    public Signature {
        binding = Objects.requireNonNullElse(binding, Binding.ABSENT);
        revocation = Objects.requireNonNullElse(revocation, Revocation.NO_LIST);
    }

    /** Whether the signature itself says which certificate made it (ESS signing certificate, RFC 5035). */
    public enum Binding {
        BOUND,
        /** It does not say. */
        ABSENT,
        /** It names another certificate: one was put in the place of the other. */
        WRONG
    }

    /** What the lists of revoked certificates say of it and of whoever vouches for it. */
    public enum Revocation {
        CLEAR,
        /** No list of its issuer, signed by the issuer. */
        NO_LIST,
        /** The lists do not reach to the time of signing. */
        OUTDATED,
        /** By the time it signed. */
        REVOKED,
        /** After the time of signing that the signature claims. */
        REVOKED_SINCE
    }

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
        if (unsupported) {
            return Verdict.CAUTION;
        }
        boolean revoked = revocation == Revocation.REVOKED || binding == Binding.WRONG;
        if (!intact || since == Since.CONTENT || !validThen || revoked) {
            return Verdict.BAD;
        }
        boolean inTime = stamped || (validNow && revocation != Revocation.REVOKED_SINCE);
        boolean sure = trust == Trust.TRUSTED && since != Since.UNKNOWN && inTime;
        return sure ? Verdict.GOOD : Verdict.CAUTION;
    }
}
