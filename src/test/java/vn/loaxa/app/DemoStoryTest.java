package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code demo --story}: 0 only if every number adds up. */
class DemoStoryTest {
    @Test
    void theStoryEndsWell() {
        assertThat(Main.run("demo", "--story")).isZero();
    }
}
