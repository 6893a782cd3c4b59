package vn.loaxa.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.yaml.Yaml;

/**
 * What Zalo allows, when and for how much (zalo-openapi §8): the dated table {@code config/zalo-rules.yml}. Immutable.
 *
 * @param asOf the day on which the table was last checked
 * @param night when the commune itself does not wake people: directives wait for its end, but for the most urgent
 * @param origins since when each value holds (or when it was read) and where it was read, by key such as {@code windows.free}
 */
public record ZaloRules(
        LocalDate asOf,
        Windows windows,
        Prices prices,
        Rates rates,
        QuietHours quietHours,
        QuietHours night,
        Sizes sizes,
        Groups groups,
        Retry retry,
        Tokens tokens,
        Map<String, Origin> origins)
        implements RulesInForce {
    private static final String BUNDLED = "/config/zalo-rules.yml";

    public ZaloRules {
        origins = Map.copyOf(origins);
    }

    /** Itself: a table does not change. */
    @Override
    public ZaloRules now() {
        return this;
    }

    /** How long after an interaction a consultation message is free, and how long it is possible at all. */
    public record Windows(Duration free, Duration max, int welcomeMessages) {
        /** What a message to somebody who last interacted then would be. Never interacted: closed. */
        public Window at(@Nullable Instant lastInteraction, Instant now) {
            if (lastInteraction == null || now.isAfter(lastInteraction.plus(max))) {
                return Window.CLOSED;
            }
            return now.isAfter(lastInteraction.plus(free)) ? Window.CHARGED : Window.FREE;
        }
    }

    /** Whether a consultation message is possible now, and what for. */
    public enum Window {
        FREE,
        CHARGED,
        CLOSED
    }

    /** In đồng, each message. */
    public record Prices(int consultation, int template, int group) {}

    public record Rates(int requestsPerMinute) {}

    /** Hours of the day in the commune's zone, usually over midnight: {@code until} is the first minute after them. */
    public record QuietHours(LocalTime from, LocalTime until) {
        public boolean includes(LocalTime time) {
            boolean late = !time.isBefore(from);
            boolean early = time.isBefore(until);
            return from.isAfter(until) ? late || early : late && early;
        }
    }

    /** Limits in characters (code points after NFC) and bytes. */
    public record Sizes(
            int text,
            int buttons,
            int buttonTitle,
            int buttonPayload,
            int imageBytes,
            int fileBytes,
            Duration uploadKept) {}

    /**
     * GMF group chats.
     *
     * @param caps the sizes that can be bought, the Official Account counted
     * @param inviteBatch how many are invited in one call
     * @param invitesPerDay how many of the commune are invited in one day
     * @param inviteAgain whoever was invited and did not come is not invited again before that
     */
    public record Groups(
            List<Integer> caps,
            int membersAtCreation,
            int nameLength,
            Duration disbandAfter,
            int inviteBatch,
            int invitesPerDay,
            Duration inviteAgain) {
        public Groups {
            caps = List.copyOf(caps);
        }
    }

    /** Zalo's own patience: for our answer to a webhook, its further tries, and the pause after -32. */
    public record Retry(Duration webhookAnswer, List<Duration> webhook, Duration afterRateLimit) {
        public Retry {
            webhook = List.copyOf(webhook);
        }
    }

    /**
     * Consent and tokens.
     *
     * @param refreshLife of a refresh token, where Zalo does not tell
     * @param warnBefore the refresh token's end people are told
     * @param consentOpen how long we wait for the answer of Zalo's consent page
     * @param rotationRestarts each refresh token lives so long of its own; otherwise all end so long after the consent
     */
    public record Tokens(Duration refreshLife, Duration warnBefore, Duration consentOpen, boolean rotationRestarts) {}

    /** Where a value comes from; the source begins with its mark A, B or C. */
    public record Origin(LocalDate since, String source) {}

    /** Reads a table; throws {@link SettingsException} with every fault, each with line and column. */
    public static ZaloRules load(Path file) {
        return new ZaloRulesReader(Yaml.read(file), file.toString()).read();
    }

    /** The table that ships with the program. */
    public static ZaloRules bundled() {
        return new ZaloRulesReader(Yaml.read(bundledText(), "zalo-rules.yml"), "zalo-rules.yml").read();
    }

    static String bundledText() {
        try (var in = ZaloRules.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + BUNDLED);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + BUNDLED, e);
        }
    }
}
