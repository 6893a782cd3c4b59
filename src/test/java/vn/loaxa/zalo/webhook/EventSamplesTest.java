package vn.loaxa.zalo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every documented event has a sample under {@code zalo/events}, and what we read from each stands in
 * {@code zalo/events.golden}. Run with {@code -Dgolden.write=true} to write that file anew, and read its diff.
 */
class EventSamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/zalo");
    private static final Path GOLDEN = FOLDER.resolve("events.golden");

    @Test
    void everyDocumentedEventHasASampleAndEverySampleIsDocumented() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("events"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(EventCatalogue.names());
        }
    }

    @Test
    void everyTypeOfEventHasASample() throws Exception {
        Set<Class<?>> read = new HashSet<>();
        for (String name : EventCatalogue.names()) {
            read.add(new WebhookParser().parse(sample(name)).getClass());
        }
        read.add(WebhookEvent.Unrecognized.class);

        assertThat(read).containsExactlyInAnyOrder(WebhookEvent.class.getPermittedSubclasses());
        assertThat(Arrays.stream(EventFamily.values()).filter(family -> family != EventFamily.UNRECOGNIZED))
                .allMatch(family ->
                        EventCatalogue.names().stream().anyMatch(name -> EventCatalogue.family(name) == family));
    }

    @Test
    void noDocumentedEventIsUnrecognized() throws Exception {
        for (String name : EventCatalogue.names()) {
            assertThat(new WebhookParser().parse(sample(name)))
                    .as(name)
                    .isNotInstanceOf(WebhookEvent.Unrecognized.class)
                    .extracting(event -> event.meta().name())
                    .isEqualTo(name);
        }
    }

    @Test
    void eachSampleIsReadAsTheGoldenFileSays() throws Exception {
        Map<String, String> read = new TreeMap<>();
        for (String name : EventCatalogue.names()) {
            WebhookEvent event = new WebhookParser().parse(sample(name));
            read.put(name, "person=" + WebhookEnvelope.read(sample(name)).personKey() + " " + ordered(event));
        }
        List<String> lines = read.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .toList();
        if (Boolean.getBoolean("golden.write")) {
            Files.write(GOLDEN, lines);
        }
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve("events/" + name + ".json"));
    }

    /** Maps print in an order of their own in every JVM. */
    private static String ordered(WebhookEvent event) {
        String text = event.toString();
        for (WebhookEvent.Attachment attachment : attachments(event)) {
            text = text.replace(attachment.payload().toString(), new TreeMap<>(attachment.payload()).toString());
        }
        return event instanceof WebhookEvent.InfoSubmitted info
                ? text.replace(info.details().toString(), new TreeMap<>(info.details()).toString())
                : text;
    }

    private static List<WebhookEvent.Attachment> attachments(WebhookEvent event) {
        if (event instanceof WebhookEvent.UserMessage message) {
            return message.attachments();
        }
        if (event instanceof WebhookEvent.OaMessage message) {
            return message.attachments();
        }
        if (event instanceof WebhookEvent.VisitorMessage message) {
            return message.attachments();
        }
        return event instanceof WebhookEvent.GroupMessage message ? message.attachments() : List.of();
    }
}
