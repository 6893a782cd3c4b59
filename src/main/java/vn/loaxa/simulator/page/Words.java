package vn.loaxa.simulator.page;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import vn.loaxa.simulator.world.World;
import vn.loaxa.text.Messages;

/** Times, sizes and sentences as the page writes them. */
final class Words {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/yyyy");
    private static final long KILO = 1024;

    private final Messages messages = new Messages("simulator");

    boolean has(String key) {
        return messages.has(key);
    }

    String say(String key) {
        return messages.text(key);
    }

    String say(String key, Map<String, ?> values) {
        return messages.text(key, values);
    }

    String minute(Instant at) {
        return MINUTE.format(there(at));
    }

    String second(Instant at) {
        return SECOND.format(there(at));
    }

    String milli(Instant at) {
        return MILLI.format(there(at));
    }

    /** "Chủ nhật 27/9/2026". */
    String day(Instant at) {
        ZonedDateTime there = there(at);
        return messages.text("day." + there.getDayOfWeek().getValue()) + ' ' + DATE.format(there);
    }

    static ZonedDateTime there(Instant at) {
        return at.atZone(World.ZONE);
    }

    /** "1.600". */
    String number(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '.');
    }

    String size(long bytes) {
        return bytes < KILO ? number(bytes) + " B" : number((bytes + KILO - 1) / KILO) + " KB";
    }
}
