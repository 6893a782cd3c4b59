package vn.loaxa.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.EditDistance;
import vn.loaxa.text.Messages;
import vn.loaxa.yaml.Fault;
import vn.loaxa.yaml.YamlNode;

/** Reads the table once, value by value, and collects what is wrong. */
final class ZaloRulesReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Messages MESSAGES = new Messages("zalo-rules");

    private final YamlNode root;
    private final String file;
    private final Map<String, YamlNode> unread = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>(List.of("as-of"));
    private final Map<String, ZaloRules.Origin> origins = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    ZaloRulesReader(YamlNode root, String file) {
        this.root = root;
        this.file = file;
        root.entries().forEach((section, node) -> {
            if (!section.equals("as-of")) {
                unread.put(section, node);
                node.entries().forEach((key, value) -> unread.put(section + "." + key, value));
            }
        });
    }

    ZaloRules read() {
        var windows = new ZaloRules.Windows(
                duration("windows.free"), duration("windows.max"), number("windows.welcome-messages", 0));
        var prices = new ZaloRules.Prices(
                number("prices.consultation", 0), number("prices.template", 0), number("prices.group", 0));
        var rates = new ZaloRules.Rates(number("rates.requests-per-minute", 1));
        var quiet = new ZaloRules.QuietHours(time("quiet-hours.from"), time("quiet-hours.until"));
        var night = new ZaloRules.QuietHours(time("night.from"), time("night.until"));
        var rules = new ZaloRules(
                root.get("as-of").map(this::date).orElseGet(() -> missing("as-of", LocalDate.EPOCH)),
                windows,
                prices,
                rates,
                quiet,
                night,
                sizes(),
                groups(),
                retry(),
                new ZaloRules.Tokens(
                        duration("tokens.refresh-life"),
                        duration("tokens.warn-before"),
                        duration("tokens.consent-open"),
                        flag("tokens.rotation-restarts")),
                origins);
        if (windows.max().compareTo(windows.free()) <= 0 && faults.isEmpty()) {
            Map<String, ?> both = Map.of(
                    "max", windows.max().toHours() + "h", "free", windows.free().toHours() + "h");
            faults.add(new Fault(file, 0, 0, "windows.max", MESSAGES.text("order", both)));
        }
        unread.forEach(this::unknown);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults.stream().map(Fault::toString).toList());
        }
        return rules;
    }

    private ZaloRules.Sizes sizes() {
        return new ZaloRules.Sizes(
                number("sizes.text", 1),
                number("sizes.buttons", 1),
                number("sizes.button-title", 1),
                number("sizes.button-payload", 1),
                number("sizes.image-bytes", 1),
                number("sizes.file-bytes", 1),
                duration("sizes.upload-kept"));
    }

    private ZaloRules.Groups groups() {
        return new ZaloRules.Groups(
                list("groups.caps", "[10, 50]").stream()
                        .map(cap -> number(cap, 1))
                        .toList(),
                number("groups.members-at-creation", 1),
                number("groups.name-length", 1),
                duration("groups.disband-after"),
                number("groups.invite-batch", 1),
                number("groups.invites-per-day", 1),
                duration("groups.invite-again"));
    }

    private ZaloRules.Retry retry() {
        return new ZaloRules.Retry(
                duration("retry.webhook-answer"),
                list("retry.webhook", "[30s, 5m]").stream().map(this::duration).toList(),
                duration("retry.after-rate-limit"));
    }

    private int number(String key, int least) {
        return value(key).map(node -> number(node, least)).orElse(least);
    }

    private int number(YamlNode node, int least) {
        try {
            int number = Integer.parseInt(node.text());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // Told below, with what was typed.
        }
        return fault(
                node, "number", Map.of("typed", node.text(), "least", least, "example", Math.max(least, 5)), least);
    }

    private boolean flag(String key) {
        return value(key)
                .map(node -> switch (node.text()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> fault(node, "flag", Map.of("typed", node.text()), false);
                })
                .orElse(false);
    }

    private Duration duration(String key) {
        return value(key).map(this::duration).orElse(Duration.ZERO);
    }

    private Duration duration(YamlNode node) {
        Matcher matcher = DURATION.matcher(node.text());
        if (!matcher.matches()) {
            return fault(node, "duration", Map.of("typed", node.text()), Duration.ZERO);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private LocalTime time(String key) {
        Optional<YamlNode> node = value(key);
        try {
            return node.map(found -> LocalTime.parse(found.text())).orElse(LocalTime.MIDNIGHT);
        } catch (DateTimeException e) {
            return fault(node.get(), "time", Map.of("typed", node.get().text()), LocalTime.MIDNIGHT);
        }
    }

    private LocalDate date(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            return fault(node, "date", Map.of("typed", node.text()), LocalDate.EPOCH);
        }
    }

    private List<YamlNode> list(String key, String example) {
        Optional<YamlNode> node = value(key);
        if (node.isPresent() && node.get().items().isEmpty()) {
            return fault(node.get(), "list", Map.of("example", example), List.of());
        }
        return node.map(YamlNode::items).orElse(List.of());
    }

    /** The value at the key; its date and source are checked and kept on the way. */
    private Optional<YamlNode> value(String key) {
        known.add(key);
        unread.remove(key.substring(0, key.indexOf('.')));
        YamlNode line = unread.remove(key);
        if (line == null || line.get("value").isEmpty()) {
            return missing(key, Optional.empty());
        }
        String source = line.text("source", "");
        if (source.isBlank()) {
            fault(line, "source", Map.of(), "");
        }
        LocalDate since = line.get("since").map(this::date).orElseGet(() -> missing(key + ".since", LocalDate.EPOCH));
        origins.put(key, new ZaloRules.Origin(since, source));
        return line.get("value");
    }

    private void unknown(String key, YamlNode node) {
        @Nullable String nearest = null;
        int best = 6;
        for (String name : known) {
            int distance = EditDistance.between(name, key);
            nearest = distance < best ? name : nearest;
            best = Math.min(best, distance);
        }
        String hint = nearest == null ? "" : MESSAGES.text("hint", Map.of("nearest", nearest));
        fault(node, "unknown", Map.of("key", key, "hint", hint), "");
    }

    private <T> T missing(String key, T instead) {
        faults.add(new Fault(file, 0, 0, key, MESSAGES.text("missing")));
        return instead;
    }

    private <T> T fault(YamlNode node, String message, Map<String, ?> values, T instead) {
        faults.add(node.fault(file, MESSAGES.text(message, values)));
        return instead;
    }
}
