package vn.loaxa.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something Zalo would tell the app.
 *
 * @param key the person or group whose events are told in order
 */
public record Event(String name, String key, ObjectNode body) {}
