package vn.loaxa.directory;

/** What the matrix of domain §8 grants. "Own unit only" is decided by {@link Authority#may(Right, Body)}. */
public enum Right {
    READ_MEMBERS,
    MANAGE_MEMBERS,
    APPOINT_DEPUTY,
    /** To make the group chat of a body, which takes a package that the commune pays for. */
    MAKE_CHAT,
    SEE_PHONES,
    SEE_MISSING,
    ACKNOWLEDGE_FOR_OTHERS,
    SEND_NOTICE,
    DRAFT_DIRECTIVE,
    APPROVE_DIRECTIVE,
    WITHDRAW_DIRECTIVE,
    DEFINE_REMINDER,
    /** To answer residents, and to deal with what they ask about their data and offer for sale. */
    SERVE_RESIDENTS,
    EDIT_FAQ,
    PUBLISH_FAQ,
    SEE_REPORTS,
    SEE_AUDIT,
    ADMINISTER
}
