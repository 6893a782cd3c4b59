package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.loaxa.simulator.world.Chats;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Night;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Quotas.Quota;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.Template;
import vn.loaxa.simulator.world.World;
import vn.loaxa.text.Messages;

/** Template messages by user id and by phone number (zalo-openapi §2.3), into the phone that they are for. */
final class TemplateApi {
    /** Đồng, for state bodies (§2.3). */
    private static final long PRICE = 120;

    private static final int LONGEST_TRACKING_ID = 48;

    private final Messages messages = new Messages("simulator");
    private final World world;

    TemplateApi(World world) {
        this.world = world;
    }

    /** {@code POST /v3.0/oa/message/template}: the user id flat, or inside {@code recipient} (§11.4). */
    JsonNode byUser(Asked asked) {
        ObjectNode body = asked.json();
        String userId = Asked.text(body.has("recipient") ? body.path("recipient") : body, "user_id");
        Template template = ready(body, Asked.text(body, "template_id"));
        if (!template.byUser()) {
            throw new Refusal(-249, "Template cannot be sent by user id");
        }
        pay(-320, -321);
        Message sent = world.chats().sendTemplate(userId, draft(template, body.path("template_data")));
        return Json.object()
                .put("message_id", sent.id())
                .put("user_id", userId)
                .put("sent_time", Long.toString(sent.at().toEpochMilli()));
    }

    /** {@code POST business /message/template}. */
    JsonNode byPhone(Asked asked) {
        ObjectNode body = body(asked);
        String number = field(body, "phone", -108);
        if (!number.matches("84\\d{8,10}")) {
            throw new Refusal(-108, "phone is invalid");
        }
        return send(body, phone -> phone.number().equals(number), body.path("template_data"));
    }

    /** {@code POST business /message/template/hashphone}. */
    JsonNode byHash(Asked asked) {
        ObjectNode body = body(asked);
        String hash = field(body, "hash_phone", -108);
        return send(body, phone -> Hashes.sha256(phone.number()).equals(hash), body.path("template_data"));
    }

    /** {@code POST business /rsa/message/template}: number and values encrypted with the key of {@code /simulator/keys}. */
    JsonNode encrypted(Asked asked) {
        ObjectNode body = body(asked);
        String number = world.cipher().open(field(body, "rsa_phone", -108));
        ObjectNode values = Json.object();
        body.path("template_data")
                .properties()
                .forEach(each -> values.put(
                        each.getKey(), world.cipher().open(each.getValue().asText())));
        return send(body, phone -> phone.number().equals(number), values);
    }

    /** {@code GET business /message/status}: -1 unknown, 0 on its way, 1 on the phone. */
    JsonNode status(Asked asked) {
        Optional<Message> found =
                world.chats().locate(asked.queryElse("message_id", -107)).map(Chats.Located::message);
        ObjectNode data = Json.object();
        if (found.isEmpty()) {
            return data.put("status", -1).put("message", "The message does not exist");
        }
        var received = found.get().receivedAt();
        if (received == null) {
            return data.put("status", 0).put("message", "The message was pushed, the user has not received it");
        }
        return data.put("delivery_time", Long.toString(received.toEpochMilli()))
                .put("status", 1)
                .put("message", "The message was delivered");
    }

    private JsonNode send(ObjectNode body, Predicate<Phone> wanted, JsonNode values) {
        String id = field(body, "template_id", -109);
        String tracking = field(body, "tracking_id", -1122);
        if (tracking.length() > LONGEST_TRACKING_ID) {
            throw new Refusal(-132, "tracking_id is invalid");
        }
        Template template = ready(body, id, values);
        boolean trial = body.path("mode").asText().equals("development");
        Predicate<Phone> reached = wanted;
        if (trial) {
            reached = phone -> wanted.test(phone) && requireAdministrator(phone);
        } else {
            requireDay();
            requireQuota(id, body.path("sending_mode").asText("1").equals("3"));
            pay(-136, -115);
        }
        Message sent = world.chats().sendTemplate(reached, draft(template, values), id, tracking);
        world.quotas().use(Quota.TEMPLATES_A_DAY, "");
        world.quotas().use(Quota.ONE_TEMPLATE_A_DAY, id);
        ObjectNode data = Json.object()
                .put("msg_id", sent.id())
                .put("sent_time", Long.toString(sent.at().toEpochMilli()))
                .put("sending_mode", body.path("sending_mode").asText("1"));
        data.putObject("quota")
                .put("dailyQuota", Integer.toString(world.quotas().total(Quota.TEMPLATES_A_DAY)))
                .put("remainingQuota", Integer.toString(world.quotas().left(Quota.TEMPLATES_A_DAY, "")));
        return data;
    }

    private boolean requireAdministrator(Phone phone) {
        if (!world.oa().administrators().contains(phone.userId())) {
            throw new Refusal(-127, "Only administrators get templates in development mode");
        }
        return true;
    }

    private void requireDay() {
        if (Night.isNow(world)) {
            throw new Refusal(-133, "Template cannot be sent at night");
        }
    }

    private void requireQuota(String templateId, boolean overQuota) {
        if (overQuota) {
            return;
        }
        if (world.quotas().left(Quota.TEMPLATES_A_DAY, "") == 0) {
            throw new Refusal(-144, "Daily quota of the OA is used up");
        }
        if (world.quotas().left(Quota.ONE_TEMPLATE_A_DAY, templateId) == 0) {
            throw new Refusal(-147, "Daily quota of the template is used up");
        }
    }

    private Template ready(ObjectNode body, String id) {
        return ready(body, id, body.path("template_data"));
    }

    private Template ready(ObjectNode body, String id, JsonNode values) {
        if (!body.has("template_data")) {
            throw new Refusal(-111, "Template data is empty");
        }
        if (!values.isObject()) {
            throw new Refusal(-1123, "Template data is invalid");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        values.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return world.templates().ready(id, texts);
    }

    private void pay(int noWallet, int empty) {
        Long wallet = world.oa().wallet();
        if (wallet == null) {
            throw new Refusal(noWallet, "Not linked to a ZCA wallet");
        }
        if (wallet < PRICE) {
            throw new Refusal(empty, "Balance is not enough");
        }
        world.oa(world.oa().holding(wallet - PRICE));
    }

    private Draft draft(Template template, JsonNode values) {
        StringBuilder text = new StringBuilder(messages.text("template", Map.of("id", template.id())));
        values.properties().forEach(each -> text.append('\n')
                .append(each.getKey())
                .append(": ")
                .append(each.getValue().asText()));
        return new Draft(Kind.TEMPLATE, text.toString(), List.of(), null, null);
    }

    /** -122 for what is not JSON. */
    static ObjectNode body(Asked asked) {
        try {
            return asked.json();
        } catch (Refusal notJson) {
            throw new Refusal(-122, "Body is not JSON");
        }
    }

    private static String field(JsonNode body, String field, int code) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw new Refusal(code, field + " is invalid");
        }
        return value;
    }
}
