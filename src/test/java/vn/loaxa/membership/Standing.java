package vn.loaxa.membership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.MemberRole;

/**
 * Who holds what at one moment, and what that allows: the rules of delegation for a test, written from domain §8 and not from
 * the code. People and bodies are their numbers.
 *
 * @param parents the body above each body; 0 above the highest
 * @param members the role of each person in each body
 * @param offices official roles of each person, as {@code ROLE@village}
 */
record Standing(Map<Long, Long> parents, Map<Place, MemberRole> members, Map<Long, Set<String>> offices) {
    record Place(long person, long body) {}

    boolean administers(long person) {
        return has(person, "ADMINISTRATOR@");
    }

    boolean has(long person, String office) {
        return offices.getOrDefault(person, Set.of()).contains(office);
    }

    /** The body and all above it. */
    List<Long> upwards(long body) {
        List<Long> all = new ArrayList<>();
        for (long next = body; next != 0; next = parents.getOrDefault(next, 0L)) {
            all.add(next);
        }
        return all;
    }

    MemberRole in(long person, long body) {
        return members.getOrDefault(new Place(person, body), MemberRole.MEMBER);
    }

    /** Leads this body or one above it, as deputy at least. */
    boolean keepsList(long person, long body) {
        return upwards(body).stream().anyMatch(one -> in(person, one) != MemberRole.MEMBER);
    }

    /** Stands in the tree above whoever is {@code role} in the body. */
    boolean above(long person, MemberRole role, long body) {
        return in(person, body).compareTo(role) > 0
                || upwards(body).stream().skip(1).anyMatch(one -> in(person, one) != MemberRole.MEMBER);
    }

    /** May say who leads the body: leads it or one above it in full, not as a deputy. */
    boolean appoints(long person, long body) {
        return upwards(body).stream().anyMatch(one -> in(person, one).compareTo(MemberRole.DEPUTY) > 0);
    }

    /** May have a group chat made: administers the commune, or chairs the body or one above it. */
    boolean mayMakeChat(long person, long body) {
        return administers(person) || upwards(body).stream().anyMatch(one -> in(person, one) == MemberRole.CHAIR);
    }

    boolean maySend(long person, long body, Map<Long, String> villages) {
        String village = upwards(body).stream()
                .map(one -> villages.getOrDefault(one, ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("-");
        return has(person, "DRAFTER@")
                || has(person, "APPROVER@")
                || has(person, "VILLAGE_HEAD@" + village)
                || appoints(person, body);
    }

    /** What of the change from here to there this actor may not have done. */
    List<String> escapes(Standing after, long actor, String act) {
        List<String> escapes = new ArrayList<>();
        Set<Place> places = new HashSet<>(members.keySet());
        places.addAll(after.members.keySet());
        for (Place place : places) {
            MemberRole was = members.get(place);
            MemberRole is = after.members.get(place);
            if (was != is && !explained(actor, place, was, is, act.endsWith("UNDO"))) {
                escapes.add(act + ": " + actor + " made " + place.person() + " in " + place.body() + " of " + was + " "
                        + is);
            }
        }
        if (!offices.equals(after.offices) && !administers(actor)) {
            escapes.add(act + ": " + actor + " changed official roles");
        }
        return escapes;
    }

    /** @param back whether the actor takes back what they did themselves, for which they need not be able to appoint */
    private boolean explained(
            long actor, Place place, @Nullable MemberRole was, @Nullable MemberRole is, boolean back) {
        boolean self = place.person() == actor;
        if (is == null) { // taken out, or left
            return was != null
                    && (self && was.compareTo(MemberRole.DEPUTY) <= 0
                            || keepsList(actor, place.body()) && !self && above(actor, was, place.body()));
        }
        if (was == null && is == MemberRole.MEMBER) {
            return keepsList(actor, place.body());
        }
        if (self && was != null && is.compareTo(was) < 0) {
            return true; // stepped down
        }
        MemberRole higher = was == null || is.compareTo(was) > 0 ? is : was;
        return !self
                && (administers(actor)
                        || (back || appoints(actor, place.body())) && above(actor, higher, place.body()));
    }
}
