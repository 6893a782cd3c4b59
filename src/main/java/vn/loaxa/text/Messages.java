package vn.loaxa.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Vietnamese sentences of one package, from {@code /messages/<name>.properties} (UTF-8). Placeholders are written
 * {@code {name}}; a value is put in as it is, so what is not from us must be escaped where it is shown. Immutable.
 */
public final class Messages {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private final String name;
    private final Properties sentences = new Properties();

    public Messages(String name) {
        this.name = name;
        try (var in = Messages.class.getResourceAsStream("/messages/" + name + ".properties")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no message file /messages/" + name + ".properties");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the message file " + name, e);
        }
    }

    /** Whether there is a sentence: for words that come from rows, of which an older or newer version may write more. */
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** The sentence without placeholders. A missing key or value is our bug and throws. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /** The sentence with its placeholders filled in one pass: a value that looks like a placeholder stays as it is. */
    public String text(String key, Map<String, ?> values) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("No message '" + key + "' in messages/" + name + ".properties");
        }
        return PLACEHOLDER.matcher(sentence).replaceAll(found -> {
            Object value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "Message '" + key + "' in messages/" + name + ".properties needs a value for " + found.group());
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }
}
