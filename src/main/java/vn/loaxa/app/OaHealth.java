package vn.loaxa.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.Quotas;
import vn.loaxa.account.TokenAlerts;
import vn.loaxa.account.TokenState;
import vn.loaxa.console.Console;
import vn.loaxa.console.Health;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.conversation.ScriptLibrary;
import vn.loaxa.db.CommuneId;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.membership.chat.CrowdedChats;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Numbers;

/** What the home page says of the Official Account. Thread-safe. */
final class OaHealth implements Health {
    private static final int LOOK_AT_MOST = 1000;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration SILENT = Duration.ofDays(1);

    private final OfficialAccounts accounts;
    private final Quotas quotas;
    private final CrowdedChats chats;
    private final Alerts alerts;
    private final Outbox outbox;
    private final Inbox inbox;
    private final ScriptLibrary scripts;
    private final Clock clock;
    private final int ratePerMinute;
    private final Messages messages = new Messages("app");
    private final QuotaFacts left = new QuotaFacts(messages);

    OaHealth(
            OfficialAccounts accounts,
            Quotas quotas,
            CrowdedChats chats,
            Alerts alerts,
            Outbox outbox,
            Inbox inbox,
            ScriptLibrary scripts,
            Clock clock,
            int ratePerMinute) {
        this.accounts = accounts;
        this.quotas = quotas;
        this.chats = chats;
        this.alerts = alerts;
        this.outbox = outbox;
        this.inbox = inbox;
        this.scripts = scripts;
        this.clock = clock;
        this.ratePerMinute = ratePerMinute;
    }

    @Override
    public List<HealthFact> facts(Handle handle, CommuneId commune) {
        List<HealthFact> facts = new ArrayList<>();
        TokenState token = accounts.tokenState(handle, commune);
        facts.add(new HealthFact(
                messages.text("health.token"),
                token == TokenState.OK ? "acknowledged" : "failed",
                messages.text("health.token." + token.name()),
                token == TokenState.OK ? "" : Console.ACCOUNT));
        facts.add(lastEvent(handle, commune));
        facts.add(figure("health.waiting", inbox.waiting(handle)));
        facts.add(going(outbox.pending(handle, commune)));
        facts.addAll(left.of(quotas.of(handle, commune), LocalDate.ofInstant(clock.instant(), VIETNAM)));
        chats.of(handle, commune).forEach(chat -> facts.add(crowded(chat)));
        int unsettled = outbox.unsettled(handle, commune, LOOK_AT_MOST).size();
        facts.add(new HealthFact(
                messages.text("health.unsettled"),
                unsettled == 0 ? "" : "unsure",
                messages.text("health.messages", Map.of("count", Numbers.group(unsettled)))));
        int failed = inbox.failed(handle, commune, LOOK_AT_MOST).size();
        if (failed > 0) {
            facts.add(new HealthFact(
                    messages.text("health.failed"),
                    "failed",
                    messages.text("health.messages", Map.of("count", Numbers.group(failed)))));
        }
        scripts.faults()
                .forEach(fault ->
                        facts.add(new HealthFact(messages.text("health.scripts"), "failed", fault.toString())));
        alerts.open(handle, commune)
                .forEach(alert -> facts.add(
                        new HealthFact(messages.text("health.alert"), "failed", alert.text(), page(alert.kind()))));
        return facts;
    }

    /** Zalo falls silent when its address for us is wrong or our answers were: after a day somebody should look. */
    private HealthFact lastEvent(Handle handle, CommuneId commune) {
        String label = messages.text("health.event");
        Optional<Instant> last = inbox.lastReceived(handle, commune);
        if (last.isEmpty()) {
            return new HealthFact(label, "unsure", messages.text("health.event.never"));
        }
        Duration ago = Duration.between(last.get(), clock.instant());
        boolean silent = ago.compareTo(SILENT) > 0;
        String unit = ago.toDays() > 0 ? "days" : ago.toHours() > 0 ? "hours" : "minutes";
        long count = Math.max(0, ago.toDays() > 0 ? ago.toDays() : ago.toHours() > 0 ? ago.toHours() : ago.toMinutes());
        return new HealthFact(
                label, silent ? "unsure" : "acknowledged", messages.text("health.event." + unit, Map.of("n", count)));
    }

    private HealthFact crowded(CrowdedChats.Crowded chat) {
        boolean full = chat.people() >= chat.most();
        return new HealthFact(
                messages.text(full ? "health.chat.full" : "health.chat.near"),
                full ? "failed" : "unsure",
                messages.text(
                        "health.chat.people",
                        Map.of(
                                "body", chat.body().name(),
                                "n", Numbers.group(chat.people()),
                                "most", Numbers.group(chat.most()))));
    }

    private HealthFact going(int pending) {
        String count = messages.text("health.messages", Map.of("count", Numbers.group(pending)));
        return pending == 0
                ? new HealthFact(messages.text("health.going"), "", count)
                : new HealthFact(
                        messages.text("health.going"),
                        "waiting",
                        messages.text(
                                "health.going.takes",
                                Map.of("count", count, "n", (pending + ratePerMinute - 1) / ratePerMinute)));
    }

    /** Where what the alert is about can be mended. */
    private static String page(String alert) {
        if (alert.equals("unsettled")) {
            return Console.SEND_LOG;
        }
        if (alert.startsWith("chat-")) {
            return Console.MEMBERS;
        }
        boolean account =
                TokenAlerts.ALL.contains(alert) || alert.equals("webhook-signature") || alert.equals("sending");
        return account ? Console.ACCOUNT : "";
    }

    private HealthFact figure(String key, long count) {
        return new HealthFact(
                messages.text(key), "", messages.text("health.messages", Map.of("count", Numbers.group(count))));
    }
}
