package vn.loaxa.zalo.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What each error code means and what to do about it: data, from {@code error-codes.tsv} (zalo-openapi §1, §9). A code
 * that is not in the table counts as a fault of the one request, because treating it as a fault of the account would
 * stop everybody's messages; with OAuth it is for a person, because repeating burns single-use tokens. Immutable.
 */
public final class ErrorCodes {
    private static final ErrorCodes STANDARD = load();

    private final Map<ErrorFamily, Map<Integer, Line>> lines;

    private record Line(Handling handling, String meaning) {}

    private ErrorCodes(Map<ErrorFamily, Map<Integer, Line>> lines) {
        this.lines = lines;
    }

    /** The table that ships with the SDK. */
    public static ErrorCodes standard() {
        return STANDARD;
    }

    /** The same table with another handling for one code, where the live service turns out to mean something else. */
    public ErrorCodes with(ErrorFamily family, int code, Handling handling) {
        Map<ErrorFamily, Map<Integer, Line>> changed = new EnumMap<>(ErrorFamily.class);
        lines.forEach((name, codes) -> changed.put(name, new HashMap<>(codes)));
        String words = meaning(family, code).orElse(unsaid(code));
        changed.computeIfAbsent(family, unused -> new HashMap<>()).put(code, new Line(handling, words));
        return new ErrorCodes(changed);
    }

    /** The error with its handling. An empty message is replaced by the meaning from the table. */
    public ZaloError error(ErrorFamily family, int code, String message) {
        String words = message.isBlank() ? meaning(family, code).orElse(unsaid(code)) : message;
        return new ZaloError(code, words, handling(family, code));
    }

    /** What stands in for the words of a code that is not in the table where Zalo says nothing. */
    public static String unsaid(int code) {
        return "error " + code;
    }

    public Handling handling(ErrorFamily family, int code) {
        Line line = of(family).get(code);
        if (line != null) {
            return line.handling();
        }
        return family == ErrorFamily.OAUTH ? Handling.HUMAN : Handling.REQUEST;
    }

    /** What the code means, in English; empty for a code that is not in the table. */
    public Optional<String> meaning(ErrorFamily family, int code) {
        return Optional.ofNullable(of(family).get(code)).map(Line::meaning);
    }

    /** All codes of a family that the table knows. */
    public List<Integer> codes(ErrorFamily family) {
        return of(family).keySet().stream().sorted().toList();
    }

    private Map<Integer, Line> of(ErrorFamily family) {
        return lines.getOrDefault(family, Map.of());
    }

    private static ErrorCodes load() {
        Map<ErrorFamily, Map<Integer, Line>> lines = new EnumMap<>(ErrorFamily.class);
        try (var in = ErrorCodes.class.getResourceAsStream("error-codes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("error-codes.tsv is missing from the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", 4)))
                    .forEach(columns -> add(lines, columns));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading error-codes.tsv", e);
        }
        return new ErrorCodes(lines);
    }

    private static void add(Map<ErrorFamily, Map<Integer, Line>> lines, List<String> columns) {
        if (columns.size() != 4) {
            throw new IllegalStateException("error-codes.tsv needs four columns: " + columns);
        }
        var family = ErrorFamily.valueOf(columns.get(1).toUpperCase(Locale.ROOT));
        var line = new Line(Handling.valueOf(columns.get(2)), columns.get(3));
        Line before =
                lines.computeIfAbsent(family, unused -> new HashMap<>()).put(Integer.parseInt(columns.get(0)), line);
        if (before != null) {
            throw new IllegalStateException("error-codes.tsv has a code twice: " + columns);
        }
    }
}
