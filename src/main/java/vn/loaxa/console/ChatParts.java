package vn.loaxa.console;

import java.util.List;
import vn.loaxa.db.CommuneId;
import vn.loaxa.membership.ChatMatches;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatRounds;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.zalo.user.QuotaAsset;

/** What the pages about group chats work with. */
public record ChatParts(
        ChatCreations creations,
        ChatRounds rounds,
        ChatMatches matches,
        MembershipService memberships,
        RulesInForce rules,
        Packages packages) {

    /** The commune's packages for group chats, used and unused. */
    @FunctionalInterface
    public interface Packages {
        /**
         * Asks Zalo, so not inside a transaction.
         *
         * @throws vn.loaxa.zalo.wire.ZaloException if Zalo gives none
         * @throws vn.loaxa.zalo.wire.NoTokenException if the account is not connected
         */
        List<QuotaAsset> of(CommuneId commune);
    }
}
