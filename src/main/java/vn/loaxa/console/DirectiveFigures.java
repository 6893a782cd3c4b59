package vn.loaxa.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.Receipt;
import vn.loaxa.text.Messages;

/** The figures of the report on one directive, each with the formula it comes from. */
final class DirectiveFigures {
    static final Messages WORDS = new Messages("directive-report");

    private final Wording wording;

    DirectiveFigures(Wording wording) {
        this.wording = wording;
    }

    /** @param formula how the value comes about, in words */
    record Metric(String name, String value, String formula) {}

    record VillageLine(String village, int roll, int acknowledged, int visits, String median) {}

    List<Metric> metrics(Board board, List<Receipt> receipts) {
        Directive directive = board.directive();
        Board.Line whole = board.whole();
        int acknowledged = whole.count(DeliveryStatus.ACKNOWLEDGED);
        List<Metric> metrics = new ArrayList<>();
        metrics.add(metric("roll", wording.number(whole.roll())));
        for (DeliveryStatus status : List.of(
                DeliveryStatus.ACKNOWLEDGED,
                DeliveryStatus.SEEN,
                DeliveryStatus.DELIVERED,
                DeliveryStatus.SENT,
                DeliveryStatus.WAITING,
                DeliveryStatus.UNSURE,
                DeliveryStatus.FAILED,
                DeliveryStatus.UNREACHABLE)) {
            metrics.add(metric(status.name(), wording.number(whole.count(status))));
        }
        metrics.add(metric("sum", wording.number(whole.roll())));
        metrics.add(metric("share", share(acknowledged, whole.roll())));
        metrics.add(metric("proxied", share(board.proxied(), acknowledged)));
        metrics.add(metric("median", median(directive, receipts)));
        Instant due = directive.dueAt();
        if (due != null) {
            long inTime = receipts.stream()
                    .map(Receipt::acknowledgedAt)
                    .filter(at -> at != null && !at.isAfter(due))
                    .count();
            metrics.add(metric("in-time", share((int) inTime, whole.roll())));
        }
        return metrics;
    }

    /** By village, in the order of the names. */
    List<VillageLine> villages(Directive directive, List<Receipt> receipts) {
        Map<String, List<Receipt>> byVillage = new TreeMap<>();
        receipts.forEach(receipt -> byVillage
                .computeIfAbsent(receipt.village(), village -> new ArrayList<>())
                .add(receipt));
        List<VillageLine> lines = new ArrayList<>();
        byVillage.forEach((village, own) -> lines.add(new VillageLine(
                village,
                own.size(),
                count(own, DeliveryStatus.ACKNOWLEDGED),
                count(own, DeliveryStatus.UNREACHABLE),
                median(directive, own))));
        return lines;
    }

    private static int count(List<Receipt> receipts, DeliveryStatus status) {
        return (int)
                receipts.stream().filter(receipt -> receipt.status() == status).count();
    }

    private String median(Directive directive, List<Receipt> receipts) {
        Instant published = directive.publishedAt();
        List<Instant> times = receipts.stream()
                .map(Receipt::acknowledgedAt)
                .filter(at -> at != null)
                .sorted()
                .toList();
        return published == null || times.isEmpty() ? WORDS.text("none") : wording.span(middle(published, times));
    }

    private static Duration middle(Instant published, List<Instant> sorted) {
        Instant upper = sorted.get(sorted.size() / 2);
        Instant lower = sorted.get((sorted.size() - 1) / 2);
        Duration both = Duration.between(published, lower).plus(Duration.between(published, upper));
        return both.isNegative() ? Duration.ZERO : both.dividedBy(2);
    }

    String share(int part, int whole) {
        return whole == 0
                ? WORDS.text("none")
                : WORDS.text(
                        "share",
                        Map.of(
                                "part", wording.number(part),
                                "whole", wording.number(whole),
                                "percent", wording.percent(part, whole)));
    }

    static Metric metric(String key, @Nullable String value) {
        return new Metric(
                WORDS.text("metric." + key), value == null ? "" : value, WORDS.text("metric." + key + ".formula"));
    }
}
