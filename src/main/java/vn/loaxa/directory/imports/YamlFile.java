package vn.loaxa.directory.imports;

import java.util.Map;
import java.util.Optional;
import vn.loaxa.text.Vietnamese;
import vn.loaxa.yaml.Fault;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlFault;
import vn.loaxa.yaml.YamlNode;

/** A YAML 1.2 file as nodes that know their places. */
final class YamlFile {
    private YamlFile() {}

    /** Empty after a fault that leaves nothing to read. */
    static Optional<YamlNode> read(byte[] bytes, Faults faults) {
        Optional<String> text = Utf8.decode(bytes);
        if (text.isEmpty()) {
            faults.add(Place.FILE, "", "not-utf8", Map.of());
            return Optional.empty();
        }
        try {
            YamlNode root = Yaml.read(
                    text.get(),
                    faults.file(),
                    (key, value) -> doubled(faults, Vietnamese.clean(key), Section.place(value.key())));
            if (root.nothing()) {
                faults.add(Place.FILE, "", "empty-file", Map.of());
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (YamlFault e) {
            Fault fault = e.fault();
            faults.add(Place.at(fault.line(), fault.column()), "", "yaml-syntax", Map.of("detail", e.detail()));
            return Optional.empty();
        }
    }

    private static void doubled(Faults faults, String key, Place place) {
        faults.add(place, key, "duplicate-key", Map.of("key", key));
    }
}
