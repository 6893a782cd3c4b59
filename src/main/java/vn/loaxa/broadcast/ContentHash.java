package vn.loaxa.broadcast;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.outbox.Outbox;

/**
 * What an approval is bound to: exactly this text, these bytes of the file, audience, urgency, deadline, time of sending, what
 * stands on the paper, what is asked, the survey, and what happens by itself while people have not answered.
 */
final class ContentHash {
    private final Outbox outbox;

    ContentHash(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * SHA-256, hex. Each field goes in with its length, so that none can flow over into its neighbour. The file counts by its
     * bytes as they lie there now: whoever changed them in the table changed the hash.
     */
    String of(Handle handle, DirectiveDraft draft) {
        Long file = draft.fileId();
        String bytes = file == null ? "" : outbox.fingerprint(handle, file);
        return of(draft, bytes);
    }

    static String of(DirectiveDraft draft, String fileHash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> fields = new ArrayList<>(List.of(
                    draft.symbol(),
                    draft.title(),
                    draft.text(),
                    draft.urgency().name(),
                    AudienceJson.write(draft.audience()),
                    String.valueOf(draft.fileId()),
                    fileHash,
                    String.valueOf(draft.dueAt()),
                    draft.author().toString(),
                    String.valueOf(draft.follow()),
                    draft.dispatch().toString(),
                    draft.particulars().toString()));
            // Only where there are any: what was kept before there were such keeps its hash.
            if (!draft.extras().equals(DirectiveDraft.Extras.NONE)) {
                fields.add(draft.extras().answers().toString());
                fields.add(draft.extras().followUp());
            }
            if (draft.extras().survey()) {
                fields.add("survey");
            }
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
