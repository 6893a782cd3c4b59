package vn.loaxa.simulator.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Group.Rules;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Phone.Trait;

/** GMF group chats (zalo-openapi §3). What forbids a call is a {@link Refusal}. Use under the world's lock. */
public final class Groups {
    static final int LONGEST_NAME = 30;
    /** After its place has expired a group is dead (-237), and this many days later it is gone. */
    static final int DISBANDS_AFTER_DAYS = 45;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Scrolls chats;
    private final Windows windows;
    private final World world;
    private final Events events;
    private final CrowdLife crowd;

    Groups(World world, Windows windows, Events events, CrowdLife crowd, Scene scene) {
        chats = new Scrolls(groupId -> world.changes().mark("group:" + groupId));
        this.windows = windows;
        this.world = world;
        this.events = events;
        this.crowd = crowd;
        set(scene);
    }

    void become(Scene scene, Map<String, List<Message>> saved) {
        groups.clear();
        assets.clear();
        chats.clear();
        set(scene);
        restore(saved);
    }

    private void set(Scene scene) {
        scene.assets().forEach(asset -> assets.put(asset.assetId(), asset));
        scene.groups().forEach(group -> {
            groups.put(group.groupId(), group);
            assets.putIfAbsent(
                    group.assetId(),
                    new Asset(group.assetId(), "gmf1000", scene.oa().packageValidThrough(), false));
        });
    }

    public List<Group> all() {
        groups.values().stream()
                .filter(this::disbanded)
                .map(Group::groupId)
                .toList()
                .forEach(this::remove);
        return new ArrayList<>(groups.values());
    }

    public List<Asset> assets() {
        return new ArrayList<>(assets.values());
    }

    /** Adds or changes a place; one that is past makes its group answer -237. */
    public void put(Asset asset) {
        assets.put(asset.assetId(), asset);
    }

    public Optional<Group> on(Asset asset) {
        return groups.values().stream()
                .filter(g -> g.assetId().equals(asset.assetId()))
                .findFirst();
    }

    /** -403 for a group that is not this OA's. */
    public Group find(String groupId) {
        Group group = groups.get(groupId);
        if (group == null || disbanded(group)) {
            throw new Refusal(-403, "Group does not belong to this OA");
        }
        return group;
    }

    public Asset asset(Group group) {
        Asset asset = assets.get(group.assetId());
        if (asset == null) {
            throw new IllegalStateException("Group " + group.groupId() + " stands on no asset");
        }
        return asset;
    }

    /** Where the group would go if nobody pays for it again. */
    public @Nullable LocalDate disbandsOn(Group group) {
        return expired(group) ? asset(group).validThrough().plusDays(DISBANDS_AFTER_DAYS) : null;
    }

    public boolean expired(Group group) {
        return world.packageIsOver() || world.today().isAfter(asset(group).validThrough());
    }

    /** The group's screen, oldest first. */
    public List<Message> chat(String groupId) {
        return chats.of(groupId);
    }

    public Group create(String name, String description, String assetId, List<String> members) {
        requireName(name);
        if (members.isEmpty()) {
            throw Refusal.invalid("member_user_ids");
        }
        Asset asset = requireFree(assetId);
        requireRoom(asset, members.size());
        members.forEach(this::requireInvitable);
        if (!world.oa().administrators().isEmpty()
                && members.stream().noneMatch(world.oa().administrators()::contains)) {
            throw Refusal.invalid("member_user_ids (an administrator of the OA must be among them)");
        }
        Group group = new Group(
                world.ids().decimal(),
                name,
                description,
                "",
                assetId,
                members,
                List.of(),
                List.of(),
                Rules.USUAL,
                null);
        keep(group);
        world.changes().mark("deck");
        events.group("create_group", group.groupId(), List.of());
        return group;
    }

    public Group update(String groupId, String name, String description, String avatar, Rules rules) {
        Group group = requireLive(groupId);
        requireName(name);
        Group changed = keep(group.described(name, description, avatar, rules));
        events.group("update_group_info", groupId, List.of());
        return changed;
    }

    public Group moveTo(String groupId, String assetId) {
        Group group = find(groupId);
        requireRoom(requireFree(assetId), group.members().size());
        return keep(group.on(assetId));
    }

    /** Who is online and does not ask first is in at once; the others are pending. */
    public void invite(String groupId, List<String> userIds) {
        Group group = requireLive(groupId);
        userIds.forEach(this::requireInvitable);
        requireRoom(asset(group), group.members().size() + userIds.size());
        List<String> fresh =
                userIds.stream().filter(id -> !group.members().contains(id)).toList();
        keep(group.withPending(fresh));
        fresh.stream().filter(this::joinsAtOnce).forEach(id -> join(groupId, id));
    }

    /** The person accepts the invitation, or comes in by the link: then an administrator may have to let them in. */
    public void join(String groupId, String userId) {
        Group group = find(groupId);
        boolean invited = group.pending().contains(userId);
        if (!invited && group.rules().joinAppr()) {
            keep(group.withPending(List.of(userId)));
            events.group("user_request_join_group", groupId, List.of(userId));
            return;
        }
        keep(group.withMembers(List.of(userId)));
        interacted(userId);
        events.group("user_join_group", groupId, List.of(userId));
    }

    public void accept(String groupId, List<String> userIds) {
        Group group = requireLive(groupId);
        requirePending(group, userIds);
        keep(group.withMembers(userIds));
        events.group("accept_request_join_group", groupId, userIds);
    }

    public void reject(String groupId, List<String> userIds) {
        Group group = requireLive(groupId);
        requirePending(group, userIds);
        keep(group.withoutMembers(userIds));
        events.group("reject_request_join_group", groupId, userIds);
    }

    public void addAdmins(String groupId, List<String> userIds) {
        Group group = requireLive(groupId);
        requireMembers(group, userIds);
        keep(group.withAdmins(userIds));
        events.group("add_group_admin", groupId, userIds);
    }

    public void removeAdmins(String groupId, List<String> userIds) {
        Group group = requireLive(groupId);
        requireMembers(group, userIds);
        keep(group.withoutAdmins(userIds));
        events.group("remove_group_admin", groupId, userIds);
    }

    public void removeMembers(String groupId, List<String> userIds) {
        Group group = requireLive(groupId);
        requireMembers(group, userIds);
        keep(group.withoutMembers(userIds));
        events.group("user_out_group", groupId, userIds);
    }

    /** The person goes, or turns an invitation down. */
    public void leave(String groupId, String userId) {
        Group group = find(groupId);
        boolean wasIn = group.members().contains(userId);
        keep(group.withoutMembers(List.of(userId)));
        if (wasIn) {
            events.group("user_out_group", groupId, List.of(userId));
        }
    }

    public void delete(String groupId) {
        find(groupId);
        remove(groupId);
    }

    /** The OA writes into the group. */
    public Message send(String groupId, Draft draft) {
        Group group = requireLive(groupId);
        Message message = append(group, world.oa().oaId(), true, draft);
        events.groupMessage(group, message);
        int messages = chats.length(groupId);
        for (String member : group.members()) {
            world.find(member).ifPresent(phone -> crowd.receivedInGroup(group, phone, message, messages));
        }
        return message;
    }

    /** A member writes into the group: that is also an interaction with the OA. */
    public Message say(String groupId, String userId, Draft draft) {
        Group group = find(groupId);
        if (!group.members().contains(userId)) {
            throw new IllegalArgumentException("Phone " + userId + " is not in group " + groupId);
        }
        if (group.rules().lockSendMsg() && !group.admins().contains(userId)) {
            throw new IllegalArgumentException("Only deputies may write in group " + groupId);
        }
        interacted(userId);
        Message message = append(group, userId, false, draft);
        events.groupMessage(group, message);
        return message;
    }

    void sayIfStillIn(String groupId, String userId, String words) {
        Group group = groups.get(groupId);
        if (group != null && group.members().contains(userId)) {
            say(groupId, userId, Draft.text(words));
        }
    }

    /** Puts the group on the page, as that member sees it; null takes it off. */
    public void show(String groupId, @Nullable String viewer) {
        keep(find(groupId).shownBy(viewer));
        world.changes().mark("deck");
    }

    void backOnline(Phone phone) {
        for (Group group : all()) {
            if (group.pending().contains(phone.userId()) && joinsAtOnce(phone.userId())) {
                join(group.groupId(), phone.userId());
            }
        }
    }

    void restore(Map<String, List<Message>> saved) {
        chats.restore(saved);
    }

    Map<String, List<Message>> allChats() {
        return chats.all();
    }

    private void requireInvitable(String userId) {
        windows.requireInvitable(world.find(userId).orElseThrow(() -> Refusal.invalid("member_user_ids")));
    }

    private boolean joinsAtOnce(String userId) {
        return world.find(userId)
                .filter(p -> !p.is(Trait.ASKS_BEFORE_JOINING) && !p.is(Trait.OFFLINE))
                .isPresent();
    }

    private Group requireLive(String groupId) {
        Group group = find(groupId);
        if (expired(group)) {
            throw new Refusal(-237, "Group has expired, renew the service");
        }
        return group;
    }

    private Asset requireFree(String assetId) {
        Asset asset = assets.get(assetId);
        if (world.packageIsOver()) {
            throw new Refusal(-224, "OA package does not include this feature");
        }
        if (asset == null || world.today().isAfter(asset.validThrough())) {
            throw new Refusal(-238, "asset_id is already used or unavailable");
        }
        if (on(asset).isPresent()) {
            throw asset.included()
                    ? new Refusal(-241, "The free asset of the package is already used")
                    : new Refusal(-238, "asset_id is already used or unavailable");
        }
        return asset;
    }

    /** The OA takes a place too. */
    private static void requireRoom(Asset asset, int members) {
        if (members + 1 > asset.mostMembers()) {
            throw Refusal.tooLong("member_user_ids", asset.mostMembers() - 1);
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw Refusal.invalid("group_name");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Refusal.tooLong("group_name", LONGEST_NAME);
        }
    }

    private static void requireMembers(Group group, List<String> userIds) {
        if (userIds.isEmpty() || !group.members().containsAll(userIds)) {
            throw Refusal.invalid("member_user_ids");
        }
    }

    private static void requirePending(Group group, List<String> userIds) {
        if (userIds.isEmpty() || !group.pending().containsAll(userIds)) {
            throw Refusal.invalid("member_user_ids");
        }
    }

    private boolean disbanded(Group group) {
        return world.today().isAfter(asset(group).validThrough().plusDays(DISBANDS_AFTER_DAYS));
    }

    private void remove(String groupId) {
        groups.remove(groupId);
        chats.remove(groupId);
        events.group("delete_group", groupId, List.of());
        world.changes().mark("deck");
    }

    private Group keep(Group group) {
        groups.put(group.groupId(), group);
        world.changes().mark("group:" + group.groupId());
        return group;
    }

    private Message append(Group group, String author, boolean fromOa, Draft draft) {
        return chats.add(
                group.groupId(),
                new Message(world.ids().message(), author, fromOa, world.now(), draft, false, null, null, null));
    }

    private void interacted(String userId) {
        world.find(userId).ifPresent(phone -> world.put(phone.interacted(world.now())));
    }
}
