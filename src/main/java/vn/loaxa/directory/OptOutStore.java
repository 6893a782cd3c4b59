package vn.loaxa.directory;

import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Reads the ledger of consents. */
final class OptOutStore {
    Set<ZaloUserId> lastSaidNo(Handle handle, CommuneId commune, String purpose) {
        return handle
                .createQuery("""
                        SELECT user_id FROM consent c
                        WHERE commune_id = :commune AND purpose = :purpose AND given = 0 AND id = (
                            SELECT MAX(id) FROM consent l
                            WHERE l.commune_id = c.commune_id AND l.user_id = c.user_id AND l.purpose = c.purpose)""")
                .bind("commune", commune.value())
                .bind("purpose", purpose)
                .mapTo(String.class)
                .stream()
                .map(ZaloUserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
