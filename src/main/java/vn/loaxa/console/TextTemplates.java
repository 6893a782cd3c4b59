package vn.loaxa.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.broadcast.answer.AnswerText;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlFault;
import vn.loaxa.yaml.YamlNode;

/** Reads the ready-made texts. Immutable. */
final class TextTemplates {
    private static final String BUNDLED = "/config/message-templates.yml";
    private static final Path FILE = Path.of("config", "message-templates.yml");

    private static final Pattern BLANK = Pattern.compile("\\[[^\\]\\n]{1,40}]");

    private final List<TextTemplate> all;

    private TextTemplates(List<TextTemplate> all) {
        this.all = List.copyOf(all);
    }

    List<TextTemplate> all() {
        return all;
    }

    /** A place of a ready-made text that nobody filled in. */
    Optional<String> blank(String text) {
        return BLANK.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(found -> all.stream()
                        .anyMatch(template -> template.text().contains(found)
                                || template.title().contains(found)))
                .findFirst();
    }

    Optional<TextTemplate> byCode(String code) {
        return all.stream().filter(template -> template.code().equals(code)).findFirst();
    }

    /** The file in the working folder's {@code config}, or the one in the jar. */
    static TextTemplates standard() {
        try {
            if (Files.isReadable(FILE)) {
                return read(Files.readString(FILE), FILE.toString());
            }
            try (var in = TextTemplates.class.getResourceAsStream(BUNDLED)) {
                if (in == null) {
                    throw new IllegalStateException("The jar lacks " + BUNDLED);
                }
                return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "message-templates.yml");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the ready-made texts", e);
        }
    }

    /** Throws {@link YamlFault} naming the line that does not fit. */
    static TextTemplates read(String text, String file) {
        var templates = new ArrayList<TextTemplate>();
        Yaml.read(text, file)
                .get("templates")
                .map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((code, node) -> templates.add(template(code, node, file)));
        return new TextTemplates(templates);
    }

    private static TextTemplate template(String code, YamlNode node, String file) {
        for (String field : List.of("name", "text")) {
            if (node.text(field, "").isBlank()) {
                throw fault(node, file, "template.fault", field);
            }
        }
        String urgency = node.text("urgency", Urgency.NORMAL.name());
        return new TextTemplate(
                code,
                node.text("name", ""),
                node.text("type", ""),
                Arrays.stream(Urgency.values())
                        .filter(known -> known.name().equals(urgency))
                        .findFirst()
                        .orElseThrow(() -> fault(node, file, "template.urgency", urgency)),
                node.text("title", ""),
                node.text("text", "").strip(),
                answers(node, file));
    }

    private static AnswerSet answers(YamlNode node, String file) {
        AnswerSetReader.Read read = AnswerSetReader.read(node.text("answers", ""));
        if (read.fault() != null) {
            throw fault(node, file, "template.answers", AnswerText.fault(read));
        }
        return read.set();
    }

    private static YamlFault fault(YamlNode node, String file, String key, String said) {
        return new YamlFault(node.fault(file, PaperViews.WORDS.text(key, Map.of("said", said))), null);
    }
}
