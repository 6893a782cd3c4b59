package vn.loaxa.console.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlNode;

/** The lessons and their pictures, from {@code guide/lessons.yml}. Immutable. */
public final class Guide {
    private static final String FILE = "/guide/lessons.yml";
    private static final String PICTURES = "/web/huong-dan/";

    private final Optional<URI> simulator;
    private final Map<String, Picture> pictures;
    private final List<Lesson> lessons;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * @param simulator where the simulated phones are; empty outside the demo, and then the first lesson is not offered
     * @throws IllegalStateException if a lesson shows a picture that the jar lacks
     */
    public Guide(Optional<URI> simulator) {
        this.simulator = simulator;
        YamlNode file = Yaml.read(new String(bytes(FILE), StandardCharsets.UTF_8), "guide/lessons.yml");
        pictures = pictures(file);
        lessons = file.get("lessons").orElseThrow().items().stream()
                .map(this::lesson)
                .toList();
        pictures.values().forEach(picture -> files.put(picture.file(), bytes(PICTURES + picture.file())));
    }

    public Optional<URI> simulator() {
        return simulator;
    }

    /** What this installation offers. */
    public List<Lesson> lessons() {
        return lessons.stream()
                .filter(lesson -> simulator.isPresent() || lesson.group() != Lesson.Group.FIRST)
                .toList();
    }

    public Optional<Lesson> lesson(String id) {
        return lessons().stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }

    public List<Picture> pictures() {
        return List.copyOf(pictures.values());
    }

    /** A picture as WebP. */
    public Optional<byte[]> picture(String file) {
        return Optional.ofNullable(files.get(file)).map(byte[]::clone);
    }

    private static Map<String, Picture> pictures(YamlNode file) {
        var pictures = new LinkedHashMap<String, Picture>();
        file.get("pictures")
                .orElseThrow()
                .entries()
                .forEach((name, node) -> pictures.put(
                        name,
                        new Picture(
                                name,
                                needed(node, "page"),
                                needed(node, "as"),
                                Integer.parseInt(needed(node, "width")),
                                Integer.parseInt(needed(node, "height")),
                                node.get("fill").map(YamlNode::entries).orElse(Map.of()).entrySet().stream()
                                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                                                .text())),
                                node.text("tick", ""),
                                node.text("until", ""),
                                needed(node, "from"),
                                needed(node, "alt"))));
        return pictures;
    }

    private Lesson lesson(YamlNode node) {
        return new Lesson(
                needed(node, "id"),
                Lesson.Group.valueOf(needed(node, "for").toUpperCase(Locale.ROOT)),
                needed(node, "title"),
                Integer.parseInt(needed(node, "minutes")),
                needed(node, "intro"),
                node.text("open", ""),
                node.get("steps").orElseThrow().items().stream().map(this::step).toList(),
                node.get("remember").map(YamlNode::items).orElse(List.of()).stream()
                        .map(YamlNode::text)
                        .toList());
    }

    private Lesson.Step step(YamlNode node) {
        Optional<Picture> picture = node.get("picture").map(name -> Optional.ofNullable(pictures.get(name.text()))
                .orElseThrow(() -> new IllegalStateException("No such picture in the guide: " + name.text())));
        return new Lesson.Step(needed(node, "text"), picture);
    }

    private static String needed(YamlNode node, String key) {
        return node.get(key)
                .map(YamlNode::text)
                .orElseThrow(() -> new IllegalStateException(
                        "guide/lessons.yml, line " + node.line() + ": '" + key + "' is missing"));
    }

    private static byte[] bytes(String path) {
        try (var in = Guide.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + path, e);
        }
    }
}
