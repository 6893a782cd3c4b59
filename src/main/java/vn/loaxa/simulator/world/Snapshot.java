package vn.loaxa.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    record Kept(String id, Uploads.Kind kind, String name, String contentType, Instant at) {
        static Kept of(Uploads.Upload upload) {
            return new Kept(upload.id(), upload.kind(), upload.name(), upload.contentType(), upload.at());
        }
    }
}
