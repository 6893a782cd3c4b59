package vn.loaxa.account;

import java.time.Instant;
import vn.loaxa.db.CommuneId;

/**
 * Something a person must look at.
 *
 * @param kind what it is about, such as {@code token}; one open alert of a kind in a commune
 * @param text the sentence for officials, in Vietnamese, with what to do
 */
public record Alert(CommuneId commune, String kind, String text, Instant since) {}
