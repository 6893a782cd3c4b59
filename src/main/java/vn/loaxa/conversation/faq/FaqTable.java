package vn.loaxa.conversation.faq;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A table of the jar: a word or phrase and the phrases it may stand for, parted by "|". */
final class FaqTable {
    private FaqTable() {}

    /** @param name of {@code faq/NAME.properties} */
    static Map<String, List<List<String>>> read(String name) {
        Properties read = new Properties();
        String file = "/faq/" + name + ".properties";
        try (var in = FaqTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + file);
            }
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
        Map<String, List<List<String>>> table = new HashMap<>();
        for (String phrase : read.stringPropertyNames()) {
            table.put(
                    phrase,
                    Arrays.stream(read.getProperty(phrase).split("\\|"))
                            .map(other -> List.of(other.strip().split(" ")))
                            .toList());
        }
        return Map.copyOf(table);
    }
}
