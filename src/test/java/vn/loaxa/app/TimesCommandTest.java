package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimesCommandTest {
    private static final String REF = "\"ref\":\"2026-11-25T09:00:00+07:00\"";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void readsAFileAndWritesOneObjectALine(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("in.jsonl"),
                "{\"id\":7,\"text\":\"họp 19h30 tối mai, nhắc trước 2 tiếng\"," + REF + "}\n\n"
                        + "{\"text\":\"rằm hằng tháng 6h sáng\"," + REF + "}\n");
        assertThat(run("", "times", "parse", file.toString())).isZero();
        var lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("id").asInt()).isEqualTo(7);
        assertThat(lines.get(0).path("value").asText()).isEqualTo("2026-11-26T19:30:00");
        assertThat(lines.get(0).path("reminder_offset_minutes").toString()).isEqualTo("[120]");
        assertThat(lines.get(0).path("answer").asText()).isEqualTo("19h30 thứ Năm 26/11/2026 (18 tháng Mười)");
        assertThat(lines.get(1).path("type").asText()).isEqualTo("recurrence");
        assertThat(lines.get(1).path("next")).hasSize(3);
    }

    @Test
    void aBrokenLineIsAnErrorAndTheOthersAreRead() throws Exception {
        String in = "{\"text\":\"mai 9h\"," + REF + "}\n" + "không phải JSON\n" + "[1]\n" + "{\"text\":\"mai\"}\n"
                + "{\"text\":5," + REF + "}\n" + "{\"text\":\"mai\",\"ref\":\"hôm nay\"}\n"
                + "{\"text\":\"mai\",\"ref\":\"3000-01-01T00:00:00Z\"}\n" + "{\"text\":\"chào\"," + REF + "}";
        assertThat(run(in, "times", "parse")).isEqualTo(1);
        assertThat(lines())
                .extracting(line -> line.path("type").asText())
                .containsExactly("instant", "error", "error", "error", "error", "error", "error", "none");
        assertThat(lines().get(1).path("line").asInt()).isEqualTo(2);
        assertThat(lines().get(3).path("message").asText()).contains("ref");
    }

    @Test
    void aFileThatIsNotThereFailsAndNoSubcommandIsWrongUse() {
        assertThat(run("", "times", "parse", "khong-co.jsonl")).isEqualTo(1);
        assertThat(run("", "times")).isEqualTo(2);
    }

    private int run(String in, String... arguments) {
        var stdin = System.in;
        var stdout = System.out;
        try {
            System.setIn(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            return Main.run(arguments);
        } finally {
            System.setIn(stdin);
            System.setOut(stdout);
        }
    }

    private List<JsonNode> lines() throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
