package vn.loaxa.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.loaxa.simulator.world.Message.Choice;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Phone.Trait;

/** The chats between the OA and each person, with Zalo's windows (zalo-openapi §8). Use under the world's lock. */
public final class Chats {
    /** Answers to one message of a person's. */
    public static final int REPLIES = 8;

    public enum Allowance {
        REPLY,
        /** Not covered by an allowance: the answer has no quota object. */
        CHARGED,
        WELCOME
    }

    public record Sent(String userId, Message message, Allowance allowance) {}

    private final Map<String, Integer> replies = new HashMap<>();
    private final Scrolls scrolls;
    private final Windows windows;
    private final World world;
    private final Events events;
    private final CrowdLife crowd;

    Chats(World world, Windows windows, Events events, CrowdLife crowd) {
        scrolls = new Scrolls(userId -> world.changes().mark("phone:" + userId));
        this.windows = windows;
        this.world = world;
        this.events = events;
        this.crowd = crowd;
    }

    /** The screen of that phone, oldest first. */
    public List<Message> of(String userId) {
        return scrolls.of(userId);
    }

    /** The OA writes by API. Everything that forbids it is a {@link Refusal}. */
    public Sent send(String userId, Draft draft) {
        Phone phone = world.find(userId).orElseThrow(() -> Refusal.invalid("user_id"));
        Allowance allowance = windows.pass(phone, scrolls.length(userId));
        return new Sent(userId, deliver(phone, draft), allowance);
    }

    /** An answer to a message of the person's: eight of them, within 48 hours, are free. */
    public Sent reply(String messageId, Draft draft) {
        Located asked = locate(messageId)
                .filter(found -> !found.message().fromOa())
                .orElseThrow(() -> Refusal.invalid("message_id"));
        if (Duration.between(asked.message().at(), world.now()).compareTo(Windows.FREE) > 0) {
            throw new Refusal(-305, "Cannot reply to a message after 48 hours");
        }
        int before = replies.getOrDefault(messageId, 0);
        if (before >= REPLIES) {
            throw new Refusal(-311, "Reply quota of this message is used up");
        }
        Sent sent = send(asked.phone().userId(), draft);
        replies.put(messageId, before + 1);
        return sent;
    }

    /** Empty if no person has sent that message. */
    public Optional<Integer> repliesLeft(String messageId) {
        return locate(messageId)
                .filter(found -> !found.message().fromOa())
                .map(found -> REPLIES - replies.getOrDefault(messageId, 0));
    }

    /** A message and whose chat it stands in. */
    public record Located(Phone phone, Message message) {}

    /** Looks through all chats. */
    public Optional<Located> locate(String messageId) {
        for (Phone phone : world.phones()) {
            Optional<Message> found = scrolls.find(phone.userId(), messageId);
            if (found.isPresent()) {
                return Optional.of(new Located(phone, found.get()));
            }
        }
        return Optional.empty();
    }

    /** A template message by user id: no window, always charged. */
    public Message sendTemplate(String userId, Draft draft) {
        Phone phone = world.find(userId).orElseThrow(() -> Refusal.invalid("user_id"));
        windows.refuseUnreachable(phone);
        return deliver(phone, draft);
    }

    /** A template message by phone number: no window, but somebody has to have the number (-118). */
    public Message sendTemplate(Predicate<Phone> wanted, Draft draft, String templateId, String trackingId) {
        Phone phone = world.phones().stream()
                .filter(p -> !p.number().isEmpty() && wanted.test(p))
                .findFirst()
                .orElseThrow(() -> new Refusal(-118, "Zalo account not existed"));
        String number = phone.number();
        if (phone.is(Trait.LOCKED)) {
            throw new Refusal(-114, "User is inactive");
        }
        if (phone.is(Trait.BLOCKED)) {
            throw new Refusal(-140, "User refused this kind of message");
        }
        Message message = scrolls.add(phone.userId(), message(world.oa().oaId(), true, draft, false));
        world.templates().sent(message.id(), templateId, trackingId);
        if (!phone.is(Trait.OFFLINE)) {
            scrolls.replace(phone.userId(), message.received(world.now()));
            events.templateReceived(number, message.id(), trackingId);
        }
        crowd.received(phone, message, scrolls.length(phone.userId()));
        return message;
    }

    /** An article to every follower; reaches the phones without windows. */
    public Message broadcast(Draft draft) {
        Message first = message(world.oa().oaId(), true, draft, false);
        for (Phone phone : world.phones()) {
            if (phone.is(Trait.FOLLOWER) && !phone.is(Trait.BLOCKED)) {
                scrolls.add(phone.userId(), first);
            }
        }
        return first;
    }

    /** The person writes to the OA; opens the windows. A phone that was offline is back. */
    public Message say(String userId, Draft draft) {
        return say(userId, draft, false);
    }

    private Message say(String userId, Draft draft, boolean hidden) {
        online(userId);
        see(userId);
        Phone phone = world.phone(userId).interacted(world.now());
        world.put(phone);
        Message message = scrolls.add(phone.userId(), message(userId, false, draft, hidden));
        events.userSent(phone, message);
        return message;
    }

    /** The person taps a button of a message. Buttons that open something tell the OA nothing. */
    public void tap(String userId, String messageId, int choice) {
        Message message = find(userId, messageId);
        if (choice < 0 || choice >= message.draft().choices().size()) {
            throw new IllegalArgumentException("Message " + messageId + " has no button " + choice);
        }
        Choice tapped = message.draft().choices().get(choice);
        if (tapped.says()) {
            say(userId, Draft.text(tapped.payload()), tapped.hidden());
        } else {
            see(userId);
        }
    }

    /** The person reads what has come. */
    public void see(String userId) {
        Phone phone = world.phone(userId);
        if (phone.is(Trait.OFFLINE)) {
            return;
        }
        List<String> fresh = new ArrayList<>();
        for (Message message : of(userId)) {
            if (message.fromOa() && message.seenAt() == null) {
                scrolls.replace(userId, message.seen(world.now()));
                fresh.add(message.id());
            }
        }
        if (!fresh.isEmpty()) {
            events.seen(phone, fresh);
        }
    }

    public void react(String userId, String messageId, String icon, boolean byOa) {
        Phone phone = world.phone(userId);
        Message message = find(userId, messageId);
        scrolls.replace(phone.userId(), message.reacted(icon));
        events.reacted(phone, messageId, icon, byOa);
    }

    public void offline(String userId) {
        world.put(world.phone(userId).with(Trait.OFFLINE));
    }

    /** Back: what waited arrives, in its order. */
    public void online(String userId) {
        Phone phone = world.phone(userId);
        if (!phone.is(Trait.OFFLINE)) {
            return;
        }
        Phone back = phone.without(Trait.OFFLINE);
        world.put(back);
        for (Message message : of(userId)) {
            if (message.fromOa() && message.receivedAt() == null) {
                arrive(back, message);
            }
        }
        world.groups().backOnline(back);
    }

    /** Zalo's console tells the address that it was saved. */
    public void probe() {
        events.probe();
    }

    /** Anything else that Zalo may tell. */
    public void tell(String event, ObjectNode fields) {
        events.other(event, fields);
    }

    public void revokePermission() {
        events.permissionRevoked();
    }

    void become(Map<String, List<Message>> saved) {
        scrolls.clear();
        replies.clear();
        restore(saved);
    }

    void restore(Map<String, List<Message>> saved) {
        scrolls.restore(saved);
    }

    Map<String, List<Message>> all() {
        return scrolls.all();
    }

    private Message deliver(Phone phone, Draft draft) {
        Message message = scrolls.add(phone.userId(), message(world.oa().oaId(), true, draft, false));
        events.oaSent(phone, message);
        if (!phone.is(Trait.OFFLINE)) {
            arrive(phone, message);
        }
        return message;
    }

    private void arrive(Phone phone, Message message) {
        scrolls.replace(phone.userId(), message.received(world.now()));
        events.received(phone, message);
        crowd.received(phone, message, scrolls.length(phone.userId()));
    }

    private Message message(String author, boolean fromOa, Draft draft, boolean hidden) {
        return new Message(world.ids().message(), author, fromOa, world.now(), draft, hidden, null, null, null);
    }

    private Message find(String userId, String messageId) {
        return scrolls.find(userId, messageId)
                .orElseThrow(() -> new IllegalArgumentException("Phone " + userId + " has no message " + messageId));
    }

    /** For the quota in answers: the free messages of 2026 came with figures until 1 March. */
    public boolean showsFigures() {
        return world.today().isBefore(LocalDate.of(2026, 3, 1));
    }
}
