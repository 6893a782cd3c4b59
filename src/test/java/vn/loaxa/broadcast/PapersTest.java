package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.broadcast.PublishResult.Refused;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.paper.Paper;
import vn.loaxa.paper.Paper.Field;
import vn.loaxa.paper.Paper.Finding;

/** The paper of a directive: its bytes, what was read from them, what a person says stands on it; and audiences with names. */
class PapersTest extends DirectivesContract {
    private static final byte[] FILE = "%PDF-1.7 bản gốc".getBytes(StandardCharsets.UTF_8);

    private final Papers papers = new Papers(outbox, clock);

    private static Paper paper(byte[] picture) {
        return new Paper(
                "ab12",
                2,
                true,
                List.of(new Finding(Field.SYMBOL, "24/CĐ-UBND", 1, "Số: 24/CĐ-UBND")),
                List.of(),
                0,
                picture);
    }

    @Test
    void theFileStaysAsItCameAndNobodyElsesCommuneSeesIt() {
        long id = database.write(handle -> papers.keep(handle, commune, "cd.pdf", FILE, paper(new byte[0])));

        assertThat(database.read(handle -> papers.file(handle, commune, id))
                        .orElseThrow()
                        .bytes())
                .isEqualTo(FILE);
        assertThat(database.read(handle -> papers.of(handle, commune, id))
                        .orElseThrow()
                        .findings())
                .isEqualTo(paper(new byte[0]).findings());
        var other = new CommuneId(commune.value() + 1);
        boolean seen = database.read(handle -> papers.file(handle, other, id).isPresent()
                || papers.of(handle, other, id).isPresent());
        assertThat(seen).isFalse();
    }

    @Test
    void anApprovalIsVoidWhenOneByteOfTheFileOrAWordOfThePaperWasChanged() {
        long id = database.write(handle -> papers.keep(handle, commune, "cd.pdf", FILE, paper(new byte[0])));
        for (String change : List.of(
                "UPDATE outbox_file SET bytes = (SELECT bytes FROM outbox_file WHERE name = 'khac.pdf') WHERE name ="
                        + " 'cd.pdf'",
                "UPDATE directive SET signer = 'Người khác'",
                "UPDATE directive SET issuer = 'UBND tỉnh'",
                "UPDATE directive SET issued_on = '2026-09-01'",
                "UPDATE directive SET document_type = 'Thông báo'")) {
            database.write(handle -> {
                outbox.storeFile(handle, commune, "khac.pdf", "khác".getBytes(StandardCharsets.UTF_8));
                handle.createUpdate("UPDATE outbox_file SET bytes = :bytes WHERE name = 'cd.pdf'")
                        .bind("bytes", FILE)
                        .execute();
                return true;
            });
            int number = published(flash(id)).shortNumber();
            assertThat(decided(number)).as("unchanged").isInstanceOf(PublishResult.Published.class);

            int changed = published(flash(id)).shortNumber();
            database.write(handle -> handle.execute(change));
            assertThat(decided(changed)).as(change).isEqualTo(new Refused(Reason.NOT_WAITING));
        }
    }

    @Test
    void theSecondPersonGetsTheFileBetweenTextAndQuestion() {
        long id = database.write(handle -> papers.keep(handle, commune, "cd.pdf", FILE, paper(new byte[0])));
        publish(flash(id));

        assertThat(rows())
                .filteredOn(row -> row.recipient().contains("z-chair"))
                .extracting(row -> row.call().contains("fileToUser"))
                .containsExactly(false, true, false);
    }

    @Override
    Directive published(DirectiveDraft draft) {
        return publish(draft).outcome().orElseThrow();
    }

    private PublishResult decided(int number) {
        return act((service, handle) -> service.approve(handle, commune, number, person("chair"), "chat"));
    }

    private DirectiveDraft flash(long file) {
        return new DirectiveDraft(
                        person("drafter"),
                        "24/CĐ-UBND",
                        "Bão",
                        "Sơ tán ngay.",
                        Urgency.FLASH,
                        Audience.of(womenOf1()),
                        file,
                        null)
                .sent(new Dispatch(null, "bão", false))
                .on(new Particulars("Công điện", "UBND xã Đông Mẫu", LocalDate.of(2026, 9, 27), "Chủ tịch"));
    }

    @Test
    void whatStandsOnThePaperIsKeptAndALeaderCannotSpeakForTheCommune() {
        var particulars = new Particulars("Công điện", "UBND xã Đông Mẫu", LocalDate.of(2026, 9, 26), "Chủ tịch");
        Directive official =
                published(draft("drafter", Urgency.NORMAL, womenOf1()).on(particulars));
        assertThat(official.particulars()).isEqualTo(particulars);
        assertThat(act((service, handle) -> service.messageOf(handle, commune, official.shortNumber()))
                        .orElseThrow())
                .startsWith("""
                    📩 CÔNG ĐIỆN: Họp thôn
                    Số 24/TB-UBND, ngày 26/9/2026
                    UBND xã Đông Mẫu
                    Người ký: Chủ tịch
                    """);

        Directive leader = published(draft("farmerLeader", Urgency.NORMAL, new Audience.Part.OfBody(farmers1))
                .on(particulars));
        assertThat(leader.particulars())
                .as("neither in the name of a body nor of whoever signed")
                .isEqualTo(new Particulars("Công điện", "", LocalDate.of(2026, 9, 26), ""));
    }

    @Test
    void audiencesHaveNamesAndThoseOfTheOrganisationFileAreReadToo() {
        var saved = new SavedAudiences(directory, audit);
        database.write(handle -> handle.execute("""
            INSERT INTO saved_audience (commune_id, code, name, definition, position) VALUES
            (%1$d, 'heads', 'Trưởng thôn', '{"role":["village_head"]}', 0),
            (%1$d, 'f1', 'Nông dân thôn 1', '{"associations":["HND"],"villages":["T1"]}', 1),
            (%1$d, 'v', 'Thôn 1', '{"villages":["T1"]}', 2),
            (%1$d, 'dogs', 'Hộ nuôi chó', '{"tag":["dog_owner"]}', 3)
            """.formatted(commune.value())));
        Audience women = Audience.of(womenOf1());
        database.write(handle -> {
            saved.save(handle, commune, Actor.SYSTEM, "Phụ nữ", Audience.of());
            saved.save(handle, commune, Actor.SYSTEM, "Phụ nữ", women);
            return true;
        });

        List<SavedAudience> list = database.read(handle -> saved.list(handle, commune));

        assertThat(list)
                .containsExactly(
                        new SavedAudience(
                                "heads",
                                "Trưởng thôn",
                                Audience.of(new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD)),
                                false),
                        new SavedAudience(
                                "f1",
                                "Nông dân thôn 1",
                                Audience.of(new Audience.Part.OfBodyInVillage(farmers, village1)),
                                false),
                        new SavedAudience("v", "Thôn 1", Audience.of(new Audience.Part.OfVillage(village1)), false),
                        new SavedAudience("luu-1", "Phụ nữ", women, true));
        assertThat(delete(saved, "heads")).as("not ours to delete").isFalse();
        assertThat(delete(saved, "luu-1")).isTrue();
        assertThat(delete(saved, "luu-1")).isFalse();
        List<SavedAudience> left = database.read(handle -> saved.list(handle, commune));
        assertThat(left).hasSize(3);
    }

    private boolean delete(SavedAudiences saved, String code) {
        return database.write(handle -> saved.delete(handle, commune, Actor.SYSTEM, code));
    }
}
