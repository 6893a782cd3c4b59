package vn.loaxa.zalo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come in, the parser gives an event or says that they are malformed; it throws nothing else. */
@Timeout(120)
class HostileBodiesTest {
    private static final WebhookParser PARSER = new WebhookParser();
    private static final SignatureVerifier VERIFIER = new SignatureVerifier("9001", List.of("key"));
    private static final byte[][] TOKENS = Stream.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ":",
                    ",",
                    "null",
                    "1e999999999",
                    "-0",
                    "1E-2147483648",
                    "\\u0000",
                    "\\ud800",
                    "\"id\":",
                    "\"sender\":{",
                    "\"message\":",
                    "\"msg_ids\":[",
                    "\"users\":",
                    "true",
                    "\uFEFF",
                    "é")
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/zalo/events"))) {
            for (Path file : files.sorted().toList()) {
                samples.add(Files.readAllBytes(file));
            }
        }
        return samples;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void mutilatedSamples(int seed) throws IOException {
        var random = new Random(seed);
        for (byte[] sample : samples()) {
            for (int round = 0; round < 60; round++) {
                byte[] body = mutilated(sample, random);
                surviving(body, "seed " + seed);
            }
        }
    }

    @Test
    void noise() {
        var random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            surviving(body, "noise");
        }
    }

    static Stream<String> monsters() {
        String head = "{'event_name':'user_send_text','sender':{'id':'8101'},'recipient':{'id':'7001'},";
        return Stream.of(
                "{'a':".repeat(200_000),
                "[".repeat(500_000),
                head + "'message':" + "{'attachments':[".repeat(400) + "]}".repeat(400) + "}",
                head + "'message':{'attachments':" + "[{'payload':".repeat(330) + "1" + "}]".repeat(330) + "}}",
                head + "'message':{'msg_id':" + "9".repeat(5000) + "}}",
                head + "'message':{'msg_id':" + "9".repeat(900) + "}}",
                head + "'message':{'msg_id':1e999999999},'timestamp':1e999999999}",
                head + "'message':{'msg_id':'" + "x".repeat(1 << 20) + "'},'timestamp':'" + "9".repeat(1 << 20) + "'}",
                head + "'" + "k".repeat(200_000) + "':1}",
                head + "'message':7,'message':{'msg_id':'1'},'message':[],'sender':3,'sender':{'id':[]}}",
                head + "'message':{'msg_id':{'a':1},'text':[1],'attachments':{'type':1}},'timestamp':{}}",
                head + "'message':{'msg_id':'\\u0000','text':'\\u0000\\ud800'},'timestamp':'\\u0000'}",
                "{'event_name':'follow','follower':[{'id':'1'}],'oa_id':{'a':[]}}",
                "{'event_name':'follow','follower':{'id':'\\u0000\\u0000'}}",
                "{'event_name':'user_join_group','group_id':[],'users':{'id':'1'}}",
                "{'event_name':'user_join_group','group_id':'5','users':[[['1']],{'id':{'id':'2'}},null,true]}",
                "{'event_name':'user_submit_info','sender':{'id':'1'},'info':[1,2]}",
                "{'event_name':'user_submit_info','sender':{'id':'1'},'info':'x'}",
                "{'event_name':'user_seen_message','sender':{'id':'1'},'recipient':{'id':'2'},'message':{'msg_ids':[{},[],null]}}",
                "{'event_name':'user_send_business_card','sender':{'id':'1'},'message':{'attachments':[{'payload':{'description':'"
                        + "[".repeat(3000) + "'}}]}}",
                "{'event_name':'user_feedback','message':" + "{'a':".repeat(900) + "1" + "}".repeat(900) + "}",
                "{'event_name':'user_feedback','message':[" + "1,".repeat(100_000) + "1]}",
                "{'event_name':'\\u0000','oa_id':'7001'}",
                "{'event_name':" + "1".repeat(400) + "}",
                "{'event_name':'a'}" + " ".repeat(1000) + "{}",
                "\uFEFF{'event_name':'a'}");
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void monstersAreAValueOrMalformed(String body) {
        surviving(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "monster");
        surviving(body.replace('\'', '"').getBytes(StandardCharsets.UTF_16), "monster in UTF-16");
    }

    @Test
    void noIdHoldsWhatADatabaseCannotTake() throws Exception {
        byte[] body =
                ("{\"event_name\":\"user_send_text\",\"sender\":{\"id\":\"81\\u000001\"},\"recipient\":{\"id\":\"7001\"},"
                                + "\"message\":{\"msg_id\":\"a\\u0000b\",\"text\":\"x\\u0000y\"},\"timestamp\":\"1\"}")
                        .getBytes(StandardCharsets.UTF_8);

        WebhookEnvelope envelope = WebhookEnvelope.read(body);
        var event = (WebhookEvent.UserMessage) PARSER.parse(body);

        assertThat(envelope.key() + envelope.personKey() + envelope.messageId()).doesNotContain("\0");
        assertThat(event.user().value() + event.messageId() + event.text()).isEqualTo("8101abxy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mac=",
                "mac=zz",
                "mac=mac=",
                "=",
                "\0",
                "mac=é",
                "mac=0000000000000000000000000000000000000000000000000000000000000000",
                "MAC=0000000000000000000000000000000000000000000000000000000000000000",
                "mac=000000000000000000000000000000000000000000000000000000000000000é"
            })
    void noSignatureThatIsNoneMatches(String header) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(VERIFIER.matches(body, "", header)).isFalse();
        assertThat(VERIFIER.matches(body, "\0", header)).isFalse();
        assertThat(VERIFIER.matches(new byte[0], "1", null)).isFalse();
        assertThat(VERIFIER.matches(body, "1", "mac=" + "f".repeat(1 << 20))).isFalse();
    }

    /** Parses; anything thrown but the declared fault is a mistake of ours. */
    private static void surviving(byte[] body, String what) {
        try {
            WebhookEnvelope envelope = WebhookEnvelope.read(body);
            assertThat(envelope.key().length()).isLessThanOrEqualTo(150);
            assertThat(PARSER.parse(body)).isNotNull();
            assertThat(VERIFIER.matches(body, envelope.timestamp(), "mac=" + "0".repeat(64)))
                    .isFalse();
        } catch (MalformedEventException declared) {
            assertThat(declared.line()).isPositive();
        } catch (RuntimeException | StackOverflowError undeclared) {
            throw new AssertionError(
                    what + ": " + Arrays.toString(Arrays.copyOf(body, Math.min(body.length, 400))), undeclared);
        }
    }

    private static byte[] mutilated(byte[] sample, Random random) {
        List<byte[]> parts = new ArrayList<>();
        int from = random.nextInt(sample.length);
        int to = Math.min(sample.length, from + random.nextInt(12));
        parts.add(Arrays.copyOf(sample, from));
        switch (random.nextInt(4)) {
            case 0 -> parts.add(new byte[] {(byte) random.nextInt(256)});
            case 1 -> parts.add(TOKENS[random.nextInt(TOKENS.length)]);
            case 2 -> parts.add(Arrays.copyOfRange(sample, from / 2, to));
            default -> to = from;
        }
        parts.add(Arrays.copyOfRange(sample, random.nextBoolean() ? to : from, sample.length));
        int length = parts.stream().mapToInt(part -> part.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(length + 1)) : whole;
    }
}
