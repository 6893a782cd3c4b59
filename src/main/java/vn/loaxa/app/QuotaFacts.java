package vn.loaxa.app;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.loaxa.account.Quota;
import vn.loaxa.console.Console;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Numbers;

/** What the account has left, in words: how many messages, and for how many days its package. Thread-safe. */
final class QuotaFacts {
    private static final int FEW_PERCENT = 10;
    private static final int SOON_DAYS = 30;
    private static final int NOW_DAYS = 7;
    private static final String GOOD = "";
    private static final String NEAR = "unsure";
    private static final String OVER = "failed";

    private final Messages messages;

    QuotaFacts(Messages messages) {
        this.messages = messages;
    }

    /** @param today in the zone of the commune */
    List<HealthFact> of(List<Quota> quotas, LocalDate today) {
        return quotas.stream().flatMap(quota -> fact(quota, today)).toList();
    }

    private Stream<HealthFact> fact(Quota quota, LocalDate today) {
        return quota.product().equals(Quota.PACKAGE) ? bought(quota, today) : left(quota);
    }

    private Stream<HealthFact> left(Quota quota) {
        Integer remain = quota.remain();
        Integer total = quota.total();
        String label = "health.quota." + quota.product();
        if (remain == null || total == null || !messages.has(label)) {
            return Stream.empty();
        }
        String state = remain <= 0 ? OVER : remain * 100L < (long) total * FEW_PERCENT ? NEAR : GOOD;
        Map<String, String> values = Map.of("left", Numbers.group(remain), "of", Numbers.group(total));
        return Stream.of(
                fact(label, state, messages.text(remain <= 0 ? "health.quota.none" : "health.quota.left", values)));
    }

    private Stream<HealthFact> bought(Quota quota, LocalDate today) {
        LocalDate last = quota.validThrough();
        if (last == null) {
            return Stream.empty();
        }
        long days = ChronoUnit.DAYS.between(today, last);
        String state = days < NOW_DAYS ? OVER : days <= SOON_DAYS ? NEAR : GOOD;
        return Stream.of(fact(
                "health.package",
                state,
                messages.text(
                        days < 0 ? "health.package.over" : "health.package.left",
                        Map.of("n", days, "day", Days.show(last)))));
    }

    private HealthFact fact(String label, String state, String text) {
        return new HealthFact(messages.text(label), state, text, state.equals(GOOD) ? "" : Console.ACCOUNT);
    }
}
