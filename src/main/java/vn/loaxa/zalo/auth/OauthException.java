package vn.loaxa.zalo.auth;

import vn.loaxa.zalo.wire.Handling;

/** Zalo granted no token (zalo-openapi §1). If the answer was lost, it is an {@link OauthAnswerLostException}. */
public class OauthException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String name;
    private final Handling handling;

    OauthException(String attempted, int code, String name, Handling handling) {
        super(attempted + ": " + (code == 0 ? name : code + " " + name));
        this.code = code;
        this.name = name;
        this.handling = handling;
    }

    /** Zalo's number, or 0 where it gave none. */
    public int code() {
        return code;
    }

    /** Zalo's {@code error_name}, or our own words where it gave none. */
    public String name() {
        return name;
    }

    public Handling handling() {
        return handling;
    }

    /** True if trying again cannot help: the OA must consent again, or the configuration is wrong. */
    public boolean terminal() {
        return handling != Handling.WAIT;
    }
}
