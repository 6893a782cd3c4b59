package vn.loaxa.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Messages;

/**
 * JSON lines {@code {text, ref}} in, one JSON object a line out, in the same order. A line that is no such object gets
 * {@code {type: error, line, message}} and does not stop the others; blank lines are passed over. An {@code id} is given back.
 */
public final class TimePhraseLines {
    /** Between these the lunar calendar is known, with room for what is said ahead. */
    private static final int FIRST_YEAR = 1901;

    private static final int LAST_YEAR = 2190;
    /** Characters; more than any chat lets through. */
    private static final int LONGEST = 5000;

    private static final Messages MESSAGES = new Messages("calendar");

    private final ObjectMapper mapper = new ObjectMapper();
    private final TimePhraseJson json = new TimePhraseJson();

    /** Reads to the end. Returns how many lines were broken. */
    public int run(BufferedReader in, PrintWriter out) throws IOException {
        int broken = 0;
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            String content = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
            if (content.isBlank()) {
                continue;
            }
            ObjectNode answer;
            try {
                answer = answer(content);
            } catch (LineFault fault) {
                broken++;
                answer = mapper.createObjectNode()
                        .put("type", "error")
                        .put("line", number)
                        .put("message", fault.getMessage());
            }
            out.println(answer);
        }
        out.flush();
        return broken;
    }

    private ObjectNode answer(String line) throws LineFault {
        var row = object(line);
        var answer = mapper.createObjectNode();
        if (row.has("id")) {
            answer.set("id", row.get("id"));
        }
        String text = text(row, "text");
        if (text.length() > LONGEST) {
            throw new LineFault("lines.tooLong", Map.of("limit", LONGEST), null);
        }
        return answer.setAll(json.of(text, ref(row)));
    }

    private JsonNode object(String line) throws LineFault {
        try {
            var row = mapper.readTree(line);
            if (row.isObject()) {
                return row;
            }
        } catch (JsonProcessingException e) {
            throw new LineFault(
                    "lines.notJson", Map.of("column", e.getLocation().getColumnNr()), e);
        }
        throw new LineFault("lines.notObject", Map.of(), null);
    }

    private static ZonedDateTime ref(JsonNode row) throws LineFault {
        String said = text(row, "ref");
        try {
            var ref = ZonedDateTime.parse(said);
            if (ref.getYear() >= FIRST_YEAR && ref.getYear() <= LAST_YEAR) {
                return ref;
            }
        } catch (DateTimeException e) {
            throw new LineFault("lines.ref", Map.of("said", said), e);
        }
        throw new LineFault("lines.refYear", Map.of("first", FIRST_YEAR, "last", LAST_YEAR), null);
    }

    private static String text(JsonNode row, String field) throws LineFault {
        var value = row.path(field);
        if (!value.isTextual()) {
            throw new LineFault("lines.field", Map.of("field", field), null);
        }
        return value.asText();
    }

    private static final class LineFault extends Exception {
        private static final long serialVersionUID = 1L;

        LineFault(String message, Map<String, ?> values, @Nullable Exception cause) {
            super(MESSAGES.text(message, values), cause);
        }
    }
}
