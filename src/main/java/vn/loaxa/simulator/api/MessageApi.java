package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Chats;
import vn.loaxa.simulator.world.Faults.Account;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Night;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Quotas.Quota;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.World;
import vn.loaxa.text.Messages;

/** Messages to persons, and quotas (zalo-openapi §2). */
final class MessageApi {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int MOST_ARTICLES = 5;
    private static final int SHORT = 40;

    private final Messages messages = new Messages("simulator");
    private final World world;
    private final MessageReader reader;

    MessageApi(World world, MessageReader reader) {
        this.world = world;
        this.reader = reader;
    }

    /** {@code POST /v3.0/oa/message/cs}. */
    JsonNode consult(Asked asked) {
        ObjectNode body = asked.json();
        JsonNode recipient = body.path("recipient");
        Draft draft = reader.forPerson(body.path("message"));
        if (recipient.has("message_id")) {
            String messageId = Asked.text(recipient, "message_id");
            return sent(asked, world.chats().reply(messageId, draft));
        }
        return sent(asked, world.chats().send(Asked.text(recipient, "user_id"), draft));
    }

    /** {@code POST /v3.0/oa/message/cs/miniapp}. */
    JsonNode miniApp(Asked asked) {
        ObjectNode body = asked.json();
        JsonNode message = body.path("message");
        StringBuilder text = new StringBuilder(Asked.text(message, "template_type"));
        if (!message.path("template_data").isObject()) {
            throw Refusal.invalid("template_data");
        }
        message.path("template_data").properties().forEach(each -> text.append('\n')
                .append(each.getKey())
                .append(": ")
                .append(each.getValue().asText()));
        Draft draft = new Draft(Kind.TEMPLATE, text.toString(), List.of(), null, null);
        return sent(asked, world.chats().send(Asked.text(body.path("recipient"), "user_id"), draft));
    }

    private JsonNode sent(Asked asked, Chats.Sent sent) {
        String userId = sent.userId();
        asked.means(meaning(userId, sent.message().draft()));
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
        JsonNode recipient = body.path("recipient");
        if (recipient.path("target").isObject()) {
            return article(body.path("message"));
        }
        if (recipient.has("anonymous_id")) {
            return visitor(recipient, body.path("message"));
        }
        String template = body.path("message")
                .path("attachment")
                .path("payload")
                .path("template_type")
                .asText();
        if (template.equals("list") || template.equals("request_user_info")) {
            return consult(asked); // documented on this path only (§11.5)
        }
        throw new Refusal(-240, "This API has been shut down, use v3.0");
    }

    private JsonNode visitor(JsonNode recipient, JsonNode message) {
        String anonymousId = Asked.text(recipient, "anonymous_id");
        String conversationId = Asked.text(recipient, "conversation_id");
        Message sent = world.visitors().send(anonymousId, conversationId, reader.forGroup(message));
        return Json.object()
                .put("message_id", sent.id())
                .put("anonymous_id", anonymousId)
                .put("conversation_id", conversationId);
    }

    private JsonNode article(JsonNode message) {
        JsonNode elements = message.path("attachment").path("payload").path("elements");
        if (!elements.path(0).path("media_type").asText().equals("article")) {
            throw new Refusal(-233, "Message type is not supported or invalid");
        }
        if (Night.isNow(world)) {
            throw new Refusal(-234, "Messages cannot be sent at night");
        }
        if (elements.size() > MOST_ARTICLES) {
            throw Refusal.tooLong("elements", MOST_ARTICLES);
        }
        if (world.packageIsOver()) {
            throw new Refusal(-224, "OA package does not include this feature");
        }
        String id = Asked.text(elements.path(0), "attachment_id");
        world.quotas().take(Quota.ARTICLES_A_MONTH, new Refusal(-211, "Out of quota"));
        Message sent = world.chats()
                .broadcast(new Draft(Kind.ARTICLE, messages.text("article", Map.of("id", id)), List.of(), null, null));
        return Json.object().put("message_id", sent.id());
    }

    /** Withdrawn on 2026-03-01; a switch brings it back, without its layouts. */
    JsonNode withdrawn(Asked asked) {
        if (!world.faults().account(Account.WITHDRAWN_ALIVE)) {
            throw new Refusal(-233, "Message type is not supported or invalid");
        }
        if (asked.path().endsWith("/promotion") && Night.isNow(world)) {
            throw new Refusal(-234, "Messages cannot be sent at night");
        }
        ObjectNode body = asked.json();
        String userId = Asked.text(body.path("recipient"), "user_id");
        JsonNode payload = body.path("message").path("attachment").path("payload");
        StringBuilder text = new StringBuilder(Asked.text(payload, "template_type"));
        payload.path("elements").forEach(each -> text.append('\n')
                .append(each.path("content").asText(each.path("type").asText())));
        Message sent =
                world.chats().sendTemplate(userId, new Draft(Kind.TEMPLATE, text.toString(), List.of(), null, null));
        return Json.object()
                .put("message_id", sent.id())
                .put("user_id", userId)
                .put("sent_time", Long.toString(sent.at().toEpochMilli()));
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

    /** {@code POST /v2.0/oa/quota/message}: of the account, of a message, of a user's promotions. */
    JsonNode oldQuota(Asked asked) {
        ObjectNode body = asked.json();
        if (body.path("type").asText().equals("promotion")) {
            var unused = world.find(Asked.text(body, "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
            return Json.object().put("type", "promotion").put("remain", 0).put("total", 0);
        }
        if (body.has("message_id")) {
            String id = Asked.text(body, "message_id");
            int left = world.chats().repliesLeft(id).orElseThrow(() -> Refusal.invalid("message_id"));
            return Json.object().put("type", "reply").put("remain", left).put("total", Chats.REPLIES);
        }
        return Json.object()
                .put("type", "broadcast")
                .put("remain", world.quotas().left(Quota.ARTICLES_A_MONTH, ""))
                .put("total", world.quotas().total(Quota.ARTICLES_A_MONTH));
    }

    /** {@code GET /v3.0/oa/message/status}. */
    JsonNode status(Asked asked) {
        Message message = world.chats()
                .locate(asked.query("message_id"))
                .map(Chats.Located::message)
                .orElseThrow(() -> Refusal.invalid("message_id"));
        ObjectNode data = Json.object().put("message_id", message.id());
        data.put("status", message.seenAt() != null ? "read" : message.receivedAt() != null ? "delivered" : "sent");
        data.put("sent_time", Long.toString(message.at().toEpochMilli()));
        if (message.receivedAt() != null) {
            data.put("delivered_time", Long.toString(message.receivedAt().toEpochMilli()));
        }
        if (message.seenAt() != null) {
            data.put("read_time", Long.toString(message.seenAt().toEpochMilli()));
        }
        return data;
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

    private String meaning(String userId, Draft draft) {
        String words = draft.media() != null && !draft.media().name().isEmpty()
                ? draft.media().name()
                : draft.text().lines().findFirst().orElse("");
        String cut = words.length() > SHORT ? words.substring(0, SHORT) + "…" : words;
        return messages.text("call.sent", Map.of("name", world.phone(userId).name(), "text", cut));
    }
}
