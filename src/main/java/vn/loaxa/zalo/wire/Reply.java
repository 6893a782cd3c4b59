package vn.loaxa.zalo.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** How a call to the OpenAPI ended, the envelope opened (zalo-openapi §0.1). */
public sealed interface Reply {

    /** {@code error} was 0. {@code data} is a missing node when the reply had none. */
    record Done(JsonNode data) implements Reply {}

    /** {@code error} was not 0: Zalo did nothing. */
    record Refused(ZaloError error) implements Reply {}

    /** The request provably never reached Zalo. */
    record NotSent(String reason) implements Reply {}

    /** It may have been done: silence, a broken answer, a fault of the server after the request went out. */
    record Unknown(String reason) implements Reply {}
}
