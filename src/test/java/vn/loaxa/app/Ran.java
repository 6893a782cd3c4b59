package vn.loaxa.app;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;

/** What came of a command. */
record Ran(int code, String out, String err) {
    static Ran of(String... args) {
        return typing("", args);
    }

    /** Runs a command while a person types. */
    static Ran typing(String typed, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new BufferedReader(new StringReader(typed)), new PrintWriter(out, true), new PrintWriter(err, true));
        int code = Main.run(terminal, args);
        return new Ran(code, out.toString(), err.toString());
    }
}
