package vn.loaxa.console;

import io.javalin.http.Context;

/** A page for somebody who has signed in and has the right that the table of routes asks for. */
@FunctionalInterface
interface Page {
    void serve(Context context, Visitor visitor);
}
