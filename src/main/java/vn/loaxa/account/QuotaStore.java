package vn.loaxa.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.loaxa.db.CommuneId;

/** What accounts had left when Zalo was last asked. Stateless. */
final class QuotaStore {
    /** Puts what Zalo told now in place of what it told before. */
    void replace(Handle handle, CommuneId commune, List<Quota> quotas) {
        handle.createUpdate("DELETE FROM account_quota WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO account_quota (commune_id, product, remain, total, valid_through, asked_at)
            VALUES (:commune, :product, :remain, :total, :through, :at)""");
        for (Quota quota : quotas) {
            batch.bind("commune", commune.value())
                    .bind("product", quota.product())
                    .bindByType("remain", quota.remain(), Integer.class)
                    .bindByType("total", quota.total(), Integer.class)
                    .bindByType(
                            "through",
                            Optional.ofNullable(quota.validThrough())
                                    .map(LocalDate::toString)
                                    .orElse(null),
                            String.class)
                    .bind("at", quota.askedAt().toEpochMilli())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    List<Quota> of(Handle handle, CommuneId commune) {
        return handle.createQuery("""
            SELECT product, remain, total, valid_through, asked_at FROM account_quota
            WHERE commune_id = :commune ORDER BY product""")
                .bind("commune", commune.value())
                .map((row, context) -> {
                    String through = row.getString("valid_through");
                    int remain = row.getInt("remain");
                    Integer left = row.wasNull() ? null : (Integer) remain;
                    int total = row.getInt("total");
                    Integer of = row.wasNull() ? null : (Integer) total;
                    return new Quota(
                            row.getString("product"),
                            left,
                            of,
                            through == null ? null : LocalDate.parse(through),
                            Instant.ofEpochMilli(row.getLong("asked_at")));
                })
                .list();
    }
}
