package vn.loaxa.simulator.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scene as one file, to be carried to another machine: people, chats, groups, pictures, the time. No tokens. Use under
 * the world's lock.
 */
public final class SceneCopy {
    private record Copy(@Nullable Snapshot world, @Nullable Map<String, byte[]> files) {}

    private SceneCopy() {}

    public static byte[] of(World world) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        world.uploads().all().forEach(upload -> files.put(upload.id(), upload.content()));
        return Json.bytes(new Copy(world.snapshot().withoutTokens(), files));
    }

    /**
     * Puts it in the place of what stands there; time goes on from the later of the two.
     *
     * @throws IllegalArgumentException if it is no such file; then nothing has changed
     */
    public static void into(World world, String json) {
        Copy copy;
        try {
            copy = Json.MAPPER.readValue(json, Copy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no saved scene: " + e.getOriginalMessage(), e);
        }
        if (copy == null || copy.world() == null || copy.files() == null) {
            throw new IllegalArgumentException("This is no saved scene: 'world' or 'files' is missing");
        }
        world.become(copy.world(), copy.files());
    }
}
