package vn.loaxa.simulator.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.simulator.world.Event;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.TrafficLog;
import vn.loaxa.simulator.world.World;
import vn.loaxa.text.Messages;

/** Writes events into the traffic log, in words. */
final class WebhookLog {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLog.class);
    private static final int SHORT = 60;

    private final Messages messages = new Messages("simulator");
    private final World world;

    WebhookLog(World world) {
        this.world = world;
    }

    /** @param status -1: no answer in time */
    void sent(String url, String name, String body, int status, long millis) {
        String answer = status < 0 ? messages.text("answer.lost") : Integer.toString(status);
        String meaning = status == 200 ? meaning(name, body) : messages.text("webhook.again");
        add(url, name, answer, status != 200, meaning, millis, body);
    }

    void dropped(Event event, String url) {
        String body = event.body().toString();
        add(url, event.name(), messages.text("answer.none"), true, messages.text("webhook.off"), 0, body);
    }

    void switchedOff(String url) {
        LOG.warn("The webhook was switched off after its last retry");
        add(url, "", messages.text("answer.none"), true, messages.text("webhook.switchedOff"), 0, "");
    }

    private void add(String url, String name, String answer, boolean fault, String meaning, long millis, String body) {
        world.traffic()
                .add(new TrafficLog.Entry(
                        0,
                        world.clock().instant(),
                        false,
                        "POST",
                        (URI.create(url).getPath() + ' ' + name).strip(),
                        answer,
                        fault,
                        meaning,
                        millis,
                        body,
                        ""));
        world.changes().mark("log");
    }

    /** What was said, or what happened. */
    private String meaning(String name, String body) {
        try {
            String text =
                    Json.MAPPER.readTree(body).path("message").path("text").asText();
            if (text.isEmpty()) {
                return EventNames.inWords(messages, name);
            }
            String line = text.lines().findFirst().orElse("");
            return messages.text(
                    "event.said", Map.of("text", line.length() > SHORT ? line.substring(0, SHORT) + "…" : line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event that we made cannot be read", e);
        }
    }
}
