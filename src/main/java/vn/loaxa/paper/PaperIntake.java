package vn.loaxa.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.paper.PaperAnswer.Refusal;
import vn.loaxa.paper.PaperAnswer.Refused;

/**
 * Takes in a PDF that somebody brought. Whatever is in it, reading ends within the time and memory that the settings give it:
 * it happens in a process of its own, which is ended when it takes too much. One file at a time; few may wait for it, more are
 * told to come again. Thread-safe.
 */
public final class PaperIntake {
    private static final Logger log = LoggerFactory.getLogger(PaperIntake.class);
    private static final int MEMORY_MB = 256;
    /** How many may be here at once, the one being read included. */
    private static final int MOST_INSIDE = 4;
    /** An answer holds a picture of at most a megabyte, in letters. */
    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;
    /** What the machine's own end "out of memory" says, as asked for below. */
    private static final int OUT_OF_MEMORY = 3;
    /** One class of each library that the reader needs: where it comes from goes onto the path of the process. */
    static final List<String> NEEDED = List.of(
            "vn.loaxa.paper.PaperProcess",
            "org.apache.pdfbox.pdmodel.PDDocument",
            "org.apache.pdfbox.io.RandomAccessRead",
            "org.apache.fontbox.FontBoxFont",
            "org.apache.commons.logging.LogFactory",
            "org.bouncycastle.jce.provider.BouncyCastleProvider",
            "org.bouncycastle.asn1.cms.AttributeTable",
            "org.bouncycastle.cms.CMSSignedData",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonInclude");

    private final Supplier<PaperSettings> settings;
    private final Clock clock;
    private final Semaphore inside = new Semaphore(MOST_INSIDE);
    private final Semaphore reading = new Semaphore(1, true);

    public PaperIntake(PaperSettings settings, Clock clock) {
        this(() -> settings, clock);
    }

    /** @param settings asked for each paper anew */
    public PaperIntake(Supplier<PaperSettings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The largest file that is looked at, in bytes. */
    public int mostBytes() {
        return settings.get().mostBytes();
    }

    /** For files above this many bytes the first page is drawn. */
    public int pictureAbove() {
        return settings.get().pictureAbove();
    }

    /** Reads it, or says why not. Waits for those before; never longer than the patience for each of them. */
    public PaperAnswer read(byte[] pdf) {
        if (pdf.length > settings.get().mostBytes()) {
            return new Refused(Refusal.TOO_LARGE, "");
        }
        if (!inside.tryAcquire()) {
            return new Refused(Refusal.BUSY, "");
        }
        try {
            return inTurn(pdf);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Refused(Refusal.BUSY, "");
        } finally {
            inside.release();
        }
    }

    private PaperAnswer inTurn(byte[] pdf) throws InterruptedException {
        long most = settings.get().patience().multipliedBy(MOST_INSIDE).toMillis();
        if (!reading.tryAcquire(most, TimeUnit.MILLISECONDS)) {
            return new Refused(Refusal.BUSY, "");
        }
        try {
            return apart(pdf);
        } finally {
            reading.release();
        }
    }

    private PaperAnswer apart(byte[] pdf) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            log.error("The process that reads PDFs cannot be started: {}", e.getMessage());
            return new Refused(Refusal.NO_READER, "");
        }
        Duration patience = settings.get().patience();
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return answer(process, pdf, end);
        } finally {
            end.cancel(false);
            process.destroyForcibly();
        }
    }

    private static PaperAnswer answer(Process process, byte[] pdf, CompletableFuture<Void> end)
            throws InterruptedException {
        byte[] answer = new byte[0];
        try (OutputStream out = process.getOutputStream()) {
            out.write(pdf);
        } catch (IOException e) {
            // It ended before it had everything: how it ended tells why.
        }
        try (InputStream in = process.getInputStream()) {
            answer = in.readNBytes(LONGEST_ANSWER);
        } catch (IOException e) {
            // The same.
        }
        int code = process.waitFor();
        if (end.isDone()) {
            return new Refused(Refusal.TOO_SLOW, "");
        }
        try {
            return code == 0 ? PaperJson.readAnswer(answer) : refused(code);
        } catch (IOException e) {
            log.error("The process that reads PDFs gave no answer: {}", e.getMessage());
            return new Refused(Refusal.NO_READER, "");
        }
    }

    private static PaperAnswer refused(int code) {
        if (code == OUT_OF_MEMORY) {
            return new Refused(Refusal.TOO_MUCH, "");
        }
        log.error("The process that reads PDFs ended with code {}", code);
        return new Refused(Refusal.NO_READER, "");
    }

    private List<String> command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx" + MEMORY_MB + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                // The list of the machine's fonts; by default it would stand in somebody's home.
                "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                String.join(System.getProperty("path.separator"), path()),
                PaperProcess.class.getName()));
        command.addAll(PaperProcess.arguments(settings.get(), clock.instant()));
        return command;
    }

    private static Collection<String> path() {
        Set<String> path = new LinkedHashSet<>();
        for (String needed : NEEDED) {
            try {
                CodeSource source = Class.forName(needed).getProtectionDomain().getCodeSource();
                path.add(Path.of(source.getLocation().toURI()).toString());
            } catch (ClassNotFoundException | URISyntaxException e) {
                throw new IllegalStateException("Nobody says where " + needed + " comes from", e);
            }
        }
        return path;
    }
}
