package vn.loaxa.merger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.PersonId;
import vn.loaxa.merger.MergePlan.Seat;

/**
 * Who stands where after a merger. Whoever leads the body that goes on leads it further; the other leader becomes deputy with
 * the same last day of the term, or takes the lead where the body that goes on has nobody. Deputies stay deputies. Somebody in
 * both stands once, with the higher of the two roles; of two alike the one in the body that goes on stays.
 */
final class Seating {
    private Seating() {}

    /** Both rolls: leaders first. */
    static List<Seat> of(List<Member> from, List<Member> into) {
        Map<PersonId, Membership> there = new HashMap<>();
        into.forEach(member -> there.put(member.person().id(), member.membership()));
        boolean led = into.stream().anyMatch(member -> leads(member.membership().role()));
        List<Seat> seats = new ArrayList<>();
        for (Member member : from) {
            MemberRole was = member.membership().role();
            MemberRole role = leads(was) && led ? MemberRole.DEPUTY : was;
            led |= leads(was);
            seats.add(seat(member, role, there.get(member.person().id())));
        }
        return seats;
    }

    private static Seat seat(Member member, MemberRole role, @Nullable Membership there) {
        Membership here = member.membership();
        boolean stays = there != null && there.role().compareTo(role) >= 0;
        MemberRole becomes = stays && there != null ? there.role() : role;
        LocalDate until = stays && there != null ? there.until() : here.until();
        return new Seat(member.person(), here.role(), there == null ? null : there.role(), becomes, until);
    }

    private static boolean leads(MemberRole role) {
        return role == MemberRole.LEADER || role == MemberRole.CHAIR;
    }
}
