package vn.loaxa.broadcast;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the paper beside its number and subject (domain §2). Each may be missing: a notice in the chat has no paper.
 *
 * @param type such as "Công điện"; empty for a plain notice
 * @param issuer the body on the paper, if it is not the one that sends
 * @param issuedOn the day of the paper, if it is not that of sending
 * @param signer title and name
 */
public record Particulars(
        String type, String issuer, @Nullable LocalDate issuedOn, String signer) {
    public static final Particulars NONE = new Particulars("", "", null, "");
}
