package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.followup.FollowUpText;
import vn.loaxa.broadcast.followup.Step;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.text.Numbers;

/** Tells those who look after a branch who of it has not answered: leaders by name, those above them by number. Thread-safe. */
final class FollowUpTelling {
    /** As many as can be read in a chat; the others are a word away. */
    private static final int NAMED = 20;

    private final Directory directory;
    private final NudgePost post;

    FollowUpTelling(Directory directory, NudgePost post) {
        this.directory = directory;
        this.post = post;
    }

    /** Returns how many were told. The percent of the step counts for each one's own branch. */
    int tell(
            Handle handle,
            CommuneId commune,
            Directive directive,
            Step step,
            List<FollowUpStore.OnRoll> roll,
            String key) {
        var whom = Objects.requireNonNull(step.whom());
        var branches = new Branches(handle, commune, roll);
        int told = 0;
        for (Person person : people(handle, commune, directive, whom, step.of())) {
            var branch = whom == Step.Whom.AUTHOR ? roll : branches.of(person.id());
            int answered = (int)
                    branch.stream().filter(FollowUpStore.OnRoll::acknowledged).count();
            if (step.wanted(answered, branch.size()) && post.reachable(person)) {
                String text = named(whom)
                        ? names(directive, branch)
                        : counts(handle, commune, directive, whom, branch, answered);
                post.tell(handle, commune, directive, key + "/tell", person, text);
                told++;
            }
        }
        return told;
    }

    private static boolean named(Step.Whom whom) {
        return switch (whom) {
            case LEADER, DEPUTY, VILLAGE_HEAD -> true;
            case CHAIR, AUTHOR, APPROVER -> false;
        };
    }

    private List<Person> people(
            Handle handle, CommuneId commune, Directive directive, Step.Whom whom, Step.@Nullable Of of) {
        if (of != null) {
            return directory.members(handle, of.body()).stream()
                    .filter(member -> member.role() == MemberRole.CHAIR)
                    .flatMap(chair -> directory.person(handle, chair.person()).stream())
                    .toList();
        }
        Audience.Part part =
                switch (whom) {
                    case AUTHOR -> null;
                    case LEADER -> new Audience.Part.OfMemberRole(MemberRole.LEADER);
                    case DEPUTY -> new Audience.Part.OfMemberRole(MemberRole.DEPUTY);
                    case CHAIR -> new Audience.Part.OfMemberRole(MemberRole.CHAIR);
                    case VILLAGE_HEAD -> new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD);
                    case APPROVER -> new Audience.Part.OfOfficialRole(OfficialRole.APPROVER);
                };
        return part == null
                ? directory.person(handle, directive.author()).stream().toList()
                : directory.recipients(handle, commune, Audience.of(part)).stream()
                        .map(Recipient::person)
                        .toList();
    }

    private static List<FollowUpStore.OnRoll> missing(List<FollowUpStore.OnRoll> branch) {
        return branch.stream().filter(one -> !one.acknowledged()).toList();
    }

    private static String names(Directive directive, List<FollowUpStore.OnRoll> branch) {
        var missing = missing(branch);
        var lines = new ArrayList<String>();
        for (int i = 0; i < Math.min(NAMED, missing.size()); i++) {
            lines.add(say("tell.name", Map.of("n", i + 1, "name", missing.get(i).name())));
        }
        if (missing.size() > NAMED) {
            lines.add(say(
                    "tell.more",
                    Map.of("count", Numbers.group(missing.size() - NAMED), "number", directive.shortNumber())));
        }
        return say(
                "tell.names",
                Map.of(
                        "number", directive.shortNumber(),
                        "title", directive.title(),
                        "missing", Numbers.group(missing.size()),
                        "roll", Numbers.group(branch.size()),
                        "names", String.join("\n", lines)));
    }

    private String counts(
            Handle handle,
            CommuneId commune,
            Directive directive,
            Step.Whom whom,
            List<FollowUpStore.OnRoll> branch,
            int answered) {
        var missing = missing(branch);
        var label = whom == Step.Whom.CHAIR ? bodies(handle, commune) : villages(handle, commune);
        Map<String, Long> groups =
                missing.stream().collect(Collectors.groupingBy(label, LinkedHashMap::new, Collectors.counting()));
        String lines = groups.entrySet().stream()
                .limit(NAMED)
                .map(group ->
                        say("tell.line", Map.of("name", group.getKey(), "count", Numbers.group(group.getValue()))))
                .collect(Collectors.joining("\n"));
        return say(
                "tell.counts",
                Map.of(
                        "number", directive.shortNumber(),
                        "title", directive.title(),
                        "acknowledged", Numbers.group(answered),
                        "roll", Numbers.group(branch.size()),
                        "percent", 100L * answered / branch.size(),
                        "missing", Numbers.group(missing.size()),
                        "names", lines));
    }

    private Function<FollowUpStore.OnRoll, String> bodies(Handle handle, CommuneId commune) {
        Map<BodyId, String> names =
                directory.bodies(handle, commune).stream().collect(Collectors.toMap(Body::id, Body::name));
        return one -> one.body() == null
                ? say("tell.noBody", Map.of())
                : names.getOrDefault(one.body(), say("tell.noBody", Map.of()));
    }

    private Function<FollowUpStore.OnRoll, String> villages(Handle handle, CommuneId commune) {
        var names = directory.villages(handle, commune).stream().collect(Collectors.toMap(Village::id, Village::name));
        String none = MessageComposer.MESSAGES.text("board.noVillage");
        return one -> one.village() == null ? none : names.getOrDefault(one.village(), none);
    }

    private static String say(String key, Map<String, ?> values) {
        return FollowUpText.MESSAGES.text(key, values);
    }

    /** Who of the roll each one looks after, as far as they may see who is missing. */
    private final class Branches {
        private final Handle handle;
        private final CommuneId commune;
        private final List<FollowUpStore.OnRoll> roll;
        private final Map<BodyId, Set<PersonId>> members = new HashMap<>();

        Branches(Handle handle, CommuneId commune, List<FollowUpStore.OnRoll> roll) {
            this.handle = handle;
            this.commune = commune;
            this.roll = roll;
        }

        List<FollowUpStore.OnRoll> of(PersonId person) {
            Authority authority = directory.authority(handle, commune, person);
            if (authority.mayEverywhere(Right.SEE_MISSING)) {
                return roll;
            }
            Set<PersonId> own = new HashSet<>();
            for (Body body : directory.bodies(handle, commune)) {
                if (authority.may(Right.SEE_MISSING, body)) {
                    own.addAll(members.computeIfAbsent(body.id(), this::members));
                }
            }
            return roll.stream()
                    .filter(one -> own.contains(one.person())
                            || one.village() != null && authority.mayInVillage(Right.SEE_MISSING, one.village()))
                    .toList();
        }

        private Set<PersonId> members(BodyId body) {
            return directory.members(handle, body).stream()
                    .map(Membership::person)
                    .collect(Collectors.toSet());
        }
    }
}
