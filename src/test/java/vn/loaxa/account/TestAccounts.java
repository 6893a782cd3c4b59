package vn.loaxa.account;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.settings.Secret;
import vn.loaxa.zalo.wire.ZaloOaId;

/** Official Accounts for tests, with keys that tests know. */
public final class TestAccounts {
    public static final String APP_ID = "9001";
    public static final String OA_SECRET = "oa-secret";

    private TestAccounts() {}

    /** Accounts in this database, sealed with a key file in the folder. */
    public static OfficialAccounts in(Database database, Clock clock, Path folder) {
        return new OfficialAccounts(database, clock, KeyFile.openOrCreate(folder.resolve("loaxa.key")));
    }

    /** Installs an account with tokens {@code access-0} and {@code refresh-0}; its OA id is {@code 700} and the commune. */
    public static OfficialAccount install(Database database, OfficialAccounts accounts, CommuneId commune) {
        var account = new OfficialAccount(commune, new ZaloOaId("700" + commune), APP_ID, "Xã " + commune);
        database.write(handle -> {
            accounts.install(handle, account, secrets("access-0", "refresh-0"));
            return true;
        });
        return account;
    }

    public static AccountSecrets secrets(String access, String refresh) {
        return new AccountSecrets(
                new Secret("app-secret"), List.of(new Secret(OA_SECRET)), new Secret(access), new Secret(refresh));
    }
}
