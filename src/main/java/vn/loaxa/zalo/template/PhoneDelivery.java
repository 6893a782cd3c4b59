package vn.loaxa.zalo.template;

import vn.loaxa.zalo.wire.Limits;

/**
 * How a template goes to a phone number.
 *
 * @param trackingId our own name for this message, up to 48 characters; comes back with its events. Not a guard against
 *     sending twice
 * @param overQuota sends beyond the daily quota, for accounts that may ({@code sending_mode} 3)
 * @param development reaches only administrators of the app or the OA, free of charge
 */
public record PhoneDelivery(String trackingId, boolean overQuota, boolean development) {
    /** Longest tracking id. */
    public static final int MAX_TRACKING_ID = 48;

    public PhoneDelivery {
        trackingId = Limits.filled("trackingId", trackingId, MAX_TRACKING_ID);
    }

    /** Within the quota, in earnest. */
    public static PhoneDelivery normal(String trackingId) {
        return new PhoneDelivery(trackingId, false, false);
    }

    /** A trial to an administrator. */
    public static PhoneDelivery trial(String trackingId) {
        return new PhoneDelivery(trackingId, false, true);
    }
}
