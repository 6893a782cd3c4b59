package vn.loaxa.zalo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    private static final String BODY =
            "{\"app_id\":\"9001\",\"event_name\":\"user_send_text\",\"message\":{\"text\":\"Xin chào\"},\"timestamp\":\"1767000000123\"}";
    private static final byte[] BYTES = BODY.getBytes(StandardCharsets.UTF_8);
    private static final String TIME = "1767000000123";
    /** Made outside this code base: {@code printf '%s' "9001${BODY}1767000000123oa-key" | sha256sum}. */
    private static final String VECTOR = "619de02c672b9ab8556cd49372624c615a9fe59e0be2267c221f90d1415784b6";

    private final SignatureVerifier verifier = new SignatureVerifier("9001", List.of("oa-key"));

    @Test
    void theKnownVectorMatchesWithAndWithoutItsPrefix() {
        assertThat(verifier.matches(BYTES, TIME, "mac=" + VECTOR)).isTrue();
        assertThat(verifier.matches(BYTES, TIME, VECTOR)).isTrue();
        assertThat(verifier.matches(BYTES, TIME, " mac=" + VECTOR.toUpperCase(Locale.ROOT) + " "))
                .as("upper case is the same number")
                .isTrue();
    }

    @Test
    void whileRotatingBothKeysAreGood() throws Exception {
        var rotating = new SignatureVerifier("9001", List.of("new-key", "oa-key"));

        assertThat(rotating.matches(BYTES, TIME, VECTOR)).isTrue();
        assertThat(rotating.matches(BYTES, TIME, mac("new-key"))).isTrue();
        assertThat(rotating.matches(BYTES, TIME, mac("third-key"))).isFalse();
    }

    @Test
    void aBodyWithoutTimestampIsSignedWithNothingInItsPlace() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(("9001" + BODY + "oa-key").getBytes(StandardCharsets.UTF_8));

        assertThat(verifier.matches(BYTES, "", hex(digest))).isTrue();
    }

    @Test
    void oneChangedByteOrTimestampOrAppIsAForgery() {
        byte[] changed = BODY.replace("Xin", "Zin").getBytes(StandardCharsets.UTF_8);

        assertThat(verifier.matches(changed, TIME, VECTOR)).isFalse();
        assertThat(verifier.matches(BYTES, "1767000000124", VECTOR)).isFalse();
        assertThat(new SignatureVerifier("9002", List.of("oa-key")).matches(BYTES, TIME, VECTOR))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mac=", "mac=abc", "mac=zz", "sha256=00", "00000000000000000000000000000000"})
    void aBrokenHeaderIsAForgeryAndNoException(String header) {
        assertThat(verifier.matches(BYTES, TIME, header)).isFalse();
        assertThat(verifier.matches(BYTES, TIME, "g".repeat(64))).isFalse();
        assertThat(verifier.matches(BYTES, TIME, null)).isFalse();
    }

    @Test
    void manyThreadsShareOneVerifier() throws Exception {
        String other = mac("other-key");

        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .allMatch(i -> verifier.matches(BYTES, TIME, i % 2 == 0 ? VECTOR : other) == (i % 2 == 0)))
                .isTrue();
    }

    @Test
    void aVerifierWithoutAKeyIsAMistake() {
        assertThatThrownBy(() -> new SignatureVerifier("9001", List.of())).hasMessageStartingWith("keys:");
        assertThatThrownBy(() -> new SignatureVerifier("9001", List.of(" "))).hasMessageStartingWith("keys:");
    }

    private static String mac(String key) throws Exception {
        return hex(MessageDigest.getInstance("SHA-256")
                .digest(("9001" + BODY + TIME + key).getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] digest) {
        var hex = new StringBuilder();
        for (byte b : digest) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }
}
