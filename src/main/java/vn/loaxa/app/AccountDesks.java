package vn.loaxa.app;

import java.net.URI;
import java.time.Clock;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.Consents;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.RuleChanges;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.audit.Audit;
import vn.loaxa.console.AccountDesk;
import vn.loaxa.db.Database;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.inbox.WebhookEndpoint;
import vn.loaxa.outbox.OutboxDispatcher;

/** Lays out what the console's pages about the Official Account work with. */
final class AccountDesks {
    private AccountDesks() {}

    static AccountDesk of(
            Config config,
            Database database,
            OfficialAccounts accounts,
            ZaloClients clients,
            Alerts alerts,
            RuleChanges rules,
            Audit audit,
            Clock clock,
            OutboxDispatcher dispatcher,
            Inbox inbox,
            WebhookEndpoint webhook) {
        var consents = new Consents(
                database,
                accounts,
                clients,
                audit,
                clock,
                () -> rules.now().tokens().consentOpen(),
                dispatcher::mended);
        return new AccountDesk(
                accounts,
                clients,
                consents,
                alerts,
                inbox,
                webhook::badSignatures,
                rules,
                config.dataDir(),
                config.publicUrl().isEmpty() ? null : URI.create(config.publicUrl()));
    }
}
