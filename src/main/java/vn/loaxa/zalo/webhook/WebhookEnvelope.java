package vn.loaxa.zalo.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloOaId;

/**
 * All that must be known of an event before it is stored: enough to check the signature, find the commune, recognise a
 * duplicate and keep a person's events in order. Cheap: read in one pass without a tree.
 *
 * @param name event_name as received; empty if there is none
 * @param timestamp as it stands in the body, for the signature; empty if there is none
 * @param oaId the OA it concerns (zalo-openapi §6.2); null where the event does not tell, as with user_withdraw
 * @param sender as received, to find the OA of an event that is not known
 * @param recipient as received
 * @param messageId Zalo's id of the message, if the event is about one
 * @param personKey whose events must be handled in order: a user id, for a group chat the group id; a phone number or its
 *     hash with templates; empty if it concerns nobody. Never logged
 * @param key equal for two deliveries of one event and for nothing else: of (event_name, msg_id) or of (event_name,
 *     timestamp, whom it concerns); at most {@value #MAX_KEY} characters
 */
public record WebhookEnvelope(
        String name,
        String timestamp,
        @Nullable String appId,
        @Nullable ZaloOaId oaId,
        @Nullable String sender,
        @Nullable String recipient,
        @Nullable String messageId,
        String personKey,
        String key) {
    private static final int MAX_KEY = 150;

    /**
     * Reads the body of a webhook call.
     *
     * @throws MalformedEventException if it is not one JSON object
     */
    public static WebhookEnvelope read(byte[] body) throws MalformedEventException {
        EnvelopeScan scan = EnvelopeScan.of(body);
        EventFamily family = EventCatalogue.family(scan.name);
        String oa = oa(family, scan);
        String person = person(family, scan);
        return new WebhookEnvelope(
                scan.name,
                scan.timestamp,
                scan.appId,
                oa == null ? null : new ZaloOaId(oa),
                scan.sender,
                scan.recipient,
                scan.messageId,
                bounded(person),
                bounded(key(family, scan, person, body)));
    }

    private static @Nullable String oa(EventFamily family, EnvelopeScan scan) {
        return scan.oaId != null
                ? scan.oaId
                : switch (family.oa()) {
                    case SENDER -> scan.sender;
                    case RECIPIENT -> scan.recipient;
                    case FIELD -> null;
                };
    }

    private static String person(EventFamily family, EnvelopeScan scan) {
        if (family.inGroup()) {
            return first(scan.recipient, scan.groupId);
        }
        return switch (family.oa()) {
            case SENDER -> first(scan.recipient);
            case RECIPIENT -> first(scan.sender);
            case FIELD ->
                first(
                        scan.groupId,
                        scan.follower,
                        scan.userId,
                        scan.phone,
                        scan.sender,
                        scan.users.size() == 1 ? scan.users.get(0) : null);
        };
    }

    private static String key(EventFamily family, EnvelopeScan scan, String person, byte[] body) {
        if (family.uniqueByMessage() && scan.messageId != null) {
            // Not by message alone: one template or article may reach many, and each reception is an event.
            return family == EventFamily.RECEIVED
                    ? scan.name + ":" + scan.messageId + ":" + person
                    : scan.name + ":" + scan.messageId;
        }
        if (scan.timestamp.isEmpty() || person.isEmpty()) {
            return scan.name + "#" + sha256(body);
        }
        StringBuilder key = new StringBuilder(scan.name)
                .append('@')
                .append(scan.timestamp)
                .append(':')
                .append(person);
        if (scan.messageId != null) {
            key.append(':').append(scan.messageId);
        }
        scan.users.forEach(user -> key.append(',').append(user));
        return key.toString();
    }

    private static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return "";
    }

    /** Ids are short; whatever is not, is told apart by its hash, so that it fits an index on any database. */
    private static String bounded(String text) {
        return text.length() <= MAX_KEY ? text : sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
