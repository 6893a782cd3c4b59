package vn.loaxa.simulator.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps a world in a JSON file, and its uploads in a folder beside it. Written to a temporary file and moved into place,
 * so a kill leaves the old or the new one. Use from one thread at a time.
 */
public final class SceneFile {
    private final Path file;

    public SceneFile(Path file) {
        this.file = file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** @throws UncheckedIOException naming the file, if it cannot be read */
    public World load(Credentials credentials, Clock base, long seed, Consumer<Event> webhook) {
        try {
            Snapshot snapshot = Json.MAPPER.readValue(file.toFile(), Snapshot.class);
            World world = World.restored(credentials, snapshot, base, seed, webhook);
            for (Snapshot.Kept kept : snapshot.uploads()) {
                byte[] content = Files.readAllBytes(uploads().resolve(kept.id()));
                world.uploads()
                        .restore(new Uploads.Upload(
                                kept.id(), kept.kind(), kept.name(), kept.contentType(), content, kept.at()));
            }
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the saved scene " + file, e);
        }
    }

    public void save(World world) {
        List<Uploads.Upload> uploads = new ArrayList<>();
        Snapshot snapshot = world.locked(() -> {
            uploads.addAll(world.uploads().all());
            return world.snapshot();
        });
        byte[] json = Json.bytes(snapshot);
        try {
            Files.createDirectories(uploads());
            for (Uploads.Upload upload : uploads) {
                Path kept = uploads().resolve(upload.id());
                if (!Files.exists(kept)) {
                    write(kept, upload.content());
                }
            }
            write(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException("Saving the scene " + file, e);
        }
    }

    private static void write(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.write(fresh, content);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path uploads() {
        return file.resolveSibling(file.getFileName() + ".uploads");
    }
}
