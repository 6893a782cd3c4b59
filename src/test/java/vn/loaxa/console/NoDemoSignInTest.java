package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoDemoSignInTest {
    @TempDir
    Path folder;

    @Test
    void outsideTheDemoNobodyEntersWithOneClick() throws IOException {
        try (var rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), false)) {
            var browser = rig.browser();
            assertThat(browser.get("/dang-nhap").body()).doesNotContain("Bản trình diễn", "/dang-nhap/mau");
            String administrator = rig.person("0900000001").toString();
            assertThat(browser.post("/dang-nhap/mau", "nguoi", administrator).statusCode())
                    .isEqualTo(404);
            assertThat(browser.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void outsideTheDemoTheFirstLinkIsNotPrintedAgainOnceUsed() throws IOException {
        try (var rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), false)) {
            var browser = rig.browser();
            browser.get("/dang-nhap");
            String link = rig.database
                    .write(handle -> rig.console.firstAdministratorLink(handle, rig.commune))
                    .orElseThrow()
                    .toString();
            browser.post("/dang-nhap/lan-dau", "ma", link.substring(link.indexOf('=') + 1));
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            Optional<URI> again = rig.database.write(handle -> rig.console.firstAdministratorLink(handle, rig.commune));
            assertThat(again).isEmpty();
        }
    }
}
