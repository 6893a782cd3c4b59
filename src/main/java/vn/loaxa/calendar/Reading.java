package vn.loaxa.calendar;

import java.time.Duration;
import java.util.List;

/**
 * A text as understood.
 *
 * @param offsets how long before the time to remind ("nhắc trước 15 phút"), in the order said; empty for at the time itself
 * @param rest the text without its words of time and without "nhắc tôi": what is to be reminded of
 * @param command whether it says "nhắc"
 */
public record Reading(TimePhrase phrase, List<Duration> offsets, String rest, boolean command) {
    public Reading {
        offsets = List.copyOf(offsets);
    }
}
