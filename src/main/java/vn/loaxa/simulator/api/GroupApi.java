package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Asset;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Group.Rules;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.World;
import vn.loaxa.text.Messages;

/** GMF group chats (zalo-openapi §3), with the vendor's mix of strings, numbers and booleans. */
final class GroupApi {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int USUAL_COUNT = 5;
    private static final int MOST = 50;

    private final Messages messages = new Messages("simulator");
    private final World world;
    private final MessageReader reader;

    GroupApi(World world, MessageReader reader) {
        this.world = world;
        this.reader = reader;
    }

    JsonNode quota(Asked asked) {
        String product = asked.json().path("product_type").asText("");
        ArrayNode assets = Json.array();
        for (Asset asset : world.groups().assets()) {
            if (product.isEmpty() || product.equals(asset.productType())) {
                Optional<Group> user = world.groups().on(asset);
                assets.addObject()
                        .put("product_type", asset.productType())
                        .put("quota_type", asset.included() ? "sub_quota" : "purchase_quota")
                        .put("asset_id", asset.assetId())
                        .put("valid_through", DATE.format(asset.validThrough()))
                        .put("auto_renew", true)
                        .put("status", user.isPresent() ? "used" : "available")
                        .put("used_id", user.map(Group::groupId).orElse(""));
            }
        }
        return assets;
    }

    JsonNode create(Asked asked) {
        ObjectNode body = asked.json();
        Group group = world.groups()
                .create(
                        Asked.text(body, "group_name"),
                        body.path("group_description").asText(""),
                        Asked.text(body, "asset_id"),
                        Asked.texts(body, "member_user_ids"));
        asked.means(messages.text("call.groupMade", Map.of("name", group.name())));
        return brief(group);
    }

    JsonNode get(Asked asked) {
        return whole(world.groups().find(asked.query("group_id")));
    }

    JsonNode updateInfo(Asked asked) {
        ObjectNode body = asked.json();
        Group group = world.groups().find(Asked.text(body, "group_id"));
        Rules old = group.rules();
        Rules rules = new Rules(
                body.path("lock_send_msg").asBoolean(old.lockSendMsg()),
                body.path("join_appr").asBoolean(old.joinAppr()),
                body.path("enable_msg_history").asBoolean(old.enableMsgHistory()),
                body.path("enable_link_join").asBoolean(old.enableLinkJoin()));
        return whole(world.groups()
                .update(
                        group.groupId(),
                        body.path("group_name").asText(group.name()),
                        body.path("group_description").asText(group.description()),
                        body.path("group_avatar").asText(group.avatar()),
                        rules));
    }

    JsonNode updateAsset(Asked asked) {
        ObjectNode body = asked.json();
        return whole(world.groups().moveTo(Asked.text(body, "group_id"), Asked.text(body, "asset_id")));
    }

    @Nullable
    JsonNode invite(Asked asked) {
        return onMembers(asked, "call.invited", world.groups()::invite);
    }

    @Nullable
    JsonNode accept(Asked asked) {
        return onMembers(asked, "call.accepted", world.groups()::accept);
    }

    @Nullable
    JsonNode reject(Asked asked) {
        return onMembers(asked, "call.refused", world.groups()::reject);
    }

    @Nullable
    JsonNode addAdmins(Asked asked) {
        return onMembers(asked, "call.adminsAdded", world.groups()::addAdmins);
    }

    @Nullable
    JsonNode removeAdmins(Asked asked) {
        return onMembers(asked, "call.adminsRemoved", world.groups()::removeAdmins);
    }

    @Nullable
    JsonNode removeMembers(Asked asked) {
        return onMembers(asked, "call.removed", world.groups()::removeMembers);
    }

    @Nullable
    JsonNode delete(Asked asked) {
        world.groups().delete(Asked.text(asked.json(), "group_id"));
        return null;
    }

    JsonNode pending(Asked asked) {
        Group group = world.groups().find(asked.query("group_id"));
        return people(asked, group.pending(), List.of());
    }

    JsonNode members(Asked asked) {
        Group group = world.groups().find(asked.query("group_id"));
        return people(asked, group.members(), List.of(world.oa().oaId()));
    }

    JsonNode ofOa(Asked asked) {
        List<Group> all = world.groups().all();
        int offset = Math.max(0, asked.query("offset", 0));
        ArrayNode groups = Json.array();
        all.stream().skip(offset).limit(count(asked)).forEach(group -> groups.add(brief(group)));
        ObjectNode page = Json.object()
                .put("offset", offset)
                .put("count", count(asked))
                .put("total", all.size())
                .put("group_count", groups.size());
        page.set("groups", groups);
        return page;
    }

    JsonNode send(Asked asked) {
        ObjectNode body = asked.json();
        String groupId = Asked.text(body.path("recipient"), "group_id");
        Message message = world.groups().send(groupId, reader.forGroup(body.path("message")));
        asked.means(messages.text(
                "call.groupSent", Map.of("name", world.groups().find(groupId).name())));
        return Json.object().put("message_id", message.id()).put("group_id", groupId);
    }

    private @Nullable JsonNode onMembers(Asked asked, String meaning, BiConsumer<String, List<String>> act) {
        ObjectNode body = asked.json();
        String groupId = Asked.text(body, "group_id");
        List<String> users = Asked.texts(body, "member_user_ids");
        act.accept(groupId, users);
        asked.means(messages.text(
                meaning,
                Map.of(
                        "count",
                        users.size(),
                        "name",
                        world.groups().find(groupId).name())));
        return null;
    }

    /** The OA itself stands first among the members, by its own kind of id. */
    private JsonNode people(Asked asked, List<String> userIds, List<String> oaIds) {
        int offset = Math.max(0, asked.query("offset", 0));
        ArrayNode members = Json.array();
        int total = oaIds.size() + userIds.size();
        for (int i = offset; i < Math.min(total, offset + count(asked)); i++) {
            members.add(i < oaIds.size() ? oaMember(oaIds.get(i)) : member(userIds.get(i - oaIds.size())));
        }
        ObjectNode page = Json.object()
                .put("offset", offset)
                .put("count", count(asked))
                .put("total", total)
                .put("member_count", members.size());
        page.set("members", members);
        return page;
    }

    private ObjectNode oaMember(String oaId) {
        return Json.object()
                .put("oa_id", oaId)
                .put("name", world.oa().name())
                .put("avatar", world.address() + "/media/avatar/oa");
    }

    private ObjectNode member(String userId) {
        return Json.object()
                .put("user_id", userId)
                .put("name", world.find(userId).map(Phone::name).orElse(""))
                .put("avatar", world.address() + "/media/avatar/" + userId);
    }

    private ObjectNode brief(Group group) {
        return Json.object()
                .put("name", group.name())
                .put("avatar", group.avatar())
                .put("group_id", group.groupId())
                .put("group_link", link(group))
                .put("group_description", group.description())
                .put("total_member", group.members().size() + 1)
                .put("status", status(group));
    }

    private ObjectNode whole(Group group) {
        Asset asset = world.groups().asset(group);
        ObjectNode whole = Json.object();
        ObjectNode info = whole.putObject("group_info");
        info.put("group_id", group.groupId())
                .put("group_link", link(group))
                .put("name", group.name())
                .put("group_description", group.description())
                .put("avatar", group.avatar())
                .put("status", status(group))
                .put("total_member", group.members().size() + 1)
                .put("max_member", Integer.toString(asset.mostMembers()));
        LocalDate gone = world.groups().disbandsOn(group);
        info.put("auto_delete_date", gone == null ? "" : DATE.format(gone));
        whole.putObject("asset_info")
                .put("asset_type", asset.productType())
                .put("asset_id", asset.assetId())
                .put("valid_through", DATE.format(asset.validThrough()))
                .put("auto_renew", "true");
        whole.putObject("group_setting")
                .put("lock_send_msg", group.rules().lockSendMsg())
                .put("join_appr", group.rules().joinAppr())
                .put("enable_msg_history", group.rules().enableMsgHistory())
                .put("enable_link_join", group.rules().enableLinkJoin());
        return whole;
    }

    private String status(Group group) {
        return world.groups().expired(group) ? "disabled" : "enabled";
    }

    private static String link(Group group) {
        return "https://zalo.me/g/" + group.groupId();
    }

    private static int count(Asked asked) {
        return Math.max(1, Math.min(asked.query("count", USUAL_COUNT), MOST));
    }
}
