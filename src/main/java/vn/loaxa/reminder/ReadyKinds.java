package vn.loaxa.reminder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlFault;
import vn.loaxa.yaml.YamlNode;

/** Reads the ready-made reminders. Immutable. */
public final class ReadyKinds {
    private static final String BUNDLED = "/config/reminder-kinds.yml";
    private static final Path FILE = Path.of("config", "reminder-kinds.yml");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,3})([mhd])");

    private final List<ReadyKind> all;

    private ReadyKinds(List<ReadyKind> all) {
        this.all = List.copyOf(all);
    }

    /** The table in the working folder's {@code config}, or the one in the jar; read once. */
    public static ReadyKinds standard() {
        return Standard.KINDS;
    }

    public List<ReadyKind> all() {
        return all;
    }

    public Optional<ReadyKind> byKey(String key) {
        return all.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** Reads a table. Throws {@link YamlFault} naming the line that does not fit. */
    public static ReadyKinds read(String text, String name) {
        var kinds = new ArrayList<ReadyKind>();
        Yaml.read(text, name)
                .get("kinds")
                .map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((key, node) -> kinds.add(kind(key, node, name)));
        return new ReadyKinds(kinds);
    }

    private static ReadyKind kind(String key, YamlNode node, String file) {
        String kind = required(node, "kind", file);
        ReminderKind late;
        try {
            late = ReminderKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw fault(node, file, "kinds.kind", kind);
        }
        var offsets = node.get("before").map(YamlNode::items).orElse(List.of()).stream()
                .map(item -> length(item, file))
                .toList();
        return new ReadyKind(
                key,
                required(node, "name", file),
                required(node, "what", file),
                required(node, "when", file),
                late,
                offsets);
    }

    private static String required(YamlNode node, String field, String file) {
        String value = node.text(field, "");
        if (value.isEmpty()) {
            throw fault(node, file, "kinds.missing", field);
        }
        return value;
    }

    private static Duration length(YamlNode node, String file) {
        var length = LENGTH.matcher(node.text());
        if (!length.matches()) {
            throw fault(node, file, "kinds.before", node.text());
        }
        long number = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static YamlFault fault(YamlNode node, String file, String key, String said) {
        return new YamlFault(node.fault(file, Spoken.text(key, Map.of("said", said))), null);
    }

    private static final class Standard {
        private static final ReadyKinds KINDS = load();

        private static ReadyKinds load() {
            try {
                if (Files.isReadable(FILE)) {
                    return read(Files.readString(FILE), FILE.toString());
                }
                try (var in = ReadyKinds.class.getResourceAsStream(BUNDLED)) {
                    if (in == null) {
                        throw new IllegalStateException("The jar lacks " + BUNDLED);
                    }
                    return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "reminder-kinds.yml");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Reading the ready-made reminders", e);
            }
        }
    }
}
