package vn.loaxa.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Names behind {@code user:ID} and {@code group:ID}, each looked up once. For one page. */
final class Recipients {
    private final Handle handle;
    private final Directory directory;
    private final CommuneId commune;
    private final Map<String, Optional<String>> known = new HashMap<>();

    Recipients(Handle handle, Directory directory, CommuneId commune) {
        this.handle = handle;
        this.directory = directory;
        this.commune = commune;
    }

    /** Empty for somebody who stands in no list of the commune. */
    Optional<String> name(String recipient) {
        return known.computeIfAbsent(recipient, this::find);
    }

    private Optional<String> find(String recipient) {
        String id = recipient.substring(recipient.indexOf(':') + 1);
        return recipient.startsWith("group:")
                ? directory.bodyByGroup(handle, commune, new ZaloGroupId(id)).map(Body::name)
                : directory.personByZalo(handle, commune, new ZaloUserId(id)).map(Person::name);
    }
}
