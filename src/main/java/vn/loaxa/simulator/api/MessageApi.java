package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Chats;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.World;
import vn.loaxa.text.Messages;

/** Messages to persons, and quotas (zalo-openapi §2). */
final class MessageApi {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    /** Đồng, for state bodies (§2.3). */
    private static final long TEMPLATE_PRICE = 120;

    private static final int LONGEST_TRACKING_ID = 48;
    private static final int DAILY_TEMPLATES = 500;
    private static final int SHORT = 40;

    private final Messages messages = new Messages("simulator");
    private final World world;
    private final MessageReader reader;
    private int templatesSent;

    MessageApi(World world, MessageReader reader) {
        this.world = world;
        this.reader = reader;
    }

    /** {@code POST /v3.0/oa/message/cs}. */
    JsonNode consult(Asked asked) {
        ObjectNode body = asked.json();
        String userId = Asked.text(body.path("recipient"), "user_id");
        Draft draft = reader.forPerson(body.path("message"));
        Chats.Sent sent = world.chats().send(userId, draft);
        asked.means(meaning(userId, draft));
        ObjectNode data = Json.object()
                .put("message_id", sent.message().id())
                .put("user_id", userId)
                .put("sent_time", Long.toString(sent.message().at().toEpochMilli()));
        if (sent.allowance() != Chats.Allowance.CHARGED) {
            data.set("quota", quota(sent.allowance()));
        }
        return data;
    }

    /** {@code POST /v2.0/oa/message}: reactions and articles live on; plain text is -240. */
    @Nullable
    JsonNode old(Asked asked) {
        ObjectNode body = asked.json();
        JsonNode reaction = body.path("sender_action");
        if (reaction.isObject()) {
            String userId = Asked.text(body.path("recipient"), "user_id");
            String messageId = Asked.text(reaction, "react_message_id");
            try {
                world.chats().react(userId, messageId, Asked.text(reaction, "react_icon"), true);
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("react_message_id");
            }
            return Json.object().put("message_id", messageId).put("user_id", userId);
        }
        if (body.path("recipient").path("target").isObject()) {
            return article(body.path("message"));
        }
        throw new Refusal(-240, "This API has been shut down, use v3.0");
    }

    private JsonNode article(JsonNode message) {
        JsonNode elements = message.path("attachment").path("payload").path("elements");
        if (!elements.path(0).path("media_type").asText().equals("article")) {
            throw new Refusal(-233, "Message type is not supported or invalid");
        }
        if (isNight()) {
            throw new Refusal(-234, "Messages cannot be sent at night");
        }
        String id = Asked.text(elements.path(0), "attachment_id");
        Message sent = world.chats()
                .broadcast(new Draft(Kind.ARTICLE, messages.text("article", Map.of("id", id)), List.of(), null, null));
        return Json.object().put("message_id", sent.id());
    }

    /** Withdrawn on 2026-03-01. */
    @Nullable
    JsonNode withdrawn(Asked asked) {
        throw new Refusal(-233, "Message type is not supported or invalid");
    }

    /** Templates by user id: none of ours may go that way. */
    @Nullable
    JsonNode templateByUser(Asked asked) {
        throw new Refusal(-249, "Template cannot be sent by user id");
    }

    /** {@code POST business /message/template}: into the phone that has the number. */
    JsonNode templateByPhone(Asked asked) {
        ObjectNode body = asked.json();
        String number = business(body, "phone", -108);
        String template = business(body, "template_id", -109);
        String tracking = business(body, "tracking_id", -1122);
        if (!body.path("template_data").isObject()) {
            throw new Refusal(-1123, "Template data is invalid");
        }
        if (tracking.length() > LONGEST_TRACKING_ID) {
            throw new Refusal(-132, "tracking_id is invalid");
        }
        if (isNight()) {
            throw new Refusal(-133, "Template cannot be sent at night");
        }
        pay();
        Message sent =
                world.chats().sendTemplate(number, templateDraft(template, body.path("template_data")), tracking);
        templatesSent++;
        ObjectNode data = Json.object()
                .put("msg_id", sent.id())
                .put("sent_time", Long.toString(sent.at().toEpochMilli()))
                .put("sending_mode", body.path("sending_mode").asText("1"));
        data.putObject("quota")
                .put("dailyQuota", Integer.toString(DAILY_TEMPLATES))
                .put("remainingQuota", Integer.toString(Math.max(0, DAILY_TEMPLATES - templatesSent)));
        return data;
    }

    /** {@code POST /v3.0/oa/quota/message}: of one user, or of the account. */
    JsonNode quotaOf(Asked asked) {
        ObjectNode body = asked.json();
        if (body.path("quota_owner").isTextual()) {
            ObjectNode asset = Json.object()
                    .put("asset_id", "cs-" + world.oa().oaId())
                    .put("product_type", body.path("product_type").asText("cs"))
                    .put("quota_type", body.path("quota_type").asText("sub_quota"))
                    .put("valid_through", DATE.format(world.oa().packageValidThrough()))
                    .put("total", 2000)
                    .put("remain", 2000);
            return Json.array().add(asset);
        }
        Phone phone = world.find(Asked.text(body, "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
        ObjectNode data = Json.object();
        if (phone.lastInteraction() != null) {
            data.put("last_interaction", Long.toString(phone.lastInteraction().toEpochMilli()));
        }
        if (world.chats().showsFigures()) {
            data.putObject("cs_reply").put("remain", 8).put("total", 8);
        }
        data.putObject("promotion")
                .put("daily_remain", 1)
                .put("daily_total", 1)
                .put("monthly_remain", 6)
                .put("monthly_total", 6);
        return data;
    }

    private void pay() {
        Long wallet = world.oa().wallet();
        if (wallet == null) {
            throw new Refusal(-136, "Not linked to a ZCA wallet");
        }
        if (wallet < TEMPLATE_PRICE) {
            throw new Refusal(-115, "Balance is not enough");
        }
        world.oa(world.oa().holding(wallet - TEMPLATE_PRICE));
    }

    private Draft templateDraft(String template, JsonNode values) {
        StringBuilder text = new StringBuilder(messages.text("template", Map.of("id", template)));
        values.properties().forEach(each -> text.append('\n')
                .append(each.getKey())
                .append(": ")
                .append(each.getValue().asText()));
        return new Draft(Kind.TEMPLATE, text.toString(), List.of(), null, null);
    }

    private static String business(JsonNode body, String field, int code) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw new Refusal(code, field + " is invalid");
        }
        return value;
    }

    private ObjectNode quota(Chats.Allowance allowance) {
        ObjectNode quota = Json.object();
        boolean welcome = allowance == Chats.Allowance.WELCOME;
        quota.put("quota_type", welcome ? "welcome_msg" : "reply");
        if (world.chats().showsFigures()) {
            quota.put("remain", welcome ? "3" : "8").put("total", welcome ? "3" : "8");
        }
        return quota.put("expired_date", DATE.format(world.oa().packageValidThrough()))
                .put("owner_type", "OA")
                .put("owner_id", world.oa().oaId());
    }

    private boolean isNight() {
        LocalTime time = LocalTime.ofInstant(world.clock().instant(), World.ZONE);
        return !time.isBefore(NIGHT) || time.isBefore(MORNING);
    }

    private String meaning(String userId, Draft draft) {
        String words = draft.media() != null && !draft.media().name().isEmpty()
                ? draft.media().name()
                : draft.text().lines().findFirst().orElse("");
        String cut = words.length() > SHORT ? words.substring(0, SHORT) + "…" : words;
        return messages.text("call.sent", Map.of("name", world.phone(userId).name(), "text", cut));
    }
}
