package vn.loaxa.broadcast;

import java.time.Duration;

/**
 * @param secondPerson commune-wide and urgent directives need an approver who is not the author
 * @param ratePerMinute calls a minute that the account's package allows; for the estimate in the plan
 * @param open how long a directive waits for a bare "đã nhận" without its number
 * @param night whether the commune's quiet hours count
 */
public record BroadcastSettings(boolean secondPerson, int ratePerMinute, Duration open, boolean night) {
    public BroadcastSettings {
        if (ratePerMinute < 1) {
            throw new IllegalArgumentException("ratePerMinute must be at least 1");
        }
    }

    public BroadcastSettings(boolean secondPerson, int ratePerMinute) {
        this(secondPerson, ratePerMinute, Duration.ofDays(30));
    }

    public BroadcastSettings(boolean secondPerson, int ratePerMinute, Duration open) {
        this(secondPerson, ratePerMinute, open, true);
    }

    public BroadcastSettings withNight(boolean counts) {
        return new BroadcastSettings(secondPerson, ratePerMinute, open, counts);
    }
}
