package vn.loaxa.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.TokenAlerts;
import vn.loaxa.account.TokenState;
import vn.loaxa.console.Console;
import vn.loaxa.console.Health;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.conversation.ScriptLibrary;
import vn.loaxa.db.CommuneId;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Numbers;

/** What the home page says of the Official Account. Thread-safe. */
final class OaHealth implements Health {
    private static final int LOOK_AT_MOST = 1000;

    private final OfficialAccounts accounts;
    private final Alerts alerts;
    private final Outbox outbox;
    private final Inbox inbox;
    private final ScriptLibrary scripts;
    private final Messages messages = new Messages("app");

    OaHealth(OfficialAccounts accounts, Alerts alerts, Outbox outbox, Inbox inbox, ScriptLibrary scripts) {
        this.accounts = accounts;
        this.alerts = alerts;
        this.outbox = outbox;
        this.inbox = inbox;
        this.scripts = scripts;
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
        facts.add(figure("health.waiting", inbox.waiting(handle)));
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

    /** Where what the alert is about can be mended. */
    private static String page(String alert) {
        if (alert.equals("unsettled")) {
            return Console.SEND_LOG;
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
