package vn.loaxa.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.faq.FaqIndex;
import vn.loaxa.conversation.script.Against;
import vn.loaxa.conversation.script.ScriptCheck;
import vn.loaxa.conversation.script.ScriptFault;
import vn.loaxa.conversation.script.Scripts;
import vn.loaxa.conversation.script.Transcripts;

/** The scripts in use. A changed folder is taken over only when it is without faults. Thread-safe. */
public final class ScriptLibrary {
    private static final int MOST_PAST = 200;
    private static final Logger log = LoggerFactory.getLogger(ScriptLibrary.class);

    private final Path folder;
    /** Flows that were replaced while somebody may have been in the middle of them; the oldest goes first. */
    private final Map<String, Flow> past = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Flow> eldest) {
            return size() > MOST_PAST;
        }
    });

    private volatile InUse inUse;
    private volatile List<ScriptFault> faults = List.of();
    private volatile String seen;

    private ScriptLibrary(Path folder, InUse inUse, String seen) {
        this.folder = folder;
        this.inUse = inUse;
        this.seen = seen;
    }

    private record InUse(Scripts scripts, FaqIndex faq) {}

    /**
     * Reads the folder for the first time.
     *
     * @throws IllegalArgumentException naming every fault, if there are any
     */
    public static ScriptLibrary open(Path folder) {
        try {
            String seen = fingerprint(folder);
            Scripts.Loaded loaded = Scripts.load(folder);
            if (!loaded.isGreen()) {
                throw new IllegalArgumentException(loaded.faults().stream()
                        .map(ScriptFault::toString)
                        .collect(Collectors.joining(System.lineSeparator())));
            }
            return new ScriptLibrary(folder, use(loaded.scripts()), seen);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the scripts in " + folder, e);
        }
    }

    public Scripts scripts() {
        return inUse.scripts();
    }

    /** The flow in just this version: the one in use, or one that was replaced while the server ran. */
    Optional<Flow> pinned(String id, String version) {
        Flow now = inUse.scripts().flows().get(id);
        return now != null && now.version().equals(version)
                ? Optional.of(now)
                : Optional.ofNullable(past.get(id + "@" + version));
    }

    /** A flow of before that was found elsewhere, so that it need not be looked for again. */
    Flow remember(Flow flow) {
        past.put(flow.id() + "@" + flow.version(), flow);
        return flow;
    }

    private void keep(Scripts replaced) {
        replaced.flows().values().forEach(this::remember);
    }

    /** The FAQ in use. */
    public FaqIndex faq() {
        return inUse.faq();
    }

    /** Faults of the folder as it stands now; empty when what stands there is in use. */
    public List<ScriptFault> faults() {
        return faults;
    }

    /** Takes a changed folder over if it is without faults and its transcripts go as written; true if it did. Otherwise the old scripts stay and {@link #faults} tells why. */
    public synchronized boolean reloadIfChanged() {
        try {
            String now = fingerprint(folder);
            if (now.equals(seen)) {
                return false;
            }
            ScriptCheck check = ScriptCheck.of(folder, Against.NOTHING);
            InUse next = check.faults().isEmpty() ? use(check.scripts()) : inUse;
            faults = check.faults().isEmpty()
                    ? Transcripts.red(check.transcripts(), next.scripts(), next.faq())
                    : check.faults();
            seen = now;
            faults.forEach(fault -> log.warn("Scripts: the version before stays in use: {}", fault));
            if (faults.isEmpty()) {
                keep(inUse.scripts());
                inUse = next;
            }
            return faults.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the scripts in " + folder, e);
        }
    }

    /** Whether files of the folder can be written; those inside the program cannot. */
    public boolean isWritable() {
        Path faq = folder.resolve("faq");
        return folder.getFileSystem().equals(FileSystems.getDefault())
                && Files.isWritable(folder)
                && Files.isWritable(Files.isDirectory(faq) ? faq : folder);
    }

    /** Where the scripts lie, in words for whoever runs the server. */
    public String place() {
        return folder.toUri().toString().startsWith("file:")
                ? folder.toAbsolutePath().toString()
                : "loaxa.jar";
    }

    /** All that is wrong with the folder as it stands now, whatever is in use. */
    public ScriptCheck check(LocalDate today, Set<String> places) {
        try {
            return ScriptCheck.of(folder, new Against(today, places));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the scripts in " + folder, e);
        }
    }

    /**
     * Changes one file and takes the folder over with it. On any fault, also one that stood in another file before, the file is
     * as it was.
     *
     * @param change from the text as it stands, empty where there is no file, to the text as it shall be
     * @return the faults; empty if the change is in use
     * @throws UncheckedIOException if the file cannot be written
     */
    public synchronized List<ScriptFault> write(String file, UnaryOperator<String> change) {
        Path path = folder.resolve(file);
        try {
            boolean there = Files.exists(path);
            String before = there ? Files.readString(path) : "";
            replace(path, change.apply(before));
            seen = "";
            if (!reloadIfChanged()) {
                List<ScriptFault> found = faults;
                if (there) {
                    replace(path, before);
                } else {
                    Files.delete(path);
                }
                seen = "";
                reloadIfChanged();
                return found;
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + path, e);
        }
    }

    /** Whole or not at all: a reader never sees half a file. */
    private void replace(Path path, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent(), "a file below the folder"));
        Path fresh = folder.resolve("." + path.getFileName() + ".new");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static InUse use(Scripts scripts) {
        return new InUse(scripts, new FaqIndex(scripts.faq()));
    }

    /** Names, sizes and times: changes whenever a file is saved. */
    private static String fingerprint(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder print = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                print.append(folder.relativize(file))
                        .append('|')
                        .append(Files.size(file))
                        .append('|')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
            return print.toString();
        }
    }
}
