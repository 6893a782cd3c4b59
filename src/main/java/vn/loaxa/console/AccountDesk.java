package vn.loaxa.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.Consents;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.RuleChanges;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.db.CommuneId;
import vn.loaxa.inbox.BadSignatures;
import vn.loaxa.inbox.Inbox;

/**
 * What the pages about the Official Account work with.
 *
 * @param badSignatures of this process
 * @param rules the dated table of Zalo's rules, and what was changed of it
 * @param dataDir where the proof of the domain lies
 * @param publicUrl how the world reaches us; null: as the administrator's browser does
 */
public record AccountDesk(
        OfficialAccounts accounts,
        ZaloClients clients,
        Consents consents,
        Alerts alerts,
        Inbox inbox,
        Function<CommuneId, BadSignatures> badSignatures,
        RuleChanges rules,
        Path dataDir,
        @Nullable URI publicUrl) {}
