package vn.loaxa.broadcast;

import java.time.Instant;
import java.time.ZoneId;

/** Who speaks, when and in which zone: the frame around the text of a directive. */
record Letterhead(String issuer, int number, Instant at, ZoneId zone) {}
