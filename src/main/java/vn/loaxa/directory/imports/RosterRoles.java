package vn.loaxa.directory.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.text.Vietnamese;

/** What people write in the column "chức vụ". */
final class RosterRoles {
    private static final Set<String> MEMBER = Set.of("hoi vien", "doan vien", "thanh vien", "to vien", "khong", "hv");

    private RosterRoles() {}

    /** Empty if it is no place in such a body. */
    static Optional<MemberRole> read(String typed, BodyKind kind) {
        List<String> words = Vietnamese.words(typed);
        String text = String.join(" ", words);
        if (MEMBER.contains(text)) {
            return Optional.of(MemberRole.MEMBER);
        }
        if (words.contains("pho")) {
            return Optional.of(MemberRole.DEPUTY);
        }
        boolean association = kind == BodyKind.ASSOCIATION || kind == BodyKind.OFFICE;
        if (text.contains("chu tich") || text.contains("giam doc")) {
            return association ? Optional.of(MemberRole.CHAIR) : Optional.empty();
        }
        if (words.contains("truong") || text.contains("bi thu")) {
            return Optional.of(association ? MemberRole.CHAIR : MemberRole.LEADER);
        }
        return Optional.empty();
    }

    static boolean isHeadOfAssociation(String typed) {
        return String.join(" ", Vietnamese.words(typed)).contains("chu tich");
    }
}
