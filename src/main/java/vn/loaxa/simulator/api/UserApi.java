package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.Profiles.Profile;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.World;

/** Users, tags and the account itself (zalo-openapi §5). */
final class UserApi {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyy_MM_dd");
    private static final int FURTHEST = 9951;
    private static final int MOST = 50;

    private final World world;

    UserApi(World world) {
        this.world = world;
    }

    JsonNode detail(Asked asked) {
        Phone phone = world.find(Asked.text(asked.data(), "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
        asked.means(phone.name());
        Profile profile = world.profiles().of(phone.userId());
        ObjectNode data = Json.object()
                .put("user_id", phone.userId())
                .put("user_id_by_app", "5" + phone.userId().substring(1))
                .put("user_external_id", profile.externalId())
                .put("display_name", phone.name())
                .put("user_alias", profile.alias().isEmpty() ? phone.name() : profile.alias())
                .put("is_sensitive", false);
        data.put(
                "user_last_interaction_date",
                phone.lastInteraction() == null
                        ? ""
                        : DATE.format(phone.lastInteraction().atZone(World.ZONE)));
        data.put("user_is_follower", phone.is(Trait.FOLLOWER));
        String avatar = world.address() + "/media/avatar/" + phone.userId();
        data.put("avatar", avatar);
        data.putObject("avatars").put("120", avatar).put("240", avatar);
        data.put("dynamic_param", "");
        ObjectNode notes = data.putObject("tags_and_notes_info");
        notes.putArray("notes");
        phone.tags().forEach(notes.putArray("tag_names")::add);
        if (phone.is(Trait.SHARES_INFO) || !profile.shared().isEmpty()) {
            data.set("shared_info", shared(phone, profile));
        }
        return data;
    }

    /** What the person gave, and over it what the OA wrote down itself. */
    private static ObjectNode shared(Phone phone, Profile profile) {
        boolean gave = phone.is(Trait.SHARES_INFO);
        ObjectNode shared = Json.object()
                .put("address", "")
                .put("city", "")
                .put("district", "")
                .put("phone", gave ? phone.number() : "")
                .put("name", gave ? phone.name() : "");
        profile.shared().forEach(shared::put);
        return shared;
    }

    @Nullable
    JsonNode update(Asked asked) {
        ObjectNode body = asked.json();
        Phone phone = world.find(Asked.text(body, "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
        world.profiles()
                .update(
                        phone.userId(),
                        body.has("user_alias") ? body.path("user_alias").asText() : null,
                        body.has("user_external_id")
                                ? body.path("user_external_id").asText()
                                : null,
                        FieldApi.texts(body.path("shared_info"), Set.of()));
        return null;
    }

    /** What the OA knows of a person, not the person. */
    @Nullable
    JsonNode deleteInfo(Asked asked) {
        Phone phone = world.find(Asked.text(asked.json(), "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
        world.profiles().forget(phone.userId());
        world.put(phone.without(Trait.SHARES_INFO));
        return null;
    }

    JsonNode list(Asked asked) {
        ObjectNode data = asked.data();
        int offset = Asked.number(data, "offset", 0);
        int count = Asked.number(data, "count", MOST);
        if (offset < 0 || offset > FURTHEST) {
            throw Refusal.tooLong("offset", FURTHEST);
        }
        if (count < 1 || count > MOST) {
            throw Refusal.tooLong("count", MOST);
        }
        List<Phone> found =
                world.phones().stream().filter(phone -> matches(phone, data)).toList();
        ArrayNode users = Json.array();
        found.stream().skip(offset).limit(count).forEach(phone -> users.addObject()
                .put("user_id", phone.userId()));
        ObjectNode page = Json.object()
                .put("total", found.size())
                .put("count", users.size())
                .put("offset", offset);
        page.set("users", users);
        return page;
    }

    private boolean matches(Phone phone, JsonNode filter) {
        String follower = filter.path("is_follower").asText("");
        String tag = filter.path("tag_name").asText("");
        String period = filter.path("last_interaction_period").asText("");
        return (follower.isEmpty() || follower.equals("true") == phone.is(Trait.FOLLOWER))
                && (tag.isEmpty() || phone.tags().contains(tag))
                && (period.isEmpty() || inPeriod(phone, period));
    }

    private boolean inPeriod(Phone phone, String period) {
        if (phone.lastInteraction() == null) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(phone.lastInteraction(), World.ZONE);
        LocalDate today = LocalDate.ofInstant(world.clock().instant(), World.ZONE);
        return switch (period) {
            case "TODAY" -> day.equals(today);
            case "YESTERDAY" -> day.equals(today.minusDays(1));
            case "L7D" -> !day.isBefore(today.minusDays(7));
            case "L30D" -> !day.isBefore(today.minusDays(30));
            default -> between(day, period);
        };
    }

    private static boolean between(LocalDate day, String period) {
        String[] ends = period.split(":", 2);
        try {
            return !day.isBefore(LocalDate.parse(ends[0], PERIOD))
                    && !day.isAfter(LocalDate.parse(ends[ends.length - 1], PERIOD));
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("last_interaction_period");
        }
    }

    @Nullable
    JsonNode tag(Asked asked) {
        return retag(asked, true);
    }

    @Nullable
    JsonNode untag(Asked asked) {
        return retag(asked, false);
    }

    private @Nullable JsonNode retag(Asked asked, boolean add) {
        ObjectNode body = asked.json();
        world.followers().label(Asked.text(body, "user_id"), Asked.text(body, "tag_name"), add);
        return null;
    }

    @Nullable
    JsonNode removeTag(Asked asked) {
        world.followers().removeLabel(Asked.text(asked.json(), "tag_name"));
        return null;
    }

    JsonNode tags(Asked asked) {
        Set<String> tags = new LinkedHashSet<>();
        world.phones().forEach(phone -> tags.addAll(phone.tags()));
        ArrayNode list = Json.array();
        tags.forEach(list::add);
        return list;
    }

    JsonNode oa(Asked asked) {
        long followers =
                world.phones().stream().filter(p -> p.is(Trait.FOLLOWER)).count();
        return Json.object()
                .put("oaid", world.oa().oaId())
                .put("name", world.oa().name())
                .put("description", world.oa().description())
                .put("oa_alias", "")
                .put("is_verified", true)
                .put("oa_type", 4)
                .put("cate_name", "Cơ quan nhà nước")
                .put("num_follower", followers)
                .put("avatar", world.address() + "/media/avatar/oa")
                .put("cover", "")
                .put("package_name", world.oa().packageName())
                .put("package_valid_through_date", DATE.format(world.oa().packageValidThrough()))
                .put("package_auto_renew_date", "")
                .put("linked_ZCA", world.oa().wallet() == null ? "" : "ZCA-1");
    }
}
