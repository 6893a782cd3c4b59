package vn.loaxa.zalo.wire;

/**
 * The points on which the sources about Zalo's API disagree (zalo-openapi §11), with what most of them say as the default.
 * When the live service turns out to differ, change the setting and not the code. Immutable; the whole table stands in the
 * documentation of the package {@code vn.loaxa.zalo}.
 *
 * @param targets how a broadcast names its target groups (§11.6)
 * @param errorCodes what each error code means; -223 and -224 are disputed (§11.13)
 */
public record ZaloDialect(Messages messages, Groups groups, TargetValues targets, ErrorCodes errorCodes) {
    private static final ZaloDialect STANDARD = new ZaloDialect(
            new Messages("quote_message_id", false, false, false),
            new Groups(2000, 30, 99, false),
            TargetValues.STRINGS,
            ErrorCodes.standard());

    /**
     * Messages to persons.
     *
     * @param quoteField {@code quote_message_id}, or {@code react_message_id} as in the sample of the vendor's SDK (§11.5)
     * @param listsOverV2 lists go to {@code /v2.0/oa/message}, where they are documented, and not to v3 (§11.5)
     * @param buttonsOverV2 the same for texts with buttons (§11.5)
     * @param nestedTemplateRecipient templates by user id take {@code recipient.user_id}, not {@code user_id} (§11.4)
     */
    public record Messages(
            String quoteField, boolean listsOverV2, boolean buttonsOverV2, boolean nestedTemplateRecipient) {}

    /**
     * Group chats (§11.7).
     *
     * @param textLimit longest text, in code points; no source states it
     * @param nameLimit longest name; one source states it
     * @param inviteBatch most people in one call; no source states it beyond the 99 of a new group
     * @param imagesByUrl images by web address are taken; one client saw them refused
     */
    public record Groups(int textLimit, int nameLimit, int inviteBatch, boolean imagesByUrl) {}

    /** The form of the values in a broadcast target: {@code "2,3"}, {@code 2} (or {@code "2,3"} for several), {@code ["2","3"]}. */
    public enum TargetValues {
        STRINGS,
        NUMBERS,
        ARRAYS
    }

    /** What most sources say. */
    public static ZaloDialect standard() {
        return STANDARD;
    }

    public ZaloDialect with(Messages changed) {
        return new ZaloDialect(changed, groups, targets, errorCodes);
    }

    public ZaloDialect with(Groups changed) {
        return new ZaloDialect(messages, changed, targets, errorCodes);
    }

    public ZaloDialect with(TargetValues changed) {
        return new ZaloDialect(messages, groups, changed, errorCodes);
    }

    public ZaloDialect with(ErrorCodes changed) {
        return new ZaloDialect(messages, groups, targets, changed);
    }
}
