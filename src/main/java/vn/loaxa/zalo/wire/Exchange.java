package vn.loaxa.zalo.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one HTTP exchange, before anybody asks what the answer means. */
public sealed interface Exchange {

    /** JSON came back with a status below 500. */
    record Answered(int status, JsonNode body, RateLimit rateLimit) implements Exchange {}

    /** No byte of the request left: no connection, no free place, no usable address. */
    record NotSent(String reason) implements Exchange {}

    /** The request went out, and no answer that can be read came back. */
    record Unreadable(String reason) implements Exchange {}
}
