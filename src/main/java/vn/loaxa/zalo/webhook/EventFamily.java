package vn.loaxa.zalo.webhook;

/** Events of one shape (zalo-openapi §6.4), and where each of them says which OA and whom it concerns. */
enum EventFamily {
    USER_MESSAGE(Oa.RECIPIENT, true),
    OA_MESSAGE(Oa.SENDER, true),
    USER_GROUP_MESSAGE(Oa.FIELD, true),
    OA_GROUP_MESSAGE(Oa.SENDER, true),
    ANONYMOUS_MESSAGE(Oa.RECIPIENT, true),
    OA_ANONYMOUS_MESSAGE(Oa.SENDER, true),
    RECEIVED(Oa.SENDER, true),
    SEEN(Oa.SENDER, false),
    USER_REACTION(Oa.RECIPIENT, false),
    OA_REACTION(Oa.SENDER, false),
    FOLLOW(Oa.FIELD, false),
    UNFOLLOW(Oa.FIELD, false),
    CHAT_OPENED(Oa.FIELD, false),
    INFO_SUBMITTED(Oa.RECIPIENT, false),
    WITHDRAWN(Oa.FIELD, false),
    REVOKED(Oa.FIELD, false),
    GROUP_CHANGE(Oa.FIELD, false),
    OTHER(Oa.FIELD, false),
    UNRECOGNIZED(Oa.FIELD, false);

    /** Where the OA stands; a field {@code oa_id} is believed first wherever it is given. */
    enum Oa {
        SENDER,
        RECIPIENT,
        FIELD
    }

    private final Oa oa;
    private final boolean uniqueByMessage;

    EventFamily(Oa oa, boolean uniqueByMessage) {
        this.oa = oa;
        this.uniqueByMessage = uniqueByMessage;
    }

    Oa oa() {
        return oa;
    }

    /** True if the message id alone makes the event unique; a message may be seen, or get a reaction, several times. */
    boolean uniqueByMessage() {
        return uniqueByMessage;
    }

    boolean inGroup() {
        return this == USER_GROUP_MESSAGE || this == OA_GROUP_MESSAGE;
    }
}
