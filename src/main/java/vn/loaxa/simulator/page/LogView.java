package vn.loaxa.simulator.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import vn.loaxa.simulator.page.View.Log;
import vn.loaxa.simulator.page.View.Row;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.TrafficLog;
import vn.loaxa.simulator.world.World;

/** The traffic log as a table. */
final class LogView {
    private static final int ROWS = 40;

    private final World world;
    private final Words words;

    LogView(World world, Words words) {
        this.world = world;
        this.words = words;
    }

    Log log() {
        TrafficLog.Totals totals = world.traffic().totals();
        String summary = words.say(
                "log.summary",
                Map.of(
                        "calls", words.number(totals.calls()),
                        "events", words.number(totals.events()),
                        "faults", words.number(totals.faults())));
        List<Row> rows = world.traffic().latest(ROWS).stream().map(this::row).toList();
        return new Log(summary, rows);
    }

    private Row row(TrafficLog.Entry entry) {
        String direction = words.say(entry.fromServer() ? "log.out" : "log.in");
        return new Row(
                entry.number(),
                words.milli(entry.at()),
                entry.answer(),
                entry.fault(),
                direction + ' ' + entry.method() + ' ' + entry.path(),
                entry.meaning(),
                words.number(entry.millis()) + " ms",
                pretty(entry.request()),
                pretty(entry.response()),
                entry.fromServer() ? curl(entry) : "",
                !entry.fromServer() && !entry.request().isEmpty());
    }

    /** For a Bourne shell; the token stays out of it. */
    private String curl(TrafficLog.Entry entry) {
        boolean post = entry.method().equals("POST");
        boolean json = entry.request().startsWith("{");
        return "curl " + (post ? "-X POST " : "-G ")
                + quoted(world.address() + entry.path())
                + " -H \"access_token: $ACCESS_TOKEN\""
                + (post && json ? " -H 'Content-Type: application/json' -d " + quoted(entry.request()) : "")
                + (post || entry.request().isEmpty() ? "" : " --data-urlencode " + quoted(entry.request()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** JSON with a line for each field; whatever else as it is. */
    private static String pretty(String body) {
        try {
            return body.startsWith("{") || body.startsWith("[")
                    ? Json.MAPPER.readTree(body).toPrettyString()
                    : body;
        } catch (JsonProcessingException e) {
            return body; // cut off, or broken on purpose
        }
    }
}
