package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Days;

/**
 * What somebody wants to see of the log, as the address has it.
 *
 * @param until the end of the last day that was asked for
 * @param fault a day that is none, as typed; then that end stays open
 */
record AuditQuery(
        String who,
        String action,
        String typedFrom,
        String typedUntil,
        @Nullable Instant from,
        @Nullable Instant until,
        String fault) {
    private static final int LONGEST = 100;

    static AuditQuery of(Context context, ZoneId zone) {
        String from = typed(context, "tu-ngay");
        String until = typed(context, "den-ngay");
        Optional<LocalDate> first = Days.read(from);
        Optional<LocalDate> last = Days.read(until);
        return new AuditQuery(
                typed(context, "ai"),
                typed(context, "viec"),
                from,
                until,
                first.map(day -> day.atStartOfDay(zone).toInstant()).orElse(null),
                last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(null),
                !from.isEmpty() && first.isEmpty() ? from : !until.isEmpty() && last.isEmpty() ? until : "");
    }

    boolean narrows() {
        return !(who + action + typedFrom + typedUntil).isEmpty();
    }

    /** The same question at another place of the list. */
    String address(String path, int offset) {
        return path + "?tu=" + offset + part("ai", who) + part("viec", action) + part("tu-ngay", typedFrom)
                + part("den-ngay", typedUntil);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String typed(Context context, String name) {
        String value = context.queryParam(name);
        return value == null
                ? ""
                : value.strip().substring(0, Math.min(LONGEST, value.strip().length()));
    }
}
