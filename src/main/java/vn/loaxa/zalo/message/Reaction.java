package vn.loaxa.zalo.message;

/** How the OA may react to a message (zalo-openapi §2.6): up to 50 a message, free. */
public enum Reaction {
    SMILE(":>"),
    SAD("--b"),
    CRY(":-(("),
    STRONG("/-strong"),
    HEART("/-heart"),
    ANGRY(":-h"),
    SURPRISED(":o"),
    /** Takes the OA's reactions back. */
    REMOVE("/-remove");

    private final String icon;

    Reaction(String icon) {
        this.icon = icon;
    }

    /** As Zalo writes it. */
    public String icon() {
        return icon;
    }
}
