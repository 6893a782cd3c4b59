package vn.loaxa.conversation;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyFinder;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Village;
import vn.loaxa.text.Vietnamese;

/** Reads "hội nông dân, chi hội phụ nữ thôn 3" as the parts of an audience. */
final class Targets {
    private static final Set<String> EVERYONE = Set.of(
            "ca xa",
            "toan xa",
            "moi nguoi",
            "tat ca",
            "toan dan",
            "ba con",
            "ba con ca xa",
            "toan the ba con",
            "ca phuong",
            "toan phuong",
            "tat ca moi nguoi",
            "nhan dan toan xa");
    private static final Map<String, Audience.Part> ROLES = Map.ofEntries(
            entry("truong thon", new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD)),
            entry("to truong dan pho", new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD)),
            entry("to cong nghe so", new Audience.Part.OfOfficialRole(OfficialRole.DIGITAL_TEAM)),
            entry("to cong nghe so cong dong", new Audience.Part.OfOfficialRole(OfficialRole.DIGITAL_TEAM)),
            entry("chi hoi truong", new Audience.Part.OfMemberRole(MemberRole.LEADER)),
            entry("chi hoi pho", new Audience.Part.OfMemberRole(MemberRole.DEPUTY)),
            entry("chu tich hoi", new Audience.Part.OfMemberRole(MemberRole.CHAIR)),
            entry("chu tich cac hoi", new Audience.Part.OfMemberRole(MemberRole.CHAIR)));
    /** "Tất cả các chi hội trưởng" is "chi hội trưởng". */
    private static final Pattern ALL_OF = Pattern.compile("^(?:(?:tat ca|toan bo|toan the|moi|cac|nhung) )+");

    private final Directory directory;

    Targets(Directory directory) {
        this.directory = directory;
    }

    /** What was read. Exactly one of the three is not empty, unless nothing was typed. */
    record Read(List<Audience.Part> parts, String unclear, List<Body> candidates) {
        boolean isClear() {
            return unclear.isEmpty();
        }
    }

    Read read(Chat chat, String typed) {
        List<Audience.Part> parts = new ArrayList<>();
        for (String piece : typed.split("\\s*[,;]\\s*", -1)) {
            if (piece.isBlank()) {
                continue;
            }
            Read one = piece(chat, piece.strip());
            if (!one.isClear() && one.candidates().isEmpty()) {
                one = joined(chat, piece).orElse(one);
            }
            if (!one.isClear()) {
                return one;
            }
            one.parts().stream().filter(part -> !parts.contains(part)).forEach(parts::add);
        }
        return new Read(parts, "", List.of());
    }

    /** "nông dân và phụ nữ thôn 3": only where the whole means nothing and both halves do. */
    private Optional<Read> joined(Chat chat, String piece) {
        String[] halves = piece.split("\\s+(?:và|va)\\s+", 0);
        if (halves.length < 2) {
            return Optional.empty();
        }
        List<Audience.Part> parts = new ArrayList<>();
        for (String half : halves) {
            Read one = piece(chat, half);
            if (!one.isClear()) {
                return Optional.of(one);
            }
            parts.addAll(one.parts());
        }
        return Optional.of(new Read(parts, "", List.of()));
    }

    private Read piece(Chat chat, String piece) {
        String folded = Vietnamese.fold(piece);
        if (EVERYONE.contains(folded)) {
            return clear(new Audience.Part.Everyone());
        }
        Audience.Part role = ROLES.get(ALL_OF.matcher(folded).replaceFirst(""));
        if (role != null) {
            return clear(role);
        }
        Optional<Village> village = directory.findVillage(chat.handle(), chat.communeId(), piece);
        if (village.isPresent()) {
            village.get()
                    .formerly(piece)
                    .ifPresent(former -> chat.before(chat.text(
                            "group.now",
                            Map.of("former", former, "now", village.get().name()))));
            return clear(new Audience.Part.OfVillage(village.get().id()));
        }
        List<BodyFinder.Found> found =
                directory.finder(chat.handle(), chat.communeId()).search(piece);
        if (found.size() != 1) {
            return new Read(
                    List.of(), piece, found.stream().map(BodyFinder.Found::body).toList());
        }
        BodyChoice.tellPresentName(chat, found.get(0));
        return clear(new Audience.Part.OfBody(found.get(0).body().id()));
    }

    private static Read clear(Audience.Part part) {
        return new Read(List.of(part), "", List.of());
    }
}
