package vn.loaxa.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.loaxa.simulator.world.Asset;
import vn.loaxa.simulator.world.Crowd;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Oa;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.Scene;
import vn.loaxa.text.Messages;
import vn.loaxa.text.PhoneNumber;
import vn.loaxa.yaml.YamlNode;

/** Puts the people of the sample commune on the stage of the offline Zalo: who has a phone, who wrote lately, who answers by themselves. */
final class DemoScene {
    private static final Messages MESSAGES = new Messages("app");
    static final String OA_ID = "7001";
    static final String OFFICIAL = "8100000000000002";
    static final String LEADER = "8100000000000025";
    private static final String RESIDENT = "8100000000000072";
    /** Stands in no list of the commune: the first talk, joining and "I do not know you" are tried from here. */
    private static final Phone STRANGER = Phone.of("8100000000099001", MESSAGES.text("phone.new"))
            .captioned(MESSAGES.text("phone.stranger"))
            .numbered("84900099001");
    /** Side by side on the page: who sends, who approves, two leaders, two members. */
    private static final Set<String> SHOWN =
            Set.of(OFFICIAL, "8100000000000006", LEADER, "8100000000000034", RESIDENT, "8100000000000073");

    private final YamlNode organisation;
    private final List<SampleRoster.Resident> residents;
    private final Instant now;
    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private final Map<String, Set<String>> membersOfBody = new LinkedHashMap<>();

    private DemoScene(YamlNode organisation, List<SampleRoster.Resident> residents, Instant now) {
        this.organisation = organisation;
        this.residents = residents;
        this.now = now;
    }

    /**
     * @param organisation the organisation file
     * @param residents the invented members
     * @param now the time at which the demo starts
     */
    static Scene of(YamlNode organisation, List<SampleRoster.Resident> residents, Instant now) {
        return new DemoScene(organisation, residents, now).build();
    }

    private Scene build() {
        items(organisation, "people").forEach(this::named);
        residents.forEach(this::invented);
        phones.put(STRANGER.userId(), STRANGER.with(Trait.SHOWN));
        List<Group> groups = new ArrayList<>();
        List<Asset> assets = new ArrayList<>();
        LocalDate end = LocalDate.of(2027, 12, 31);
        for (YamlNode association : items(organisation, "associations")) {
            for (YamlNode sub : items(association, "sub_associations")) {
                String groupId = sub.text("zalo_group_id", "");
                if (!groupId.isEmpty()) {
                    Asset asset = new Asset("as-" + (assets.size() + 1), "gmf1000", end, false);
                    assets.add(asset);
                    groups.add(group(groupId, sub, asset));
                }
            }
        }
        Asset free = new Asset("as-" + (assets.size() + 1), "gmf100", end, true);
        assets.add(free);
        String communeName =
                organisation.get("commune").map(node -> node.text("name", "")).orElse("");
        Oa oa = Oa.of(OA_ID, "UBND " + communeName.replaceFirst("^Xã", "xã"));
        return new Scene(oa, List.copyOf(phones.values()), groups, assets);
    }

    private Group group(String groupId, YamlNode sub, Asset asset) {
        List<String> members = List.copyOf(membersOfBody.getOrDefault(sub.text("code", ""), Set.of()));
        Group group =
                Group.of(groupId, sub.text("name", "").replaceFirst("^Chi hội", "Nhóm"), asset.assetId(), members);
        return members.contains(LEADER) ? group.shownBy(RESIDENT) : group;
    }

    private void named(YamlNode person) {
        String userId = person.text("zalo_user_id", "");
        if (userId.isEmpty()) {
            return;
        }
        String name = person.text("name", "");
        List<YamlNode> memberships = items(person, "memberships");
        memberships.forEach(membership -> join(membership.text("body", ""), userId));
        Phone phone = Phone.of(userId, name)
                .captioned(caption(person, memberships))
                .numbered(PhoneNumber.read(person.text("phone", "")).number().orElse(""))
                .interacted(now.minus(Duration.ofHours(2)));
        phones.put(userId, SHOWN.contains(userId) ? phone.with(Trait.SHOWN) : phone);
    }

    /** Who this is in the eyes of the commune: the first office, else the place in the first body. */
    private static String caption(YamlNode person, List<YamlNode> memberships) {
        List<YamlNode> roles = items(person, "roles");
        String key = !roles.isEmpty()
                ? roles.get(0).text()
                : memberships.isEmpty() ? "member" : memberships.get(0).text("role", "member");
        return MESSAGES.text("phone." + key);
    }

    private void invented(SampleRoster.Resident resident) {
        if (!resident.hasZalo()) {
            return;
        }
        resident.bodies().forEach(body -> join(body, resident.zaloUserId()));
        int n = phones.size();
        // Of ten people seven wrote within two days, two within a week, one before that: the window is closed for the
        // last.
        Duration ago = n % 10 < 7
                ? Duration.ofHours(1 + n % 40)
                : n % 10 < 9 ? Duration.ofHours(60 + n % 90) : Duration.ofDays(12);
        phones.put(
                resident.zaloUserId(),
                Phone.of(resident.zaloUserId(), resident.name())
                        .numbered(PhoneNumber.read(resident.phone()).number().orElse(""))
                        .captioned(resident.village())
                        .interacted(now.minus(ago))
                        .behaving(Crowd.acknowledging(5 + n % 60, 15 + n % 240, 0.55)));
    }

    private void join(String body, String userId) {
        membersOfBody.computeIfAbsent(body, unknown -> new LinkedHashSet<>()).add(userId);
    }

    private static List<YamlNode> items(YamlNode node, String key) {
        return node.get(key).map(YamlNode::items).orElse(List.of());
    }
}
