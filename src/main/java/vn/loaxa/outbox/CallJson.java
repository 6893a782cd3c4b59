package vn.loaxa.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import vn.loaxa.zalo.message.MessageJson;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** How a call lies in the table. */
final class CallJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CallJson() {}

    static String write(Call call) {
        ObjectNode node = JSON.createObjectNode();
        if (call instanceof Call.ToUser to) {
            node.put("do", "toUser").put("user", to.user().value()).put("message", MessageJson.write(to.message()));
        } else if (call instanceof Call.ToGroup to) {
            node.put("do", "toGroup").put("group", to.group().value()).put("message", MessageJson.write(to.message()));
        } else if (call instanceof Call.FileToUser file) {
            node.put("do", "fileToUser").put("user", file.user().value()).put("file", file.fileId());
        } else if (call instanceof Call.FileToGroup file) {
            node.put("do", "fileToGroup").put("group", file.group().value()).put("file", file.fileId());
        } else if (call instanceof Call.InviteToGroup invite) {
            putUsers(node.put("do", "invite").put("group", invite.group().value()), invite.users());
        } else {
            var remove = (Call.RemoveFromGroup) call;
            putUsers(node.put("do", "remove").put("group", remove.group().value()), remove.users());
        }
        return node.toString();
    }

    static Call read(String json) {
        JsonNode node = parse(json);
        return switch (text(node, "do")) {
            case "toUser" -> new Call.ToUser(user(node), MessageJson.read(text(node, "message")));
            case "toGroup" -> new Call.ToGroup(group(node), MessageJson.read(text(node, "message")));
            case "fileToUser" ->
                new Call.FileToUser(user(node), node.path("file").asLong());
            case "fileToGroup" ->
                new Call.FileToGroup(group(node), node.path("file").asLong());
            case "invite" -> new Call.InviteToGroup(group(node), users(node));
            case "remove" -> new Call.RemoveFromGroup(group(node), users(node));
            default -> throw new IllegalArgumentException("A stored call of an unknown kind: " + text(node, "do"));
        };
    }

    private static void putUsers(ObjectNode node, List<ZaloUserId> users) {
        var array = node.putArray("users");
        users.forEach(user -> array.add(user.value()));
    }

    private static List<ZaloUserId> users(JsonNode node) {
        List<ZaloUserId> users = new ArrayList<>();
        node.path("users").forEach(user -> users.add(new ZaloUserId(user.asText())));
        return users;
    }

    private static ZaloUserId user(JsonNode node) {
        return new ZaloUserId(text(node, "user"));
    }

    private static ZaloGroupId group(JsonNode node) {
        return new ZaloGroupId(text(node, "group"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // The parser's own words would quote the message.
            throw new IllegalArgumentException("A stored call that is no JSON");
        }
    }
}
