package vn.loaxa.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.loaxa.simulator.world.Template.Blank;

/**
 * The account's ZBS templates. Five stand there from the start; a number that nobody knows counts as an approved template
 * without rules, so that software can be tried with its own numbers. Use under the world's lock.
 */
public final class Templates {
    static final Duration REVIEW = Duration.ofHours(1);
    private static final String ENABLED = "ENABLE";

    /** A rating as a person gave it. */
    public record Rating(String templateId, int stars, String note, Instant at, String messageId, String trackingId) {}

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final Map<String, String> trackings = new LinkedHashMap<>();
    private final List<Rating> ratings = new ArrayList<>();
    private final World world;
    private final Events events;

    Templates(World world, Events events) {
        this.world = world;
        this.events = events;
        start("31001", "Thông báo của Ủy ban nhân dân xã", ENABLED, "HIGH", true, true);
        start("31002", "Giấy mời họp có nút phản hồi", ENABLED, "MEDIUM", false, false);
        start("31003", "Nhắc lịch tiêm chủng", "PENDING_REVIEW", "UNDEFINED", true, false);
        start("31004", "Báo kết quả hồ sơ cũ", "DISABLE", "LOW", true, false);
        start("31005", "Mẫu quảng bá bị từ chối", "REJECT", "UNDEFINED", true, false);
    }

    private void start(String id, String name, String status, String quality, boolean byUser, boolean any) {
        List<Blank> blanks = List.of(new Blank("ten", !any, 30, "Nguyễn Thị Mẫu"), new Blank("so", !any, 20, "12"));
        put(new Template(id, name, status, quality, "TRANSACTION", world.now(), byUser, any, blanks));
    }

    public List<Template> all() {
        return new ArrayList<>(templates.values());
    }

    public void put(Template template) {
        templates.put(template.id(), template);
    }

    /** -109 for what is no number. */
    public Template find(String id) {
        Template known = templates.get(id);
        if (known != null) {
            return known;
        }
        if (!id.matches("\\d{1,19}")) {
            throw new Refusal(-109, "template_id is invalid");
        }
        return new Template(id, "Template " + id, ENABLED, "HIGH", "TRANSACTION", world.now(), true, true, List.of());
    }

    /** The template, if it can go out with these values; the errors of §9.2 if not. */
    public Template ready(String id, Map<String, String> values) {
        Template template = find(id);
        if (template.status().equals("DISABLE")) {
            throw new Refusal(-146, "Template is disabled because of its low quality");
        }
        if (!template.status().equals(ENABLED)) {
            throw new Refusal(-131, "Template is not approved");
        }
        for (Blank blank : template.any() ? List.<Blank>of() : template.blanks()) {
            String value = values.get(blank.name());
            if (value == null) {
                throw new Refusal(-1122, "Template data misses " + blank.name());
            }
            if (value.codePointCount(0, value.length()) > blank.most()) {
                throw new Refusal(-1121, "Template data is too long: " + blank.name());
            }
        }
        return template;
    }

    /** A new one, or one that was changed: under review, approved an hour later. */
    public Template submit(String id, String name, String tag, List<Blank> blanks) {
        Template draft = new Template(
                id.isEmpty() ? world.ids().decimal().substring(1, 9) : id,
                name,
                "PENDING_REVIEW",
                "UNDEFINED",
                tag,
                world.now(),
                true,
                false,
                blanks);
        put(draft);
        world.agenda().after(REVIEW, () -> world.locked(() -> standing(draft.id(), ENABLED, "HIGH")));
        return draft;
    }

    /** As Zalo's reviewers do: tells the app. */
    public void standing(String id, String status, String quality) {
        Template old = find(id);
        Template now = old.standing(status, quality);
        put(now);
        if (!old.status().equals(status)) {
            events.template("change_template_status", id, "status", old.status(), status);
        }
        if (!old.quality().equals(quality)) {
            events.template("change_template_quality", id, "quality", old.quality(), quality);
        }
    }

    /** Remembers which message is whose, for the rating. */
    void sent(String messageId, String templateId, String trackingId) {
        trackings.put(messageId, templateId + ' ' + trackingId);
    }

    /** The person taps the stars under a template message. */
    public void rate(String messageId, int stars, String note) {
        String sent = trackings.get(messageId);
        if (sent == null || stars < 1 || stars > 5) {
            throw new IllegalArgumentException(
                    "No template message " + messageId + " that can have " + stars + " stars");
        }
        int space = sent.indexOf(' ');
        Rating rating =
                new Rating(sent.substring(0, space), stars, note, world.now(), messageId, sent.substring(space + 1));
        ratings.add(rating);
        events.rated(rating);
    }

    public List<Rating> ratings(String templateId, Instant from, Instant to) {
        return ratings.stream()
                .filter(r -> r.templateId().equals(templateId) && !r.at().isBefore(from) && !r.at().isAfter(to))
                .toList();
    }
}
