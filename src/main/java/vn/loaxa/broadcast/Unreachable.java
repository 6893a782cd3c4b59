package vn.loaxa.broadcast;

/** Why a person cannot be reached through Zalo and someone has to go. */
public enum Unreachable {
    /** Not linked to Zalo: no account known. */
    NO_ZALO,
    /** Linked, but has not written for seven days (-230). */
    OUTSIDE_WINDOW,
    /** Does not take our messages (blocked, refused, left). */
    REFUSED,
    /** Asked for no news of the association; what the authorities send by law still reaches them. */
    OPTED_OUT,
    /** Zalo refused this message for a reason of its own; see the delivery's note. */
    REJECTED,
    /** The directive was stopped before this person's turn. */
    STOPPED
}
