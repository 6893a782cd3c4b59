package vn.loaxa.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** What of a line goes into its hash: a JSON array in fixed order, details sorted by key, so that it is the same bytes for ever. */
record AuditLine(
        long sequence, long atMillis, Actor actor, String action, String subject, Map<String, String> details) {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.sequence(),
                entry.at().toEpochMilli(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.details());
    }

    String hashAfter(String previous) {
        String line = json(Arrays.asList(
                sequence, atMillis, actor.personId(), actor.name(), actor.via(), action, subject, details));
        return HexFormat.of().formatHex(sha256().digest((previous + line).getBytes(StandardCharsets.UTF_8)));
    }

    String detailsJson() {
        return json(details);
    }

    static Map<String, String> details(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            // Somebody altered the line: it must still be shown, and the chain check names it.
            return Map.of("unreadable", json);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and numbers can always be written", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
