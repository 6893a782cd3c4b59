package vn.loaxa.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
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
    /** Up to here, inclusive, a message is free; exact hours, not calendar days (§11.14 leaves it open). */
    static final Duration FREE = Duration.ofHours(48);
    /** Up to here, inclusive, a message is charged; later it is refused with -230. */
    static final Duration OPEN = Duration.ofHours(168);

    static final int WELCOME_MESSAGES = 3;
    static final long PRICE = 55;
    /** A chat keeps this many messages; older ones scroll away for good. */
    static final int KEPT = 300;

    /** Answers to one message of a person's. */
    public static final int REPLIES = 8;

    public enum Allowance {
        REPLY,
        /** Not covered by an allowance: the answer has no quota object. */
        CHARGED,
        WELCOME
    }

    public record Sent(String userId, Message message, Allowance allowance) {}

    private final Map<String, List<Message>> chats = new HashMap<>();
    private final Map<String, Integer> replies = new HashMap<>();
    private final World world;
    private final Events events;
    private final CrowdLife crowd;

    Chats(World world, Events events, CrowdLife crowd) {
        this.world = world;
        this.events = events;
        this.crowd = crowd;
    }

    /** The screen of that phone, oldest first. */
    public List<Message> of(String userId) {
        return List.copyOf(chats.getOrDefault(userId, List.of()));
    }

    /** The OA writes by API. Everything that forbids it is a {@link Refusal}. */
    public Sent send(String userId, Draft draft) {
        Phone phone = world.find(userId).orElseThrow(() -> Refusal.invalid("user_id"));
        Allowance allowance = allowance(phone);
        if (allowance == Allowance.CHARGED) {
            charge();
        }
        return new Sent(userId, deliver(phone, draft), allowance);
    }

    /** An answer to a message of the person's: eight of them, within 48 hours, are free. */
    public Sent reply(String messageId, Draft draft) {
        Located asked = locate(messageId)
                .filter(found -> !found.message().fromOa())
                .orElseThrow(() -> Refusal.invalid("message_id"));
        if (Duration.between(asked.message().at(), world.now()).compareTo(FREE) > 0) {
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
            for (Message message : chats.getOrDefault(phone.userId(), List.of())) {
                if (message.id().equals(messageId)) {
                    return Optional.of(new Located(phone, message));
                }
            }
        }
        return Optional.empty();
    }

    /** A template message by user id: no window, always charged. */
    public Message sendTemplate(String userId, Draft draft) {
        Phone phone = world.find(userId).orElseThrow(() -> Refusal.invalid("user_id"));
        refuseUnreachable(phone);
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
        Message message = append(phone, message(world.oa().oaId(), true, draft, false));
        world.templates().sent(message.id(), templateId, trackingId);
        if (!phone.is(Trait.OFFLINE)) {
            replace(phone, message, message.received(world.now()));
            events.templateReceived(number, message.id(), trackingId);
        }
        crowd.received(
                phone, message, chats.getOrDefault(phone.userId(), List.of()).size());
        return message;
    }

    /** An article to every follower; reaches the phones without windows. */
    public Message broadcast(Draft draft) {
        Message first = message(world.oa().oaId(), true, draft, false);
        for (Phone phone : world.phones()) {
            if (phone.is(Trait.FOLLOWER) && !phone.is(Trait.BLOCKED)) {
                append(phone, first);
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
        Message message = append(phone, message(userId, false, draft, hidden));
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
        List<Message> chat = chats.getOrDefault(userId, List.of());
        for (int i = 0; i < chat.size(); i++) {
            Message message = chat.get(i);
            if (message.fromOa() && message.seenAt() == null) {
                chat.set(i, message.seen(world.now()));
                fresh.add(message.id());
            }
        }
        if (!fresh.isEmpty()) {
            events.seen(phone, fresh);
            touch(userId);
        }
    }

    public void follow(String userId) {
        Phone phone = world.phone(userId);
        if (!phone.is(Trait.FOLLOWER)) {
            Phone follower = phone.with(Trait.FOLLOWER).interacted(world.now());
            world.put(follower);
            events.followed(follower);
        }
    }

    public void unfollow(String userId) {
        Phone phone = world.phone(userId);
        if (phone.is(Trait.FOLLOWER)) {
            world.put(phone.without(Trait.FOLLOWER));
            events.unfollowed(phone);
        }
    }

    /** Taps "Nhắn tin" on the OA's page: opens the window without a word. */
    public void open(String userId) {
        Phone phone = world.phone(userId).interacted(world.now());
        world.put(phone);
        events.aboutUser("user_click_chatnow", phone);
    }

    /** Gives name and number to the OA. */
    public void shareInfo(String userId) {
        Phone phone = world.phone(userId).with(Trait.SHARES_INFO).interacted(world.now());
        world.put(phone);
        events.submittedInfo(phone);
    }

    /** Asks Zalo to have the OA erase what it knows. */
    public void withdraw(String userId) {
        events.aboutUser("user_withdraw", world.phone(userId));
    }

    public void react(String userId, String messageId, String icon, boolean byOa) {
        Phone phone = world.phone(userId);
        Message message = find(userId, messageId);
        replace(phone, message, message.reacted(icon));
        events.reacted(phone, messageId, icon, byOa);
    }

    /** The OA puts a label on a person, or takes it off; labels are not seen on the phone. */
    public void label(String userId, String tag, boolean on) {
        Phone phone = world.find(userId).orElseThrow(() -> Refusal.invalid("user_id"));
        List<String> tags = new ArrayList<>(phone.tags());
        tags.remove(tag);
        if (on) {
            tags.add(tag);
        }
        if (!tags.equals(phone.tags())) {
            world.put(phone.tagged(tags));
            events.tagged(on ? "add_user_to_tag" : "remove_user_from_tag", phone, tag);
        }
    }

    /** The label goes from everybody. */
    public void removeLabel(String tag) {
        for (Phone phone : world.phones()) {
            if (phone.tags().contains(tag)) {
                world.put(phone.tagged(
                        phone.tags().stream().filter(t -> !t.equals(tag)).toList()));
            }
        }
        events.tagRemoved(tag);
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
        chats.clear();
        replies.clear();
        restore(saved);
    }

    void restore(Map<String, List<Message>> saved) {
        saved.forEach((user, messages) -> chats.put(user, new ArrayList<>(messages)));
    }

    Map<String, List<Message>> all() {
        Map<String, List<Message>> copy = new HashMap<>();
        chats.forEach((user, messages) -> copy.put(user, List.copyOf(messages)));
        return copy;
    }

    private static void refuseUnreachable(Phone phone) {
        if (phone.is(Trait.LOCKED)) {
            throw new Refusal(-227, "User is banned or has been inactive for more than 45 days");
        }
        if (phone.is(Trait.BLOCKED)) {
            throw new Refusal(-244, "User has restricted this type of message from your OA");
        }
    }

    private Allowance allowance(Phone phone) {
        refuseUnreachable(phone);
        Instant last = phone.lastInteraction();
        if (last == null) {
            return welcome(phone);
        }
        Duration since = Duration.between(last, world.now());
        if (since.compareTo(OPEN) > 0) {
            throw new Refusal(-230, "User has not interacted with the OA in the past 7 days");
        }
        return since.compareTo(FREE) > 0 ? Allowance.CHARGED : Allowance.REPLY;
    }

    /** A follower that never wrote may be greeted three times. */
    private Allowance welcome(Phone phone) {
        if (!phone.is(Trait.FOLLOWER)) {
            throw new Refusal(-213, "User has not followed the OA");
        }
        if (chats.getOrDefault(phone.userId(), List.of()).size() >= WELCOME_MESSAGES) {
            throw new Refusal(-232, "User has not interacted with the OA, or the interaction has expired");
        }
        return Allowance.WELCOME;
    }

    private void charge() {
        Long wallet = world.oa().wallet();
        if (wallet == null) {
            throw new Refusal(-320, "OA is not linked to a ZCA wallet");
        }
        if (wallet < PRICE) {
            throw new Refusal(-321, "ZCA wallet is out of balance");
        }
        world.oa(world.oa().holding(wallet - PRICE));
    }

    private Message deliver(Phone phone, Draft draft) {
        Message message = append(phone, message(world.oa().oaId(), true, draft, false));
        events.oaSent(phone, message);
        if (!phone.is(Trait.OFFLINE)) {
            arrive(phone, message);
        }
        return message;
    }

    private void arrive(Phone phone, Message message) {
        replace(phone, message, message.received(world.now()));
        events.received(phone, message);
        crowd.received(
                phone, message, chats.getOrDefault(phone.userId(), List.of()).size());
    }

    private Message message(String author, boolean fromOa, Draft draft, boolean hidden) {
        return new Message(world.ids().message(), author, fromOa, world.now(), draft, hidden, null, null, null);
    }

    private Message append(Phone phone, Message message) {
        List<Message> chat = chats.computeIfAbsent(phone.userId(), id -> new ArrayList<>());
        chat.add(message);
        if (chat.size() > KEPT) {
            chat.remove(0);
        }
        touch(phone.userId());
        return message;
    }

    private Message find(String userId, String messageId) {
        return chats.getOrDefault(userId, List.of()).stream()
                .filter(m -> m.id().equals(messageId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Phone " + userId + " has no message " + messageId));
    }

    private void replace(Phone phone, Message old, Message changed) {
        chats.getOrDefault(phone.userId(), List.of()).replaceAll(m -> m.id().equals(old.id()) ? changed : m);
        touch(phone.userId());
    }

    private void touch(String userId) {
        world.changes().mark("phone:" + userId);
    }

    /** For the quota in answers: the free messages of 2026 came with figures until 1 March. */
    public boolean showsFigures() {
        return world.today().isBefore(LocalDate.of(2026, 3, 1));
    }
}
