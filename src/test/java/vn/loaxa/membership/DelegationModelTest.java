package vn.loaxa.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long random runs of what people may try with the lists and posts of a random commune, against the real services: after each
 * step everything that changed must be explained by what the actor held before it, by rules written down here a second time and
 * in another way.
 */
class DelegationModelTest {
    private static final int STEPS = 700;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobodyReachesOutsideTheirBranchOrRaisesAnyoneAboveThemselves(long seed) throws IOException {
        try (var commune = new RandomCommune(folder, seed)) {
            List<String> escapes = commune.run(STEPS);
            assertThat(escapes).as("seed " + seed).isEmpty();
            assertThat(commune.changes()).as("steps that changed something").isGreaterThan(STEPS / 10);
            assertThat(commune.refusals()).as("steps that were refused").isGreaterThan(STEPS / 10);
            assertThat(commune.auditIsWhole()).isTrue();
        }
    }
}
