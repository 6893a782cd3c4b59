package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Follow;
import vn.loaxa.broadcast.SavedAudience;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.text.Days;

/** What was typed into the compose form, as typed; the meaning of each field is asked for one by one. */
record ComposeForm(
        Map<String, String> values,
        boolean everyone,
        Set<String> bodies,
        Set<String> villages,
        Set<String> roles,
        Set<String> saved,
        @Nullable Follow follow,
        boolean drill,
        boolean notSecret,
        String formToken,
        String uploadToken,
        String shownRoll) {

    private static final List<String> TEXT_FIELDS = List.of(
            "so",
            "ngay",
            "loai",
            "ty",
            "noi",
            "ky",
            "khan",
            "han",
            "tin",
            "tra-loi",
            "khao-sat",
            "don-doc",
            "luc",
            "dem");
    /** What a paper may fill in. */
    static final List<String> PAPER_FIELDS = List.of("so", "ngay", "loai", "ty", "noi", "ky", "khan");

    private static final Pattern DUE =
            Pattern.compile("(\\d{1,2})\\s*(?:h|:|giờ)\\s*(\\d{2})?[,\\s]+(?:ngày\\s+)?(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    /** @param follow what the new one is about, or null */
    static ComposeForm empty(String formToken, Map<String, String> values, @Nullable Follow follow) {
        return new ComposeForm(
                values, false, Set.of(), Set.of(), Set.of(), Set.of(), follow, false, false, formToken, "", "");
    }

    /** What the address, or a hidden field, says the new one is about. */
    static @Nullable Follow follow(@Nullable String number, @Nullable String kind) {
        if (number == null || !number.matches("\\d{1,6}")) {
            return null;
        }
        return Arrays.stream(Follow.Kind.values())
                .filter(known -> known != Follow.Kind.WITHDRAWS && known.name().equals(kind))
                .findFirst()
                .map(known -> new Follow(Integer.parseInt(number), known))
                .orElse(null);
    }

    static ComposeForm read(Context context) {
        var values = new LinkedHashMap<String, String>();
        TEXT_FIELDS.forEach(field -> values.put(field, value(context, field).strip()));
        // Browsers send line ends as CR LF; the limit counts what people will read.
        for (String field : List.of("tin", "tra-loi", "don-doc")) {
            values.computeIfPresent(field, (name, text) -> text.replace("\r\n", "\n"));
        }
        return new ComposeForm(
                values,
                context.formParam("tat-ca") != null,
                new HashSet<>(context.formParams("hoi")),
                new HashSet<>(context.formParams("thon")),
                new HashSet<>(context.formParams("vai")),
                new HashSet<>(context.formParams("luu")),
                follow(context.formParam("ve"), context.formParam("kieu")),
                context.formParam("dien-tap") != null,
                context.formParam("khong-mat") != null,
                value(context, "phieu"),
                value(context, "tep-da-gui"),
                value(context, "so-nguoi"));
    }

    ComposeForm withUpload(String token) {
        return new ComposeForm(
                values, everyone, bodies, villages, roles, saved, follow, drill, notSecret, formToken, token,
                shownRoll);
    }

    ComposeForm withSaved(Set<String> left) {
        return new ComposeForm(
                values,
                everyone,
                bodies,
                villages,
                roles,
                left,
                follow,
                drill,
                notSecret,
                formToken,
                uploadToken,
                shownRoll);
    }

    /** The same with these values in place of what stood there. */
    ComposeForm with(Map<String, String> changed) {
        var all = new LinkedHashMap<>(values);
        all.putAll(changed);
        return new ComposeForm(
                all,
                everyone,
                bodies,
                villages,
                roles,
                saved,
                follow,
                drill,
                notSecret,
                formToken,
                uploadToken,
                shownRoll);
    }

    /** Whether nothing was typed, chosen or brought yet. */
    boolean blank() {
        boolean nobody = !everyone && bodies.isEmpty() && villages.isEmpty() && roles.isEmpty() && saved.isEmpty();
        boolean nothing = values.entrySet().stream()
                .allMatch(field ->
                        field.getKey().equals("khan") || field.getValue().isEmpty());
        return nobody && nothing && uploadToken.isEmpty();
    }

    /** The day on the paper, or null when none was typed. */
    @Nullable
    LocalDate issuedOn() throws NotATime {
        String typed = value("ngay");
        if (typed.isEmpty()) {
            return null;
        }
        return Days.read(typed).orElseThrow(NotATime::new);
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
        return time("han", zone);
    }

    /** When it is to go out, or null for at once. */
    @Nullable
    Instant sendAt(ZoneId zone) throws NotATime {
        return time("luc", zone);
    }

    private @Nullable Instant time(String field, ZoneId zone) throws NotATime {
        String typed = value(field);
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
    Audience audience(Visitor visitor, List<Body> all, List<Village> allVillages, List<SavedAudience> kept) {
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
            if (villages.stream().anyMatch(village::goesBy) && maySendTo(visitor, village)) {
                parts.add(new Audience.Part.OfVillage(village.id()));
            }
        }
        if (wide) {
            for (Audience.Part part : ROLES) {
                if (roles.contains(role(part))) {
                    parts.add(part);
                }
            }
        }
        if (wide) {
            kept.stream()
                    .filter(one -> saved.contains(one.code()))
                    .flatMap(one -> one.audience().parts().stream())
                    .filter(part -> !parts.contains(part))
                    .forEach(parts::add);
        }
        return new Audience(parts);
    }

    /** Roles that may be written to all over the commune, in the order in which they are offered. */
    static final List<Audience.Part> ROLES = List.of(
            new Audience.Part.OfMemberRole(MemberRole.CHAIR),
            new Audience.Part.OfMemberRole(MemberRole.LEADER),
            new Audience.Part.OfMemberRole(MemberRole.DEPUTY),
            new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD),
            new Audience.Part.OfOfficialRole(OfficialRole.DIGITAL_TEAM));

    static String role(Audience.Part part) {
        return part instanceof Audience.Part.OfMemberRole of
                ? of.role().name()
                : part instanceof Audience.Part.OfOfficialRole of2 ? of2.role().name() : "";
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
