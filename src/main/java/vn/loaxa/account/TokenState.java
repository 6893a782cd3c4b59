package vn.loaxa.account;

/** How an Official Account stands with its tokens. */
public enum TokenState {
    OK,
    /** A refresh was asked for and no answer came: Zalo may have changed the pair without us. Tried again, with an alert open. */
    LOST,
    /** Zalo does not take our refresh token any more: a person must give consent anew. */
    NEEDS_CONSENT,
    /** The OA has removed the app: nothing is sent until a person gives consent anew. */
    REVOKED
}
