package vn.loaxa.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.imports.SampleCommune;
import vn.loaxa.testing.MovableClock;

/** Posts with their terms, and people who are corrected and forgotten. It is Monday 23/11/2026. */
class OfficesTest extends DatabaseContract {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final MovableClock clock = MovableClock.at("2026-11-23T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Directory directory = new Directory(clock, audit);
    private CommuneId commune = new CommuneId(0);

    @BeforeEach
    void importCommune() {
        commune = SampleCommune.importInto(database, clock);
    }

    @Test
    void aPostRunsFromItsFirstDayToItsLast() {
        database.write(handle -> {
            PersonId person = someone(handle);
            grant(handle, person, TODAY.plusDays(1));
            Office post = posts(handle, person).get(0);
            assertThat(post.running()).isTrue();
            assertThat(post.key()).isEqualTo("v" + post.id());
            assertThat(directory.offices(handle, commune)).contains(post);
            assertThat(directory.setRoleTerm(handle, commune, Actor.SYSTEM, post, TODAY))
                    .isTrue();
            clock.advance(Duration.ofDays(1));
            assertThat(directory.offices(handle, commune))
                    .extracting(Office::key)
                    .doesNotContain(post.key());
            assertThat(posts(handle, person)).singleElement().matches(past -> !past.running());
            return true;
        });
    }

    @Test
    void anEndedPostOpensNothingAndEndsOnce() {
        database.write(handle -> {
            PersonId person = someone(handle);
            grant(handle, person, null);
            Office post = posts(handle, person).get(0);
            assertThat(directory.endRole(handle, commune, Actor.SYSTEM, post)).isTrue();
            assertThat(directory.endRole(handle, commune, Actor.SYSTEM, post)).isFalse();
            assertThat(directory.setRoleTerm(handle, commune, Actor.SYSTEM, post, null))
                    .isFalse();
            assertThat(directory.authority(handle, commune, person).mayAnywhere(Right.DRAFT_DIRECTIVE))
                    .isFalse();
            return true;
        });
    }

    @Test
    void leadsAreCalledAsTheFileHasIt() {
        List<Office> posts = database.read(handle -> directory.offices(handle, commune));
        assertThat(posts)
                .filteredOn(post -> post.lead() == MemberRole.LEADER)
                .isNotEmpty()
                .allMatch(post -> post.key().startsWith("h")
                        && post.role() == null
                        && !post.title().isBlank());
    }

    @Test
    void whoIsForgottenIsInNoRollAndTheLogSaysNoName() {
        database.write(handle -> {
            PersonId person = someone(handle);
            Person before = directory.person(handle, person).orElseThrow();
            directory.forget(handle, commune, Actor.SYSTEM, person);
            Person after = directory.person(handle, person).orElseThrow();
            assertThat(after.name()).isNotEqualTo(before.name());
            assertThat(after.phone()).isNull();
            assertThat(after.zalo()).isNull();
            assertThat(directory.membershipsOf(handle, person)).isEmpty();
            AuditEntry line = audit.list(handle, commune, 0, 1).get(0);
            assertThat(line.action()).isEqualTo("person.forgotten");
            assertThat(line.toString()).doesNotContain(before.name());
            return true;
        });
    }

    @Test
    void peopleOfAnotherCommuneCannotBeTouched() {
        CommuneId neighbour = new CommuneId(commune.value() + 1);
        database.write(handle -> {
            PersonId person = someone(handle);
            assertThatThrownBy(() -> directory.forget(handle, neighbour, Actor.SYSTEM, person))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> directory.correct(handle, neighbour, Actor.SYSTEM, person, "X", null, null))
                    .isInstanceOf(IllegalArgumentException.class);
            return true;
        });
    }

    private PersonId someone(Handle handle) {
        return directory
                .findPeople(handle, commune, "Hội viên 01 thôn 3", null, 1)
                .get(0)
                .id();
    }

    private List<Office> posts(Handle handle, PersonId person) {
        return directory.officesOf(handle, commune, person);
    }

    private void grant(Handle handle, PersonId person, @Nullable LocalDate until) {
        directory.grantRole(
                handle,
                commune,
                Actor.SYSTEM,
                new RoleGrant(person, OfficialRole.DRAFTER, "Công chức Văn phòng", null, TODAY, until));
    }
}
