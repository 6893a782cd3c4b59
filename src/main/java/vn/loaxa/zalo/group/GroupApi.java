package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.message.HistoryMessage;
import vn.loaxa.zalo.message.MessageWire;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.Picture;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * GMF group chats (zalo-openapi §3). Needs a verified OA, a package that includes GMF and the permission to manage
 * groups. Calls that change something give a {@link SendOutcome}; calls whose answer is needed throw
 * {@link ZaloException}. Blocking and thread-safe.
 */
public final class GroupApi {
    private static final String ROOT = "/v3.0/oa/";
    private static final Set<OutgoingMessage.Kind> TO_GROUPS = EnumSet.of(
            OutgoingMessage.Kind.TEXT,
            OutgoingMessage.Kind.IMAGE,
            OutgoingMessage.Kind.GIF,
            OutgoingMessage.Kind.FILE,
            OutgoingMessage.Kind.STICKER);

    private final ZaloCalls calls;

    public GroupApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * A message into the chat; free, at any hour. Text is taken as it is: see {@link Mentions#strip}.
     *
     * @throws LimitException if it is of a kind that does not go into groups, or too long; nothing was sent
     */
    public SendOutcome send(ZaloGroupId group, OutgoingMessage message) {
        check(message);
        var request = post("group/message", MessageWire.send("group_id", group.value(), message, calls.dialect()));
        return SendOutcome.of(
                calls.call(request),
                data -> new SendOutcome.Sent(Json.textOr(data, "message_id"), Json.instant(data, "sent_time"), false));
    }

    /** The rights to groups, used and unused. {@code productType} such as gmf100, or null for all. */
    public List<QuotaAsset> assets(@Nullable String productType) {
        ObjectNode body = Json.object().put("quota_owner", "OA");
        if (productType != null) {
            body.put("product_type", productType).put("quota_type", "sub_quota");
        }
        return QuotaAsset.list(calls.ask(post("quota/group", body)));
    }

    /** Makes a group chat. If {@link ZaloException#mayHaveHappened}, look for it with {@link #ofAccount} first. */
    public GroupProfile create(NewGroup group) {
        Limits.filled("name", group.name(), limits().nameLimit());
        return required("group/creategroupwithoa", group.body(), GroupProfile::of);
    }

    public GroupDetail detail(ZaloGroupId group) {
        GroupDetail detail = GroupDetail.of(calls.ask(get("group/getgroup", Map.of("group_id", group.value()))));
        if (detail == null) {
            throw ZaloException.unknown("GET " + ROOT + "group/getgroup", "the answer names no group");
        }
        return detail;
    }

    public GroupDetail update(ZaloGroupId group, GroupUpdate update) {
        if (update.name() != null) {
            Limits.filled("name", update.name(), limits().nameLimit());
        }
        return required("group/updateinfo", update.body(group), GroupDetail::of);
    }

    /** Puts the group on another right, before the old one ends. */
    public GroupDetail updateAsset(ZaloGroupId group, String assetId) {
        return required("group/updateasset", body(group).put("asset_id", assetId), GroupDetail::of);
    }

    /** Invites; that Zalo took it does not prove that they joined: wait for the events, or {@link #pending}. */
    public SendOutcome invite(ZaloGroupId group, List<ZaloUserId> users) {
        return change("group/invite", group, users);
    }

    /** Those who wait to be let in or have not accepted yet. */
    public GroupPage<GroupMember> pending(ZaloGroupId group, int offset, int count) {
        return page("group/listpendinginvite", paged(group, offset, count), "members", offset, GroupMember::of);
    }

    public SendOutcome acceptPending(ZaloGroupId group, List<ZaloUserId> users) {
        return change("group/acceptpendinginvite", group, users);
    }

    public SendOutcome rejectPending(ZaloGroupId group, List<ZaloUserId> users) {
        return change("group/rejectpendinginvite", group, users);
    }

    /** Makes deputies. */
    public SendOutcome addAdmins(ZaloGroupId group, List<ZaloUserId> users) {
        return change("group/addadmins", group, users);
    }

    public SendOutcome removeAdmins(ZaloGroupId group, List<ZaloUserId> users) {
        return change("group/removeadmins", group, users);
    }

    public SendOutcome removeMembers(ZaloGroupId group, List<ZaloUserId> users) {
        return change("group/removemembers", group, users);
    }

    public GroupPage<GroupMember> members(ZaloGroupId group, int offset, int count) {
        return page("group/listmember", paged(group, offset, count), "members", offset, GroupMember::of);
    }

    /** The group chats of the account. */
    public GroupPage<GroupProfile> ofAccount(int offset, int count) {
        return page("group/getgroupsofoa", paged(offset, count), "groups", offset, GroupProfile::of);
    }

    /** Disbands the group chat, for good. */
    public SendOutcome delete(ZaloGroupId group) {
        return outcome(post("group/delete", body(group)));
    }

    /** The last message of each group chat. */
    public List<HistoryMessage> recentChats(int offset, int count) {
        return HistoryMessage.list(calls.ask(get("group/listrecentchat", paged(offset, count))));
    }

    /** What was said in the chat. */
    public List<HistoryMessage> conversation(ZaloGroupId group, int offset, int count) {
        return HistoryMessage.list(calls.ask(get("group/conversation", paged(group, offset, count))));
    }

    private SendOutcome change(String path, ZaloGroupId group, List<ZaloUserId> users) {
        Limits.count("users", users, 1, limits().inviteBatch());
        ObjectNode body = body(group);
        var ids = body.putArray("member_user_ids");
        users.forEach(user -> ids.add(user.value()));
        return outcome(post(path, body));
    }

    private void check(OutgoingMessage message) {
        if (!TO_GROUPS.contains(message.kind())) {
            throw new LimitException("message", message.kind().toString(), "only " + TO_GROUPS + " go into groups");
        }
        if (message instanceof OutgoingMessage.Text text) {
            Limits.atMost("text", text.text(), limits().textLimit());
        }
        if (message instanceof OutgoingMessage.Image image
                && image.picture() instanceof Picture.Linked
                && !limits().imagesByUrl()) {
            throw new LimitException("picture", "a web address", "groups take uploaded images only");
        }
    }

    private ZaloDialect.Groups limits() {
        return calls.dialect().groups();
    }

    private SendOutcome outcome(ZaloRequest request) {
        return SendOutcome.done(calls.call(request));
    }

    private <T> T required(String path, ObjectNode body, Function<JsonNode, @Nullable T> read) {
        T value = read.apply(calls.ask(post(path, body)));
        if (value == null) {
            throw ZaloException.unknown("POST " + ROOT + path, "the answer names no group");
        }
        return value;
    }

    private <T> GroupPage<T> page(
            String path, Map<String, String> query, String items, int offset, Function<JsonNode, @Nullable T> read) {
        return GroupPage.of(calls.ask(get(path, query)), items, offset, read);
    }

    private static ZaloRequest get(String path, Map<String, String> query) {
        return ZaloRequest.get(ROOT + path, query);
    }

    private static ZaloRequest post(String path, ObjectNode body) {
        return ZaloRequest.post(ROOT + path, body);
    }

    private static ObjectNode body(ZaloGroupId group) {
        return Json.object().put("group_id", group.value());
    }

    private static Map<String, String> paged(int offset, int count) {
        return Map.of("offset", Integer.toString(offset), "count", Integer.toString(count));
    }

    private static Map<String, String> paged(ZaloGroupId group, int offset, int count) {
        return Map.of("group_id", group.value(), "offset", Integer.toString(offset), "count", Integer.toString(count));
    }
}
