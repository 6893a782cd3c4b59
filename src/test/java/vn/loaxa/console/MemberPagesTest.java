package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a body says of what each of its numbers is. */
class MemberPagesTest {
    private static final String DRAFTER = "0900000002";

    @TempDir
    Path folder;

    @Test
    void anAssociationTellsItsOwnRollFromAllThatIsBelow() throws IOException {
        String people = "people:\n";
        String chair = "  - {name: Chủ tịch Hội, phone: \"0900 000 010\", memberships: [{body: HND, role: chair}]}\n";
        String organisation = new String(ConsoleRig.read("/console/commune.yaml"), StandardCharsets.UTF_8)
                .replace(people, people + chair);
        try (var rig = new ConsoleRig(folder, organisation.getBytes(StandardCharsets.UTF_8), true)) {
            var drafter = rig.signedIn(DRAFTER);
            assertThat(drafter.get("/hoi-vien/HND").body())
                    .contains("7 người, tính cả các nhóm bên dưới, mỗi người một lần.")
                    .contains("Danh sách riêng của Hội Nông dân xã: 1 người.")
                    .contains(">Danh sách riêng và Zalo</h2>", "<dt>Hội viên trong danh sách riêng</dt><dd>1</dd>")
                    .contains(">1 hội viên trong danh sách riêng, không kể các nhóm bên dưới</h2>")
                    .doesNotContain(">1 hội viên</h2>");
            assertThat(drafter.get("/hoi-vien/HND-T1").body())
                    .contains("<p>3 người trong danh sách.</p>", ">3 hội viên</h2>", ">Danh sách và Zalo</h2>")
                    .doesNotContain("danh sách riêng");
            assertThat(drafter.get("/hoi-vien").body()).contains("tính cả các nhóm bên dưới");
        }
    }

    @Test
    void anAssociationOfBranchesAloneSaysNothingOfARollOfItsOwn() throws IOException {
        try (var rig = new ConsoleRig(folder)) {
            assertThat(rig.signedIn(DRAFTER).get("/hoi-vien/HND").body())
                    .contains("<p>6 người, tính cả các nhóm bên dưới, mỗi người một lần.</p>")
                    .doesNotContain("anh sách riêng");
        }
    }
}
