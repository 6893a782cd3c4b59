package vn.loaxa.directory.imports;

/** What an import added or changed. The sentence for each is {@code change.<NAME>} of the message file. */
public enum ImportChange {
    COMMUNE_ADDED,
    COMMUNE_CHANGED,
    VILLAGE_ADDED,
    VILLAGE_CHANGED,
    BODY_ADDED,
    BODY_CHANGED,
    PERSON_ADDED,
    PERSON_CHANGED,
    ACCOUNT_LINKED,
    MEMBERSHIP_ADDED,
    MEMBERSHIP_CHANGED,
    ROLE_ADDED,
    ROLE_CHANGED,
    AUDIENCE_ADDED,
    AUDIENCE_CHANGED
}
