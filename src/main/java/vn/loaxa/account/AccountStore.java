package vn.loaxa.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloOaId;

/** Secrets go in and come out sealed; opening them is not this class' affair. */
final class AccountStore {
    record Row(
            OfficialAccount account,
            byte[] appSecret,
            byte[] webhookKeys,
            byte @Nullable [] accessToken,
            byte @Nullable [] refreshToken,
            String firstPair,
            long tokenAt,
            TokenState tokenState,
            long refreshUntil,
            long consentedAt,
            @Nullable Long refreshEnds) {}

    void save(Handle handle, OfficialAccount account, byte[] appSecret, byte[] webhookKeys) {
        handle.createUpdate("""
                        INSERT INTO official_account
                            (commune_id, oa_id, app_id, name, app_secret, webhook_keys, first_pair, token_at, token_state,
                             refresh_until)
                        VALUES (:commune, :oa, :app, :name, :appSecret, :webhookKeys, '', 0, 'OK', 0)
                        ON CONFLICT (commune_id) DO UPDATE SET oa_id = excluded.oa_id, app_id = excluded.app_id,
                            name = excluded.name, app_secret = excluded.app_secret, webhook_keys = excluded.webhook_keys
                        """)
                .bind("commune", account.commune().value())
                .bind("oa", account.oaId().value())
                .bind("app", account.appId())
                .bind("name", account.name())
                .bind("appSecret", appSecret)
                .bind("webhookKeys", webhookKeys)
                .execute();
    }

    void saveFirstPair(
            Handle handle,
            CommuneId commune,
            String firstPair,
            byte @Nullable [] access,
            byte @Nullable [] refresh,
            @Nullable Long refreshEnds,
            long now) {
        handle.createUpdate("""
                        UPDATE official_account
                        SET first_pair = :firstPair, access_token = :access, refresh_token = :refresh, token_at = :now,
                            consented_at = :now, refresh_ends = :refreshEnds, token_state = 'OK', refresh_holder = NULL,
                            refresh_until = 0
                        WHERE commune_id = :commune
                        """)
                .bind("commune", commune.value())
                .bind("firstPair", firstPair)
                .bind("access", access)
                .bind("refresh", refresh)
                .bind("refreshEnds", refreshEnds)
                .bind("now", now)
                .execute();
    }

    /** One refresh at a time: whoever changes the row holds it until the time given, over all threads and nodes. */
    boolean holdRefresh(Handle handle, CommuneId commune, String holder, long now, long until) {
        return handle.createUpdate("""
                        UPDATE official_account SET refresh_holder = :holder, refresh_until = :until
                        WHERE commune_id = :commune AND refresh_until <= :now AND token_state IN ('OK', 'LOST')
                        """)
                        .bind("commune", commune.value())
                        .bind("holder", holder)
                        .bind("now", now)
                        .bind("until", until)
                        .execute()
                > 0;
    }

    /** False if the holder has lost its turn to another one, or a person has entered a new pair meanwhile. */
    boolean saveRefreshed(
            Handle handle,
            CommuneId commune,
            String holder,
            byte[] access,
            byte[] refresh,
            @Nullable Long refreshEnds,
            long now) {
        return handle.createUpdate("""
                        UPDATE official_account
                        SET access_token = :access, refresh_token = :refresh, token_at = :now, token_state = 'OK',
                            refresh_ends = :refreshEnds, refresh_holder = NULL, refresh_until = 0
                        WHERE commune_id = :commune AND refresh_holder = :holder
                        """)
                        .bind("commune", commune.value())
                        .bind("holder", holder)
                        .bind("access", access)
                        .bind("refresh", refresh)
                        .bind("refreshEnds", refreshEnds)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    boolean endRefresh(Handle handle, CommuneId commune, String holder, TokenState state, long notBefore) {
        return handle.createUpdate("""
                        UPDATE official_account
                        SET token_state = :state, refresh_holder = NULL, refresh_until = :notBefore
                        WHERE commune_id = :commune AND refresh_holder = :holder
                        """)
                        .bind("commune", commune.value())
                        .bind("holder", holder)
                        .bind("state", state.name())
                        .bind("notBefore", notBefore)
                        .execute()
                > 0;
    }

    void saveState(Handle handle, CommuneId commune, TokenState state) {
        handle.createUpdate("UPDATE official_account SET token_state = :state WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .bind("state", state.name())
                .execute();
    }

    Optional<Row> find(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT * FROM official_account WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .map((row, context) -> row(row))
                .findOne();
    }

    List<Row> all(Handle handle) {
        return handle.createQuery("SELECT * FROM official_account ORDER BY commune_id")
                .map((row, context) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new OfficialAccount(
                        new CommuneId(row.getLong("commune_id")),
                        new ZaloOaId(row.getString("oa_id")),
                        row.getString("app_id"),
                        row.getString("name")),
                row.getBytes("app_secret"),
                row.getBytes("webhook_keys"),
                row.getBytes("access_token"),
                row.getBytes("refresh_token"),
                row.getString("first_pair"),
                row.getLong("token_at"),
                TokenState.valueOf(row.getString("token_state")),
                row.getLong("refresh_until"),
                row.getLong("consented_at"),
                ends(row));
    }

    private static @Nullable Long ends(ResultSet row) throws SQLException {
        long ends = row.getLong("refresh_ends");
        return row.wasNull() ? null : (Long) ends;
    }
}
