package vn.loaxa.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Webhook bodies as Zalo sends them, and their signature by the formula (zalo-openapi §7), written apart from the server's. */
public final class SignedWebhook {
    private SignedWebhook() {}

    public static String text(String appId, String oaId, String user, String messageId, String text, long timestamp) {
        return """
                {"app_id":"%s","sender":{"id":"%s"},"user_id_by_app":"5501","recipient":{"id":"%s"},\
                "event_name":"user_send_text","message":{"text":"%s","msg_id":"%s"},"timestamp":"%d"}""".formatted(appId, user, oaId, text, messageId, timestamp);
    }

    public static String echo(String appId, String oaId, String user, String messageId, String text, long timestamp) {
        return """
                {"app_id":"%s","sender":{"id":"%s"},"recipient":{"id":"%s"},\
                "event_name":"oa_send_text","message":{"text":"%s","msg_id":"%s"},"timestamp":"%d"}""".formatted(appId, oaId, user, text, messageId, timestamp);
    }

    public static String sign(String appId, String body, long timestamp, String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((appId + body + timestamp + secret).getBytes(StandardCharsets.UTF_8));
            return "mac=" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
