package vn.loaxa.zalo.user;

import java.util.List;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * One page of persons.
 *
 * @param total over all pages, as Zalo counts
 */
public record UserPage(int total, int offset, List<ZaloUserId> users) {
    public UserPage {
        users = List.copyOf(users);
    }
}
