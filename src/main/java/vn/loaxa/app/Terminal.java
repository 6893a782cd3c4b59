package vn.loaxa.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where a command reads and writes: the console, or the strings of a test. */
record Terminal(BufferedReader in, PrintWriter out, PrintWriter err) {
    private static final Charset CHARSET = charset();

    static Terminal system() {
        return new Terminal(
                new BufferedReader(new InputStreamReader(System.in, CHARSET)),
                new PrintWriter(new OutputStreamWriter(System.out, CHARSET), true),
                new PrintWriter(new OutputStreamWriter(System.err, CHARSET), true));
    }

    /** Under a bare locale (cron, containers) Java would print every accented letter as a question mark. */
    static void speakVietnamese() {
        if (!canSay(Charset.defaultCharset())) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, CHARSET));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, CHARSET));
        }
    }

    @SuppressWarnings(
            "SystemConsoleNull") // null before Java 22 when redirected; either way its charset is the one to use
    private static Charset charset() {
        Console console = System.console();
        Charset usual = console == null ? Charset.defaultCharset() : console.charset();
        return canSay(usual) ? usual : StandardCharsets.UTF_8;
    }

    private static boolean canSay(Charset charset) {
        return charset.newEncoder().canEncode('ệ');
    }
}
