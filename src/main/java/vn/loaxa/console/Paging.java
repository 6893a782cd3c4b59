package vn.loaxa.console;

import io.javalin.http.Context;

/** Long lists, a part at a time: {@code tu} in the address says how many stand before the part. */
final class Paging {
    private Paging() {}

    /** 0 for whatever is no number. */
    static int from(Context context) {
        String typed = String.valueOf(context.queryParam("tu"));
        return typed.matches("\\d{1,7}") ? Integer.parseInt(typed) : 0;
    }
}
