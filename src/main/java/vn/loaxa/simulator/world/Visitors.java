package vn.loaxa.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.loaxa.simulator.world.Message.Draft;

/** People who write through a web page without signing in to Zalo (zalo-openapi §2.5). Use under the world's lock. */
public final class Visitors {
    /** One such chat. */
    public record Visit(String anonymousId, String conversationId, List<Message> chat) {
        public Visit {
            chat = List.copyOf(chat);
        }

        private Visit plus(Message message) {
            List<Message> longer = new ArrayList<>(chat);
            longer.add(message);
            return new Visit(
                    anonymousId,
                    conversationId,
                    longer.subList(Math.max(0, longer.size() - Scrolls.KEPT), longer.size()));
        }
    }

    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final World world;
    private final Events events;

    Visitors(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    public List<Visit> all() {
        return new ArrayList<>(visits.values());
    }

    /** The visitor writes; the first word opens the conversation. */
    public Message say(String anonymousId, Draft draft) {
        Visit visit = visits.getOrDefault(
                anonymousId, new Visit(anonymousId, "cv-" + world.ids().decimal(), List.of()));
        Message message = message(anonymousId, false, draft);
        visits.put(anonymousId, visit.plus(message));
        events.visitorSaid(anonymousId, visit.conversationId(), message);
        return message;
    }

    /** The OA answers: only to somebody who has written, in that conversation. */
    public Message send(String anonymousId, String conversationId, Draft draft) {
        Visit visit = visits.get(anonymousId);
        if (visit == null) {
            throw Refusal.invalid("anonymous_id");
        }
        if (!visit.conversationId().equals(conversationId)) {
            throw Refusal.invalid("conversation_id");
        }
        Message message = message(world.oa().oaId(), true, draft);
        visits.put(anonymousId, visit.plus(message));
        events.visitorTold(anonymousId, conversationId, message);
        return message;
    }

    private Message message(String author, boolean fromOa, Draft draft) {
        return new Message(world.ids().message(), author, fromOa, world.now(), draft, false, null, null, null);
    }
}
