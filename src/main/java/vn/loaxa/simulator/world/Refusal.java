package vn.loaxa.simulator.world;

/** Zalo says no: an answer with HTTP 200 and an error number (zalo-openapi §9). Thrown to leave a call early; no stack trace. */
public final class Refusal extends RuntimeException {
    private final int code;

    public Refusal(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** -201: the message names the field, the one thing that clients may read in it. */
    public static Refusal invalid(String field) {
        return new Refusal(-201, "Params is invalid: " + field);
    }

    /** -210. */
    public static Refusal tooLong(String field, int most) {
        return new Refusal(-210, "Parameter exceeds its limit: " + field + " (" + most + ")");
    }

    public int code() {
        return code;
    }

    /** Never null, unlike {@link #getMessage()}. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
