package vn.loaxa.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What can be wrong with the machine: Java, folders, the key file, ports, the disk. */
final class MachineChecks {
    private static final int LEAST_JAVA = 17;
    private static final int KEY_BYTES = 32;
    private static final long MIB = 1 << 20;
    /** Below this a burst of messages may fill the disk before anybody looks. */
    private static final long LITTLE_MIB = 1024;

    private static final long TOO_LITTLE_MIB = 100;

    private final Findings findings;

    MachineChecks(Findings findings) {
        this.findings = findings;
    }

    void java(int version) {
        if (version < LEAST_JAVA) {
            findings.bad("java-old", Map.of("version", version, "least", LEAST_JAVA));
        } else {
            findings.good("java", Map.of("version", version));
        }
    }

    void run(Config config) {
        dataFolder(config.dataDir());
        key(DataPlaces.of(config).key());
        port("http.port", config.httpPort(), true);
        port("simulator.port", config.simulatorPort(), false);
        disk(existing(config.dataDir()));
    }

    private void dataFolder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            findings.bad("data-no-folder", Map.of("folder", folder));
        } else if (!Files.isWritable(existing(folder))) {
            findings.bad("data-not-writable", Map.of("folder", folder));
        } else {
            findings.good(Files.exists(folder) ? "data" : "data-to-come", Map.of("folder", folder));
        }
    }

    private static Path existing(Path folder) {
        Path found = folder.toAbsolutePath();
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    private void key(Path key) {
        try {
            if (!Files.exists(key)) {
                findings.warning("key-to-come", Map.of("file", key));
            } else if (!Files.isReadable(key) || Files.size(key) != KEY_BYTES) {
                findings.bad("key-damaged", Map.of("file", key));
            } else {
                permissions(key);
            }
        } catch (IOException e) {
            findings.bad("key-damaged", Map.of("file", key));
        }
    }

    private void permissions(Path key) throws IOException {
        try {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(key));
            others.removeAll(PosixFilePermissions.fromString("rw-------"));
            if (others.isEmpty()) {
                findings.good("key", Map.of("file", key));
            } else {
                findings.bad("key-open", Map.of("file", key));
            }
        } catch (UnsupportedOperationException e) {
            findings.good("key", Map.of("file", key));
        }
    }

    private void port(String setting, int port, boolean needed) {
        if (port == 0 || !Ports.taken(port)) {
            findings.good("port-free", Map.of("port", port, "setting", setting));
        } else if (needed && Ports.ours(port)) {
            findings.good("port-ours", Map.of("port", port, "setting", setting));
        } else if (needed) {
            findings.bad("port-taken", Map.of("port", port, "setting", setting));
        } else {
            findings.warning("port-taken-demo", Map.of("port", port, "setting", setting));
        }
    }

    private void disk(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MIB;
            Map<String, ?> values = Map.of("free", free, "folder", folder);
            if (free < TOO_LITTLE_MIB) {
                findings.bad("disk-full", values);
            } else if (free < LITTLE_MIB) {
                findings.warning("disk-little", values);
            } else {
                findings.good("disk", values);
            }
        } catch (IOException e) {
            findings.warning("disk-unknown", Map.of("folder", folder));
        }
    }
}
