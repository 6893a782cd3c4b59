package vn.loaxa.zalo.wire;

/** A GMF group chat. Opaque. */
public record ZaloGroupId(String value) {
    public ZaloGroupId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ZaloGroupId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
