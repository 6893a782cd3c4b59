package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Media;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.World;

/** What was said, newest first: where a client looks after an answer was lost (zalo-openapi §3, §5). */
final class HistoryApi {
    private static final int MOST = 10;
    private static final int MOST_IN_GROUPS = 50;

    private record Line(Phone phone, Message message) {}

    private final World world;

    HistoryApi(World world) {
        this.world = world;
    }

    JsonNode conversation(Asked asked) {
        ObjectNode data = asked.data();
        Phone phone = world.find(Asked.text(data, "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
        asked.means(phone.name());
        ArrayNode rows = Json.array();
        page(newestFirst(world.chats().of(phone.userId())), data).forEach(m -> rows.add(row(phone, m)));
        return rows;
    }

    JsonNode recentChats(Asked asked) {
        List<Line> latest = new ArrayList<>();
        for (Phone phone : world.phones()) {
            newestFirst(world.chats().of(phone.userId())).stream()
                    .findFirst()
                    .ifPresent(m -> latest.add(new Line(phone, m)));
        }
        latest.sort(Comparator.comparing((Line line) -> line.message().at()).reversed());
        ArrayNode rows = Json.array();
        page(latest, asked.data()).forEach(line -> rows.add(row(line.phone(), line.message())));
        return rows;
    }

    JsonNode groupConversation(Asked asked) {
        Group group = world.groups().find(asked.query("group_id"));
        ArrayNode rows = Json.array();
        groupPage(newestFirst(world.groups().chat(group.groupId())), asked).forEach(m -> rows.add(row(group, m)));
        return rows;
    }

    JsonNode recentGroupChats(Asked asked) {
        ArrayNode rows = Json.array();
        List<ObjectNode> latest = new ArrayList<>();
        for (Group group : world.groups().all()) {
            newestFirst(world.groups().chat(group.groupId())).stream()
                    .findFirst()
                    .ifPresent(m -> latest.add(row(group, m)));
        }
        latest.sort(
                Comparator.comparingLong((ObjectNode row) -> row.path("time").asLong())
                        .reversed());
        groupPage(latest, asked).forEach(rows::add);
        return rows;
    }

    private ObjectNode row(Phone phone, Message message) {
        boolean fromOa = message.fromOa();
        String oaId = world.oa().oaId();
        ObjectNode row = content(message)
                .put("from_id", fromOa ? oaId : phone.userId())
                .put("to_id", fromOa ? phone.userId() : oaId)
                .put("from_display_name", fromOa ? world.oa().name() : phone.name())
                .put("to_display_name", fromOa ? phone.name() : world.oa().name());
        return row.put("from_avatar", avatar(fromOa ? null : phone.userId()))
                .put("to_avatar", avatar(fromOa ? phone.userId() : null));
    }

    private ObjectNode row(Group group, Message message) {
        String name = message.fromOa()
                ? world.oa().name()
                : world.find(message.author()).map(Phone::name).orElse("");
        return content(message)
                .put("from_id", message.author())
                .put("from_display_name", name)
                .put("from_avatar", avatar(message.fromOa() ? null : message.author()))
                .put("group_id", group.groupId());
    }

    private static ObjectNode content(Message message) {
        ObjectNode row = Json.object()
                .put("src", message.fromOa() ? 0 : 1)
                .put("time", message.at().toEpochMilli())
                .put("type", message.kind().historyType())
                .put("message", message.text())
                .put("message_id", message.id());
        Media media = message.draft().media();
        if (media != null) {
            row.put("url", media.url()).put("thumb", media.url()).put("description", media.name());
        }
        return row;
    }

    private String avatar(@Nullable String userId) {
        return world.address() + "/media/avatar/" + (userId == null ? "oa" : userId);
    }

    private static <T> List<T> page(List<T> all, JsonNode data) {
        int count = Asked.number(data, "count", MOST);
        if (count < 1 || count > MOST) {
            throw Refusal.tooLong("count", MOST);
        }
        return all.stream()
                .skip(Math.max(0, Asked.number(data, "offset", 0)))
                .limit(count)
                .toList();
    }

    private static <T> List<T> groupPage(List<T> all, Asked asked) {
        int count = Math.min(asked.query("count", 5), MOST_IN_GROUPS);
        return all.stream()
                .skip(Math.max(0, asked.query("offset", 0)))
                .limit(Math.max(0, count))
                .toList();
    }

    private static List<Message> newestFirst(List<Message> messages) {
        List<Message> reversed =
                new ArrayList<>(messages.stream().filter(m -> !m.hidden()).toList());
        Collections.reverse(reversed);
        return reversed;
    }
}
