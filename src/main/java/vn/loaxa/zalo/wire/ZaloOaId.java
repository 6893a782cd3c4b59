package vn.loaxa.zalo.wire;

/** An Official Account. Opaque. */
public record ZaloOaId(String value) {
    public ZaloOaId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ZaloOaId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
