package vn.loaxa.broadcast;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Who speaks, when and in which zone: the frame around the text of a directive.
 *
 * @param about what it does to an earlier one, as a line of the message; empty for none
 * @param code what stands for the check code in the last line; empty for none
 */
record Letterhead(String issuer, int number, Instant at, ZoneId zone, String about, String code) {
    Letterhead(String issuer, int number, Instant at, ZoneId zone) {
        this(issuer, number, at, zone, "", "");
    }

    Letterhead of(Directive directive) {
        return new Letterhead(issuer, directive.shortNumber(), at, zone, about, directive.checkCode());
    }

    Letterhead dated(Instant other) {
        return new Letterhead(issuer, number, other, zone, about, code);
    }
}
