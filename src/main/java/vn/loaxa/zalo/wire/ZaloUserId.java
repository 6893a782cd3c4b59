package vn.loaxa.zalo.wire;

/** A person as one Official Account knows them (user id scoped to the OA; zalo-openapi §0.1). Opaque: up to 19 digits, never a number. */
public record ZaloUserId(String value) {
    public ZaloUserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ZaloUserId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
