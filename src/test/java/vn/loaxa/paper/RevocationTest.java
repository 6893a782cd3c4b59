package vn.loaxa.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.paper.Signature.Binding;
import vn.loaxa.paper.Signature.Revocation;
import vn.loaxa.paper.Signature.Verdict;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.testing.TestSigner;

/** Certificates that were taken back, and signatures of rarer kinds. */
class RevocationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
    private static final String BEFORE = "2026-09-20T00:00:00Z";
    private static final String SIGNED = "2026-09-27T06:50:00Z";
    private static final String AFTER = "2026-10-05T00:00:00Z";
    private static final byte[] PLAIN = TestPaper.telegram().bytes();
    private static final String FROM = "2024-01-01T00:00:00Z";
    private static final String UNTIL = "2029-01-01T00:00:00Z";

    private static final TestSigner ROOT = TestSigner.authority("Cơ quan chứng thực thử nghiệm");
    private static final TestSigner DEPUTY = ROOT.signer("CN=Nguyễn Văn Ánh", FROM, UNTIL);

    @TempDir
    Path trusted;

    @BeforeEach
    void trust() {
        ROOT.trustedIn(trusted);
    }

    private Signature read(byte[] file) {
        var settings =
                new PaperSettings(Optional.of(trusted), 20_000_000, Duration.ofSeconds(20), 20_000_000, 1_000_000);
        var answer = (PaperAnswer.Read) new PaperReader(settings, CLOCK).read(file);
        assertThat(answer.paper().signatures()).hasSize(1);
        return answer.paper().signatures().get(0);
    }

    @Test
    void whoWasRevokedBeforeSigningSignsNothing() {
        ROOT.revokedIn(trusted, AFTER, Map.of(DEPUTY, BEFORE));
        Signature signature = read(DEPUTY.sign(PLAIN, SIGNED));
        assertThat(signature.revocation()).isEqualTo(Revocation.REVOKED);
        assertThat(signature.intact()).isTrue();
        assertThat(signature.verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void revokedSinceIsDoubtfulUnlessATimeStampProvesTheDay() {
        ROOT.revokedIn(trusted, AFTER, Map.of(DEPUTY, "2026-10-01T00:00:00Z"));
        Signature claimed = read(DEPUTY.sign(PLAIN, SIGNED));
        assertThat(claimed.revocation()).isEqualTo(Revocation.REVOKED_SINCE);
        assertThat(claimed.verdict()).isEqualTo(Verdict.CAUTION);
        assertThat(read(DEPUTY.sign(PLAIN, SIGNED, ROOT.clock("Giờ tin cậy"))).verdict())
                .isEqualTo(Verdict.GOOD);
    }

    @Test
    void aListThatNamesOthersClearsAndAnOldOneSaysNothing() {
        assertThat(read(DEPUTY.sign(PLAIN, SIGNED)).revocation()).isEqualTo(Revocation.NO_LIST);
        ROOT.revokedIn(trusted, "2026-09-01T00:00:00Z", Map.of());
        assertThat(read(DEPUTY.sign(PLAIN, SIGNED)).revocation()).isEqualTo(Revocation.OUTDATED);
        ROOT.revokedIn(trusted, AFTER, Map.of(ROOT.signer("CN=Người khác", FROM, UNTIL), BEFORE));
        Signature signature = read(DEPUTY.sign(PLAIN, SIGNED));
        assertThat(signature.revocation()).isEqualTo(Revocation.CLEAR);
        assertThat(signature.verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aListThatTheIssuerDidNotSignCountsForNothing() {
        TestSigner.authority("Cơ quan chứng thực thử nghiệm").revokedIn(trusted, AFTER, Map.of(DEPUTY, BEFORE));
        assertThat(read(DEPUTY.sign(PLAIN, SIGNED)).revocation()).isEqualTo(Revocation.NO_LIST);
    }

    @Test
    void aFileThatIsNoListIsNamed() throws IOException {
        Files.writeString(trusted.resolve("hong.crl"), "không phải danh sách");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(DEPUTY.sign(PLAIN, SIGNED)))
                .withMessageContaining("hong.crl");
    }

    @Test
    void aSignatureSaysWhichCertificateMadeIt() {
        Signature bound = read(DEPUTY.signBound(PLAIN, SIGNED, DEPUTY));
        assertThat(bound.binding()).isEqualTo(Binding.BOUND);
        assertThat(bound.verdict()).isEqualTo(Verdict.GOOD);

        Signature elsewhere = read(DEPUTY.signBound(PLAIN, SIGNED, ROOT));
        assertThat(elsewhere.binding()).isEqualTo(Binding.WRONG);
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void theOldKindWithoutAnEnvelopeIsVerifiedTooAndAnUnknownKindIsSaidToBe() {
        TestSigner old = ROOT.rsaSigner("CN=Người ký cũ", FROM, UNTIL);
        for (String how : new String[] {"SHA1withRSA", "SHA256withRSA"}) {
            Signature signature = read(old.signBare(PLAIN, SIGNED, "adbe.x509.rsa_sha1", how));
            assertThat(signature.intact()).as(how).isTrue();
            assertThat(signature.name()).isEqualTo("Người ký cũ");
            assertThat(signature.verdict()).as(how).isEqualTo(Verdict.GOOD);
        }
        byte[] signed = old.signBare(PLAIN, SIGNED, "adbe.x509.rsa_sha1", "SHA1withRSA");
        signed[PLAIN.length / 2] ^= 1;
        assertThat(new PaperReader(
                                new PaperSettings(
                                        Optional.of(trusted),
                                        20_000_000,
                                        Duration.ofSeconds(20),
                                        20_000_000,
                                        1_000_000),
                                CLOCK)
                        .read(signed))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isInstanceOf(PaperAnswer.Refused.class),
                        answer -> assertThat(((PaperAnswer.Read) answer).paper().verdict())
                                .isEqualTo(Verdict.BAD));

        Signature unknown = read(old.signBare(PLAIN, SIGNED, "vnd.kieu-la", "SHA256withRSA"));
        assertThat(unknown.unsupported()).isTrue();
        assertThat(unknown.verdict()).isEqualTo(Verdict.CAUTION);
    }
}
