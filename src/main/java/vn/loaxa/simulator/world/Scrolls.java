package vn.loaxa.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands in each chat, by the id of the person or the group, oldest first. Use under the world's lock. */
final class Scrolls {
    /** A chat keeps this many messages; older ones scroll away for good. */
    static final int KEPT = 300;

    private final Map<String, List<Message>> chats = new HashMap<>();
    private final Consumer<String> changed;

    /** @param changed told the id of every chat that changes */
    Scrolls(Consumer<String> changed) {
        this.changed = changed;
    }

    List<Message> of(String chat) {
        return List.copyOf(chats.getOrDefault(chat, List.of()));
    }

    int length(String chat) {
        return chats.getOrDefault(chat, List.of()).size();
    }

    Optional<Message> find(String chat, String messageId) {
        return chats.getOrDefault(chat, List.of()).stream()
                .filter(message -> message.id().equals(messageId))
                .findFirst();
    }

    Message add(String chat, Message message) {
        List<Message> scroll = chats.computeIfAbsent(chat, id -> new ArrayList<>());
        scroll.add(message);
        if (scroll.size() > KEPT) {
            scroll.remove(0);
        }
        changed.accept(chat);
        return message;
    }

    /** Puts it in the place of the one with its id. */
    void replace(String chat, Message message) {
        chats.getOrDefault(chat, List.of()).replaceAll(old -> old.id().equals(message.id()) ? message : old);
        changed.accept(chat);
    }

    void remove(String chat) {
        chats.remove(chat);
    }

    void clear() {
        chats.clear();
    }

    void restore(Map<String, List<Message>> saved) {
        saved.forEach((chat, messages) -> chats.put(chat, new ArrayList<>(messages)));
    }

    Map<String, List<Message>> all() {
        Map<String, List<Message>> copy = new HashMap<>();
        chats.forEach((chat, messages) -> copy.put(chat, List.copyOf(messages)));
        return copy;
    }
}
