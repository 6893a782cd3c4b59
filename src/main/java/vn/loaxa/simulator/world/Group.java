package vn.loaxa.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A GMF group chat (zalo-openapi §3). Immutable.
 *
 * @param assetId the package place it lives on
 * @param members user ids, without the OA itself
 * @param admins deputies among them
 * @param pending invited or asking, not yet in
 * @param viewer whose phone shows it on the page; null: not on the page
 */
public record Group(
        String groupId,
        String name,
        String description,
        String avatar,
        String assetId,
        List<String> members,
        List<String> admins,
        List<String> pending,
        Rules rules,
        @Nullable String viewer) {

    /** The four settings, in the vendor's words. */
    public record Rules(boolean lockSendMsg, boolean joinAppr, boolean enableMsgHistory, boolean enableLinkJoin) {
        public static final Rules USUAL = new Rules(false, false, true, true);
    }

    public Group {
        members = List.copyOf(members);
        admins = List.copyOf(admins);
        pending = List.copyOf(pending);
    }

    public static Group of(String groupId, String name, String assetId, List<String> members) {
        return new Group(groupId, name, "", "", assetId, members, List.of(), List.of(), Rules.USUAL, null);
    }

    public Group shownBy(@Nullable String userId) {
        return new Group(groupId, name, description, avatar, assetId, members, admins, pending, rules, userId);
    }

    Group described(String newName, String newDescription, String newAvatar, Rules newRules) {
        return new Group(
                groupId, newName, newDescription, newAvatar, assetId, members, admins, pending, newRules, viewer);
    }

    Group on(String newAssetId) {
        return new Group(groupId, name, description, avatar, newAssetId, members, admins, pending, rules, viewer);
    }

    Group withMembers(List<String> added) {
        return people(plus(members, added), admins, minus(pending, added));
    }

    Group withoutMembers(List<String> removed) {
        return people(minus(members, removed), minus(admins, removed), minus(pending, removed));
    }

    Group withPending(List<String> added) {
        return people(members, admins, minus(plus(pending, added), members));
    }

    Group withAdmins(List<String> added) {
        return people(members, plus(admins, added), pending);
    }

    Group withoutAdmins(List<String> removed) {
        return people(members, minus(admins, removed), pending);
    }

    private Group people(List<String> newMembers, List<String> newAdmins, List<String> newPending) {
        return new Group(groupId, name, description, avatar, assetId, newMembers, newAdmins, newPending, rules, viewer);
    }

    private static List<String> plus(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return new ArrayList<>(all);
    }

    private static List<String> minus(List<String> some, List<String> fewer) {
        Set<String> rest = new LinkedHashSet<>(some);
        rest.removeAll(new LinkedHashSet<>(fewer));
        return new ArrayList<>(rest);
    }
}
