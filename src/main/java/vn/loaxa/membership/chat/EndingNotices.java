package vn.loaxa.membership.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Tells the administrators in their own Zalo that chats end: in the morning, once for each warning and last day. */
final class EndingNotices {
    /** The chats are listed at night, when nobody is to be woken. */
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final Directory directory;
    private final Outbox outbox;
    private final Messages messages = new Messages("membership");

    EndingNotices(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    /** @param ending names of bodies by the last day of their chats */
    void tell(
            Handle handle,
            CommuneId commune,
            ZoneId zone,
            LocalDate today,
            int days,
            Map<LocalDate, List<String>> ending) {
        List<Person> administrators = directory.roles(handle, commune).stream()
                .filter(grant -> grant.role() == OfficialRole.ADMINISTRATOR)
                .map(RoleGrant::person)
                .distinct()
                .flatMap(person -> directory.person(handle, person).stream())
                .toList();
        Instant morning = today.atTime(MORNING).atZone(zone).toInstant();
        ending.forEach((last, bodies) -> {
            String text = messages.text(
                    "chat.ending." + days, Map.of("bodies", String.join(", ", bodies), "day", Days.show(last)));
            for (Person person : administrators) {
                ZaloUserId user = person.zalo();
                if (user != null) {
                    String key = "chat-ending:" + days + ":" + last + ":" + person.id();
                    var call = new Call.ToUser(user, OutgoingMessage.Text.of(text));
                    outbox.enqueue(handle, new OutboxDraft(commune, Lane.BULK, call, key, "", "", morning));
                }
            }
        });
    }
}
