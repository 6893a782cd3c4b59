package vn.loaxa.merger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.MemberRole;

/** For trees and rolls made up at random: the same people before and after, no lead lost, every sum right. */
class MergerPropertyTest extends TwoAssociations {
    private static final int ROUNDS = 12;

    @Test
    void noMergerLosesAnybodyOrALead() {
        for (int round = 1; round <= ROUNDS; round++) {
            int seed = round;
            found(new Random(seed), seed);
            Map<String, MemberRole> before = highest(List.of("A" + seed, "B" + seed));
            Set<String> people = before.keySet();
            MergePlan plan = plan("A" + seed, "B" + seed);
            assertThat(database.<Merger.Result>write(handle -> merger.merge(handle, commune, Actor.SYSTEM, plan)))
                    .isEqualTo(Merger.Result.DONE);

            Map<String, MemberRole> after = highest(List.of("B" + seed));
            assertThat(after.keySet()).as("seed " + seed).isEqualTo(people);
            before.forEach((person, role) -> assertThat(after.get(person) == MemberRole.MEMBER)
                    .as("seed %s, %s was %s", seed, person, role)
                    .isEqualTo(role == MemberRole.MEMBER));
            for (MergePlan.Pair pair : plan.pairs()) {
                int count = database.<Integer>read(
                        handle -> directory.roll(handle, pair.into().id()).size());
                assertThat(count).as("seed " + seed).isEqualTo(pair.after());
                long leads = database.<Long>read(
                        handle -> directory.roll(handle, pair.into().id()).stream()
                                .filter(member -> member.membership().role().compareTo(MemberRole.DEPUTY) > 0)
                                .count());
                assertThat(leads).as("seed " + seed).isLessThanOrEqualTo(1);
            }
        }
    }

    /** Two associations with up to four sub-associations in four villages and some groups below; leaders in about half of them. */
    private void found(Random chance, int seed) {
        StringBuilder file = new StringBuilder("""
                schema_version: 1
                locale: vi-VN
                timezone: Asia/Ho_Chi_Minh
                commune: {code: R, name: Xã Thử, level: xa, village_term: thôn}
                villages: [{code: T1, name: Thôn 1}, {code: T2, name: Thôn 2}, {code: T3, name: Thôn 3}, {code: T4, name: Thôn 4}]
                associations:
                """);
        List<String> codes = new ArrayList<>();
        for (String side : List.of("A" + seed, "B" + seed)) {
            file.append("  - code: " + side + "\n    name: Hội " + side + "\n    sub_associations:\n");
            codes.add(side);
            for (int village = 1; village <= 4; village++) {
                if (village == 1 || chance.nextInt(3) > 0) {
                    String code = side + "-T" + village;
                    codes.add(code);
                    file.append(
                            "      - {code: " + code + ", village: T" + village + ", name: Chi hội " + code + "}\n");
                }
            }
        }
        file.append("people:\n");
        Set<String> led = new HashSet<>();
        for (int person = 0; person < 25; person++) {
            Map<String, String> in = new HashMap<>();
            for (int more = 0; more <= chance.nextInt(3); more++) {
                String code = codes.get(chance.nextInt(codes.size()));
                boolean leads = chance.nextInt(3) == 0 && led.add(code);
                in.put(code, leads ? "leader" : chance.nextInt(4) == 0 ? "deputy" : "member");
            }
            file.append("  - {name: Người " + seed + "-" + person + ", phone: \"09" + (10_000_000 + seed * 100 + person)
                    + "\", memberships: [");
            List<String> all = new ArrayList<>();
            in.forEach((code, role) -> all.add("{body: " + code + ", role: " + role + "}"));
            file.append(String.join(", ", all)).append("]}\n");
        }
        commune = Objects.requireNonNull(imported(file.toString()).commune());
    }

    private Map<String, MemberRole> highest(List<String> tops) {
        return database.read(handle -> {
            Map<String, MemberRole> highest = new HashMap<>();
            for (String top : tops) {
                for (Body body : directory.branch(handle, body(handle, top).id())) {
                    directory
                            .roll(handle, body.id())
                            .forEach(member -> highest.merge(
                                    member.person().name(),
                                    member.membership().role(),
                                    (one, other) -> one.compareTo(other) > 0 ? one : other));
                }
            }
            return highest;
        });
    }
}
