package vn.loaxa.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A world as saved. The bytes of uploads lie in files of their own. */
record Snapshot(
        Scene scene,
        long travelledMillis,
        long idSalt,
        long idCounter,
        Map<String, List<Message>> chats,
        Map<String, List<Message>> groupChats,
        Tokens.State tokens,
        List<Kept> uploads,
        Profiles.@Nullable State profiles) {

    /** A file from outside may lack anything. */
    Snapshot {
        Objects.requireNonNull(scene, "scene");
        Objects.requireNonNull(tokens, "tokens");
        chats = Map.copyOf(chats);
        groupChats = Map.copyOf(groupChats);
        uploads = List.copyOf(uploads);
    }

    /** A copy for others: whoever has the tokens may speak for the OA. */
    Snapshot withoutTokens() {
        return new Snapshot(
                scene,
                travelledMillis,
                idSalt,
                idCounter,
                chats,
                groupChats,
                new Tokens.State(Map.of(), Map.of()),
                uploads,
                profiles);
    }

    record Kept(String id, Uploads.Kind kind, String name, String contentType, Instant at) {
        static Kept of(Uploads.Upload upload) {
            return new Kept(upload.id(), upload.kind(), upload.name(), upload.contentType(), upload.at());
        }
    }
}
