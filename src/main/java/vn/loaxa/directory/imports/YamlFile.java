package vn.loaxa.directory.imports;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML 1.2 file as nodes that know their places. */
final class YamlFile {
    /** 60,000 people fit; what is larger is no organisation file. */
    private static final int MOST_CODE_POINTS = 32 * 1024 * 1024;

    private YamlFile() {}

    /** Empty after a fault. */
    static Optional<Node> read(byte[] bytes, Faults faults) {
        Optional<String> text = Utf8.decode(bytes);
        if (text.isEmpty()) {
            faults.add(Place.FILE, "", "not-utf8", Map.of());
            return Optional.empty();
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setCodePointLimit(MOST_CODE_POINTS)
                    .setMaxAliasesForCollections(100)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text.get());
            if (root.isEmpty()) {
                faults.add(Place.FILE, "", "empty-file", Map.of());
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark()
                    .map(mark -> Place.at(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(Place.FILE);
            faults.add(place, "", "yaml-syntax", Map.of("detail", String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            faults.add(Place.FILE, "", "yaml-syntax", Map.of("detail", String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }
}
