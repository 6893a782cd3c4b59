package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import vn.loaxa.text.Messages;

/** By which a person knows a session: browser and machine, in words. What the browser says of itself proves nothing. */
final class Device {
    private static final Messages MESSAGES = new Messages("people");

    /** In this order: later browsers call themselves by the names of earlier ones too. */
    private static final List<String> BROWSERS = List.of("Edg", "Zalo", "Firefox", "Chrome", "Safari");

    private static final List<String> MACHINES = List.of("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux");

    private Device() {}

    static String of(Context context) {
        String agent = String.valueOf(context.header("User-Agent"));
        return MESSAGES.text(
                "device",
                Map.of("browser", word("browser", BROWSERS, agent), "machine", word("machine", MACHINES, agent)));
    }

    private static String word(String kind, List<String> known, String agent) {
        String name = known.stream().filter(agent::contains).findFirst().orElse("other");
        return MESSAGES.text("device." + kind + "." + name);
    }
}
