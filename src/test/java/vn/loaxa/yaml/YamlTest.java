package vn.loaxa.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.yaml.YamlNode.Place;

class YamlTest {
    @Test
    void everyValueKnowsItsPathAndPlace() {
        YamlNode root = Yaml.read("people:\n  - name: Bà con\n    phone: 0900\n", "a.yml");
        YamlNode phone =
                root.get("people").orElseThrow().items().get(0).get("phone").orElseThrow();
        assertThat(phone.path()).isEqualTo("people[0].phone");
        assertThat(phone.line()).isEqualTo(3);
        assertThat(phone.column()).isEqualTo(12);
        assertThat(phone.key()).isEqualTo(new Place(3, 5));
        assertThat(phone.text()).as("a number stays as written").isEqualTo("0900");
    }

    @Test
    void noStaysAWordAndNothingIsEmpty() {
        YamlNode root = Yaml.read("a: no\nb:\nc: {}\n", "a.yml");
        assertThat(root.text("a", "?")).isEqualTo("no");
        assertThat(root.text("b", "?")).isEmpty();
        assertThat(root.get("c").orElseThrow().isMap()).isTrue();
        assertThat(root.text("d", "?")).isEqualTo("?");
    }

    @Test
    void brokenYamlAndDoubledKeysSayWhere() {
        assertThatThrownBy(() -> Yaml.read("a: [1\nb: 2", "a.yml"))
                .isInstanceOfSatisfying(
                        YamlFault.class, e -> assertThat(e.fault().line()).isEqualTo(2));
        assertThatThrownBy(() -> Yaml.read("a: 1\nb: 2\na: 3\n", "a.yml"))
                .isInstanceOfSatisfying(
                        YamlFault.class, e -> assertThat(e.fault().line()).isEqualTo(3));
    }

    @Test
    void aFileThatIsNotThereIsAFaultOfThatFile() {
        assertThatThrownBy(() -> Yaml.read(Path.of("no", "such.yml")))
                .isInstanceOf(YamlFault.class)
                .hasMessageContaining("such.yml");
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level < 60; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        assertThatThrownBy(() -> Yaml.read(bomb.toString(), "a.yml")).isInstanceOf(YamlFault.class);
    }

    @Test
    void aSmallBombAndAnAliasInsideOfWhatItNamesAreRefusedToo() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        assertThatThrownBy(() -> Yaml.read(bomb.toString(), "a.yml")).isInstanceOf(YamlFault.class);
        assertThatThrownBy(() -> Yaml.read("a: &a [*a]", "a.yml")).isInstanceOf(YamlFault.class);
    }

    @Test
    void whoWantsToGetsEveryDoubledKeyAndTheLastOneCounts() {
        List<String> doubled = new ArrayList<>();
        YamlNode root = Yaml.read(
                "a: 1\na: 2\nb: ~\nb: ''\n",
                "a.yml",
                (key, value) -> doubled.add(key + value.key().line()));
        assertThat(doubled).containsExactly("a2", "b4");
        assertThat(root.text("a", "?")).isEqualTo("2");
        assertThat(root.get("b").orElseThrow().nothing()).isFalse();
    }
}
