package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.VillageId;

class AudienceJsonTest {
    private static final Audience ALL_KINDS = Audience.of(
            new Audience.Part.OfBody(new BodyId(7)),
            new Audience.Part.OfVillage(new VillageId(3)),
            new Audience.Part.OfBodyInVillage(new BodyId(8), new VillageId(4)),
            new Audience.Part.OfMemberRole(MemberRole.LEADER),
            new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD),
            new Audience.Part.Everyone());

    @Test
    void everyKindOfPartComesBackAsItWasStored() {
        assertThat(AudienceJson.read(AudienceJson.write(ALL_KINDS))).isEqualTo(ALL_KINDS);
    }

    @Test
    void theTestKnowsEveryKindOfPart() {
        assertThat(ALL_KINDS.parts())
                .extracting(Object::getClass)
                .containsAll(Arrays.asList(Audience.Part.class.getPermittedSubclasses()));
    }
}
