package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.script.ScriptFault;
import vn.loaxa.testing.ScriptsCopy;

/** A saved change is taken over when it is sound and goes as its transcripts say; else the version before stays. */
class ScriptLibraryTest {
    private static final String FACTS = "facts.yml";

    @TempDir
    private Path folder;

    private ScriptLibrary library;

    @BeforeEach
    void copy() throws IOException {
        ScriptsCopy.into(folder);
        library = ScriptLibrary.open(folder);
    }

    @Test
    void nothingHappensWhileNothingIsSaved() {
        assertThat(library.reloadIfChanged()).isFalse();
    }

    @Test
    void aSoundChangeIsTakenOver() throws IOException {
        change(FACTS, "0900 000 100", "0900 000 1234");

        assertThat(library.reloadIfChanged()).isTrue();
        assertThat(library.faults()).isEmpty();
        assertThat(library.scripts().facts()).containsEntry("so_dien_thoai", "0900 000 1234");
    }

    @Test
    void whoIsInTheMiddleGoesOnInTheVersionTheyBeganWith() throws IOException {
        Flow begun = flow("phan-anh");
        change("flows/phan-anh.yml", "Vâng ạ, máy không gửi gì cả.", "Vâng ạ.");
        change("transcripts/phan-anh-da-noi.yml", "Vâng ạ, máy không gửi gì cả.", "Vâng ạ.");

        assertThat(library.reloadIfChanged()).isTrue();
        assertThat(library.pinned("phan-anh", begun.version())).contains(begun);
        assertThat(library.pinned("phan-anh", "gone")).isEmpty();
    }

    private Flow flow(String id) {
        return Objects.requireNonNull(library.scripts().flows().get(id));
    }

    @Test
    void aBrokenFlowLeavesTheOldOneInPlaceAndIsNamed() throws IOException {
        change("flows/lan-dau.yml", "goto: end", "goto: nowhere-at-all");

        assertThat(library.reloadIfChanged()).isFalse();
        assertThat(library.faults()).extracting(ScriptFault::file).containsOnly("flows/lan-dau.yml");
        assertThat(library.scripts().flows()).containsKey("lan-dau");
    }

    @Test
    void aFlowThatNoLongerGoesAsItsTranscriptLeavesTheOldOneInPlace() throws IOException {
        change("flows/gia-nhap-hoi.yml", "Bác ở {thon_goi} nào ạ?", "Nhà bác ở đâu?");

        assertThat(library.reloadIfChanged()).isFalse();
        assertThat(library.faults()).extracting(ScriptFault::file).contains("transcripts/gia-nhap-hoi.yml");
        assertThat(library.faults().get(0).problem()).contains("Nhà bác ở đâu?");
        assertThat(flow("gia-nhap-hoi").steps().get(1).toString()).contains("thon_goi");
    }

    @Test
    void whatIsMendedIsTakenOverAndTheFaultIsGone() throws IOException {
        change(FACTS, "gio_lam_viec: 7h30", "gio_lam_viec: [7h30");
        library.reloadIfChanged();
        assertThat(library.faults()).isNotEmpty();

        change(FACTS, "gio_lam_viec: [7h30", "gio_lam_viec: 7h00");

        assertThat(library.reloadIfChanged()).isTrue();
        assertThat(library.faults()).isEmpty();
    }

    private void change(String file, String old, String text) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(old);
        Files.writeString(path, before.replace(old, text));
    }
}
