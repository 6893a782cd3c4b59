package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;

/** What was typed into the compose form, as typed; the meaning of each field is asked for one by one. */
record ComposeForm(
        Map<String, String> values,
        boolean everyone,
        Set<String> bodies,
        Set<String> villages,
        boolean notSecret,
        String formToken,
        String uploadToken,
        String shownRoll) {

    private static final List<String> TEXT_FIELDS = List.of("so", "ty", "khan", "han", "tin");
    private static final Pattern DUE =
            Pattern.compile("(\\d{1,2})\\s*(?:h|:|giờ)\\s*(\\d{2})?[,\\s]+(?:ngày\\s+)?(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    static ComposeForm empty(String formToken) {
        return new ComposeForm(Map.of(), false, Set.of(), Set.of(), false, formToken, "", "");
    }

    static ComposeForm read(Context context) {
        var values = new LinkedHashMap<String, String>();
        TEXT_FIELDS.forEach(field -> values.put(field, value(context, field).strip()));
        // Browsers send line ends as CR LF; the limit counts what people will read.
        values.computeIfPresent("tin", (field, text) -> text.replace("\r\n", "\n"));
        return new ComposeForm(
                values,
                context.formParam("tat-ca") != null,
                new HashSet<>(context.formParams("hoi")),
                new HashSet<>(context.formParams("thon")),
                context.formParam("khong-mat") != null,
                value(context, "phieu"),
                value(context, "tep-da-gui"),
                value(context, "so-nguoi"));
    }

    ComposeForm withUpload(String token) {
        return new ComposeForm(values, everyone, bodies, villages, notSecret, formToken, token, shownRoll);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    Urgency urgency() {
        String given = value("khan");
        for (Urgency urgency : Urgency.values()) {
            if (urgency.name().equals(given)) {
                return urgency;
            }
        }
        return Urgency.NORMAL;
    }

    /** The deadline, or null when none was typed. */
    @Nullable
    Instant due(ZoneId zone) throws NotATime {
        String typed = value("han");
        if (typed.isEmpty()) {
            return null;
        }
        var parts = DUE.matcher(typed);
        if (!parts.matches()) {
            throw new NotATime();
        }
        try {
            String minutes = parts.group(2);
            return LocalDateTime.of(
                            Integer.parseInt(parts.group(5)),
                            Integer.parseInt(parts.group(4)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(1)),
                            minutes == null ? 0 : Integer.parseInt(minutes))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new NotATime();
        }
    }

    /** What was typed cannot be read as an hour and a day. */
    static final class NotATime extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The audience, without what the visitor may not send to and without branches below a chosen one. */
    Audience audience(Visitor visitor, List<Body> all, List<Village> allVillages) {
        boolean wide = visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
        if (everyone && wide) {
            return Audience.of(new Audience.Part.Everyone());
        }
        var parts = new ArrayList<Audience.Part>();
        var covered = new HashSet<BodyId>();
        for (Body body : all) {
            boolean chosen = bodies.contains(body.code()) && maySendTo(visitor, body);
            boolean under = body.parent() != null && covered.contains(body.parent());
            if (chosen || under) {
                covered.add(body.id());
            }
            if (chosen && !under) {
                parts.add(new Audience.Part.OfBody(body.id()));
            }
        }
        for (Village village : allVillages) {
            if (villages.contains(village.code()) && maySendTo(visitor, village)) {
                parts.add(new Audience.Part.OfVillage(village.id()));
            }
        }
        return new Audience(parts);
    }

    static boolean maySendTo(Visitor visitor, Body body) {
        return Routes.COMPOSE.stream().anyMatch(right -> visitor.may(right, body));
    }

    static boolean maySendTo(Visitor visitor, Village village) {
        return Routes.COMPOSE.stream().anyMatch(right -> visitor.authority().mayInVillage(right, village.id()));
    }

    private static String value(Context context, String field) {
        String value = context.formParam(field);
        return value == null ? "" : value;
    }
}
