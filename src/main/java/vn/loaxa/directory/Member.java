package vn.loaxa.directory;

import java.util.Comparator;
import vn.loaxa.text.PersonNames;

/** A line of the list of a body. */
public record Member(Person person, Membership membership) {
    /** Chair, leader, deputies, then by given name. */
    static final Comparator<Member> LEADERS_FIRST = Comparator.comparing(
                    (Member member) -> member.membership().role(), Comparator.reverseOrder())
            .thenComparing(member -> PersonNames.sortKey(member.person().name()))
            .thenComparing(member -> member.person().id().value());
}
