package vn.loaxa.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** Phrases with what they mean, one JSON object a line, and how many of them are read so. */
final class TimesTable {
    private static final Map<String, Integer> SHOWN_BY_GRAIN =
            Map.of("second", 19, "minute", 16, "hour", 13, "day", 10, "week", 10, "month", 7, "quarter", 7, "year", 4);

    private final List<JsonNode> rows;

    private TimesTable(List<JsonNode> rows) {
        this.rows = rows;
    }

    static TimesTable read(Path file) {
        var mapper = new ObjectMapper();
        var rows = new ArrayList<JsonNode>();
        try {
            for (String line : Files.readAllLines(file)) {
                rows.add(mapper.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TimesTable(rows);
    }

    /** What was expected: how many of how many, and those that were not read so. */
    static final class Score {
        int right;
        int all;
        final List<String> wrong = new ArrayList<>();

        double percent() {
            return 100.0 * right / all;
        }
    }

    /** The score of a kind that the table has. */
    static Score of(Map<String, Score> scores, String kind) {
        return Objects.requireNonNull(scores.get(kind), kind);
    }

    List<String> texts() {
        return rows.stream().map(row -> row.path("text").asText()).toList();
    }

    /** Rules whose words, typed again, lead to other times. */
    List<String> rulesNotReadBack() {
        var wrong = new ArrayList<String>();
        for (var row : rows) {
            var ref = ZonedDateTime.parse(row.path("ref").asText());
            if (TimePhrases.parse(row.path("text").asText(), ref).phrase() instanceof TimePhrase.Recurring said) {
                // Some weeks later, in the middle of a longer rhythm.
                var later = said.first().plusDays(9);
                String typed = ShowDates.typable(said.rule(), later);
                var again = TimePhrases.parse(typed, later).phrase();
                var times = said.rule().first(5, later);
                if (!times.isEmpty()
                        && !(again instanceof TimePhrase.Recurring rule
                                && rule.rule().first(5, later).equals(times))) {
                    wrong.add(row.path("id").asText() + " «" + typed + "»: " + again + ", not " + times);
                }
            }
        }
        return wrong;
    }

    /** By type; rows with a lunar calendar count as "lunar" as well. */
    Map<String, Score> score(UnaryOperator<String> typed) {
        var scores = new LinkedHashMap<String, Score>();
        var json = new TimePhraseJson();
        for (var row : rows) {
            var expect = row.path("expect");
            String text = typed.apply(row.path("text").asText());
            var got = json.of(text, ZonedDateTime.parse(row.path("ref").asText()));
            var fault = fault(expect, got);
            var kinds = new ArrayList<>(List.of("all", expect.path("type").asText()));
            if (expect.path("calendar").asText().equals("lunar")) {
                kinds.add("lunar");
            }
            for (String kind : kinds) {
                var score = scores.computeIfAbsent(kind, k -> new Score());
                score.all++;
                if (fault.isEmpty()) {
                    score.right++;
                } else {
                    score.wrong.add(row.path("id").asText() + " «" + text + "»: " + fault.get() + " in " + got);
                }
            }
        }
        return scores;
    }

    private static Optional<String> fault(JsonNode expect, JsonNode got) {
        String type = expect.path("type").asText();
        if (type.equals("fields")) {
            return fields(expect.path("fields"), got);
        }
        if (!got.path("type").asText().equals(type)) {
            return Optional.of("not " + expect);
        }
        var faults = new ArrayList<String>();
        expect.properties().forEach(field -> {
            if (!same(field.getKey(), expect, got)) {
                faults.add(field.getKey() + " is not " + field.getValue());
            }
        });
        return faults.stream().findFirst();
    }

    private static boolean same(String key, JsonNode expect, JsonNode got) {
        var wanted = expect.path(key);
        return switch (key) {
            case "value", "from", "to" -> {
                int shown = expect.path("default_time").asBoolean()
                        ? 10
                        : SHOWN_BY_GRAIN.getOrDefault(expect.path("grain").asText("minute"), 16);
                yield start(got.path(key).asText(), shown).equals(start(wanted.asText(), shown));
            }
            case "first" -> {
                int shown = expect.path("default_time").asBoolean() ? 10 : 16;
                yield start(got.path(key).asText(), shown).equals(start(wanted.asText(), shown))
                        && got.path("next").path(0).equals(got.path("first"));
            }
            case "reminder_offset_minutes" -> {
                var list = wanted.isArray()
                        ? wanted
                        : new ObjectMapper().createArrayNode().add(wanted);
                yield list.toString().equals(got.path(key).toString());
            }
            case "lunar" ->
                wanted.properties().stream()
                        .allMatch(field -> got.path(key).path(field.getKey()).equals(field.getValue()));
            case "grain", "default_time", "cron" -> true;
            default -> wanted.equals(got.path(key));
        };
    }

    private static String start(String time, int length) {
        return time.substring(0, Math.min(length, time.length()));
    }

    private static Optional<String> fields(JsonNode fields, JsonNode got) {
        String value = StreamSupport.stream(List.of("value", "from", "first").spliterator(), false)
                .map(key -> got.path(key).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (value.isEmpty()) {
            return Optional.of("no time");
        }
        if (value.startsWith("-")) {
            return value.startsWith(fields.path("year").asText() + "-") ? Optional.empty() : Optional.of("year");
        }
        var at = LocalDateTime.parse(value);
        var has = Map.of(
                "year", at.getYear(),
                "month", at.getMonthValue(),
                "day", at.getDayOfMonth(),
                "hour", at.getHour(),
                "minute", at.getMinute(),
                "weekday", at.getDayOfWeek().getValue());
        return fields.properties().stream()
                .filter(field -> field.getValue().asInt() != has.getOrDefault(field.getKey(), -1))
                .map(field -> field.getKey() + " is not " + field.getValue())
                .findFirst();
    }
}
