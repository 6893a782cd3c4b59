package vn.loaxa.broadcast;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What an approval is bound to: exactly this text, file, audience, urgency, deadline and time of sending. */
final class ContentHash {
    private ContentHash() {}

    /** SHA-256, hex. Each field goes in with its length, so that none can flow over into its neighbour. */
    static String of(DirectiveDraft draft) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> fields = List.of(
                    draft.symbol(),
                    draft.title(),
                    draft.text(),
                    draft.urgency().name(),
                    AudienceJson.write(draft.audience()),
                    String.valueOf(draft.fileId()),
                    String.valueOf(draft.dueAt()),
                    draft.author().toString(),
                    String.valueOf(draft.follow()),
                    draft.dispatch().toString());
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
