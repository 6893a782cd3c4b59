package vn.loaxa.app;

import org.jdbi.v3.core.Handle;
import vn.loaxa.account.AccountSecrets;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloOaId;

/** Takes the account that the settings name into the database, where its tokens live from then on. */
final class OaInstallation {
    private OaInstallation() {}

    /** The first pair of tokens counts only where none is kept yet: each is good for one refresh. */
    static void install(Application application, Handle handle, CommuneId commune, Config.Zalo zalo) {
        String name = application
                .directory
                .commune(handle, commune)
                .map(found -> "UBND " + found.name())
                .orElse("");
        application.accounts.install(
                handle,
                new OfficialAccount(commune, new ZaloOaId(zalo.oaId()), zalo.appId(), name),
                new AccountSecrets(zalo.appSecret(), zalo.oaSecrets(), zalo.accessToken(), zalo.refreshToken()));
    }
}
