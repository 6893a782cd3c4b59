package vn.loaxa.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.EditDistance;
import vn.loaxa.yaml.YamlNode;

/**
 * Settings from three places, the later winning: {@code config/server.yml}, the environment ({@code http.port} is
 * {@code LOAXA_HTTP_PORT}; {@code …_FILE} names a file that holds the value), and {@code --set key=value}. The defaults file
 * that ships with the program is also the list of keys there are. Typed getters collect faults; {@link #throwIfFaulty} tells
 * them all at once. Not thread-safe: read once at start.
 */
public final class Settings {
    private static final String PREFIX = "LOAXA_";

    private record Value(String text, String origin) {}

    private final Map<String, Value> values = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    public Settings(YamlNode defaults) {
        flatten(defaults, "mặc định");
    }

    /** Lays a settings file over what is there. */
    public Settings file(YamlNode root, String name) {
        flatten(root, name);
        return this;
    }

    /** Lays the environment over what is there. */
    public Settings environment(Map<String, String> environment) {
        environment.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.isBlank()) {
                fromEnvironment(name, text);
            }
        });
        return this;
    }

    /** Lays {@code --set key=value} over what is there. */
    public Settings overrides(Map<String, String> overrides) {
        overrides.forEach((key, text) -> put(key, text, "--set"));
        return this;
    }

    public String text(String key) {
        return known(key).text();
    }

    public Secret secret(String key) {
        return new Secret(text(key));
    }

    public int integer(String key, int least, int most) {
        return convert(
                key,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                },
                "phải là số nguyên từ " + least + " đến " + most,
                least);
    }

    public boolean flag(String key) {
        return convert(
                key,
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException();
                },
                "phải là true hoặc false",
                false);
    }

    public URI uri(String key) {
        return convert(
                key,
                text -> {
                    URI uri = URI.create(text);
                    if (uri.getHost() == null
                            || uri.getScheme() == null
                            || !uri.getScheme().startsWith("http")) {
                        throw new IllegalArgumentException();
                    }
                    return uri;
                },
                "phải là địa chỉ web đầy đủ, ví dụ https://openapi.zalo.me",
                URI.create("http://localhost"));
    }

    public Path path(String key) {
        return Path.of(text(key));
    }

    /** An instant such as 2026-09-27T07:00:00Z, or empty where nothing is set. */
    public Optional<Instant> instant(String key) {
        if (text(key).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                convert(key, Instant::parse, "phải là thời điểm ISO, ví dụ 2026-09-27T07:00:00Z", Instant.EPOCH));
    }

    /** Notes a fault that only the caller can see, such as two settings that do not fit together. */
    public void fault(String key, String problem) {
        Value value = known(key);
        faults.add(key + " (" + value.origin() + "): " + problem);
    }

    public void throwIfFaulty() {
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    /** Keys that are listed and that nobody has read so far. */
    public Set<String> unread() {
        Set<String> unread = new TreeSet<>(values.keySet());
        unread.removeAll(asked);
        return unread;
    }

    /** What the environment calls a key: {@code http.port} is {@code LOAXA_HTTP_PORT}. */
    public static String environmentName(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private <T> T convert(String key, Function<String, T> conversion, String need, T stand) {
        Value value = known(key);
        try {
            return conversion.apply(value.text());
        } catch (IllegalArgumentException | DateTimeException e) {
            faults.add(key + " (" + value.origin() + "): “" + value.text() + "” " + need + ".");
            return stand;
        }
    }

    private Value known(String key) {
        Value value = values.get(key);
        asked.add(key);
        if (value == null) {
            throw new IllegalArgumentException("No default for the setting " + key);
        }
        return value;
    }

    private void fromEnvironment(String name, String text) {
        Optional<String> key = keyOf(name);
        if (key.isPresent()) {
            put(key.get(), text, "biến môi trường " + name);
        } else if (name.endsWith("_FILE")
                && keyOf(name.substring(0, name.length() - 5)).isPresent()) {
            fromFile(keyOf(name.substring(0, name.length() - 5)).get(), name, Path.of(text));
        } else {
            faults.add("biến môi trường " + name + ": không có cài đặt này" + nearest(name, Settings::environmentName)
                    + ".");
        }
    }

    private void fromFile(String key, String name, Path file) {
        try {
            put(key, Files.readString(file).strip(), "tệp do " + name + " chỉ ra");
        } catch (IOException e) {
            faults.add("biến môi trường " + name + ": không đọc được tệp “" + file + "”.");
        }
    }

    private Optional<String> keyOf(String environmentName) {
        return values.keySet().stream()
                .filter(key -> environmentName(key).equals(environmentName))
                .findFirst();
    }

    private void flatten(YamlNode node, String origin) {
        if (node.isMap()) {
            node.entries().values().forEach(child -> flatten(child, origin));
        } else if (node.isList()) {
            faults.add(origin + ":" + node.line() + ": " + node.path() + " phải là một giá trị, không phải danh sách.");
        } else if (origin.equals("mặc định")) {
            values.put(node.path(), new Value(node.text(), origin));
        } else {
            put(node.path(), node.text(), origin + ":" + node.line());
        }
    }

    private void put(String key, String text, String origin) {
        if (values.containsKey(key)) {
            values.put(key, new Value(text, origin));
        } else {
            faults.add(origin + ": không có cài đặt “" + key + "”" + nearest(key, Function.identity()) + ".");
        }
    }

    private String nearest(String wrong, Function<String, String> shown) {
        @Nullable String best = null;
        int bestDistance = 5;
        for (String key : values.keySet()) {
            int distance = EditDistance.between(shown.apply(key), wrong);
            if (distance < bestDistance) {
                best = shown.apply(key);
                bestDistance = distance;
            }
        }
        return best == null ? "" : "; có phải là “" + best + "” không";
    }
}
