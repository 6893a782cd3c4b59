package vn.loaxa.zalo.message;

import vn.loaxa.zalo.wire.Limits;

/**
 * Somebody who writes without a Zalo account, known only for one conversation (zalo-openapi §2.5). Both ids come with the
 * events {@code anonymous_send_…}.
 */
public record Visitor(String anonymousId, String conversationId) {
    public Visitor {
        Limits.given("anonymousId", anonymousId);
        Limits.given("conversationId", conversationId);
    }
}
