package vn.loaxa.reminder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;

/**
 * Calendars of bodies for reading in other programs (iCalendar), each under an address with a secret that can be revoked; a new
 * one ends the old one. Only the hash of the secret is kept. An address dies with the right of whoever made it. What people set
 * for themselves is in none of them. Thread-safe.
 */
public final class ReminderFeeds {
    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final Duration LENGTH = Duration.ofHours(1);

    private final ReminderBook book;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final FeedStore store = new FeedStore();

    public ReminderFeeds(ReminderBook book, Directory directory, Audit audit, Clock clock) {
        this.book = book;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** A body that has an address. */
    public record Feed(BodyId body, Instant since) {}

    public List<Feed> live(Handle handle, CommuneId commune) {
        return store.live(handle, commune);
    }

    /** Gives the body this secret in place of the one it had; false if this person may not remind it. */
    public boolean make(Handle handle, CommuneId commune, Actor actor, PersonId person, BodyId body, String token) {
        if (!may(handle, commune, person, body)) {
            return false;
        }
        store.revoke(handle, commune, body, clock.instant());
        store.insert(handle, hash(token), commune, body, person, clock.instant());
        audit.record(handle, commune, actor, "reminder.feed-made", "body:" + body, Map.of());
        return true;
    }

    /** False if this person may not, or there is none. */
    public boolean revoke(Handle handle, CommuneId commune, Actor actor, PersonId person, BodyId body) {
        if (!may(handle, commune, person, body) || store.revoke(handle, commune, body, clock.instant()) == 0) {
            return false;
        }
        audit.record(handle, commune, actor, "reminder.feed-revoked", "body:" + body, Map.of());
        return true;
    }

    /** The calendar behind a secret; empty for one that never was, was revoked, or whose maker may no longer. */
    public Optional<String> calendar(Handle handle, String token) {
        return store.live(handle, hash(token))
                .filter(row -> may(handle, row.commune(), row.madeBy(), row.body()))
                .map(row -> calendar(handle, row));
    }

    private String calendar(Handle handle, FeedStore.Row row) {
        var now = clock.instant();
        var body = directory.body(handle, row.body()).orElseThrow();
        var commune = directory.commune(handle, row.commune()).orElseThrow();
        var text = new CalendarText(body.name());
        for (var entry : book.between(handle, row.commune(), row.madeBy(), now.minus(BACK), now.plus(AHEAD))) {
            var reminder = entry.reminder();
            if (concerns(handle, reminder, row.body())) {
                text.event(
                        reminder.id() + "-" + entry.origin().toEpochMilli() + "@" + commune.code() + ".loaxa",
                        now,
                        entry.at(),
                        LENGTH,
                        reminder.text(),
                        Spoken.when(entry.at(), commune.zone()) + "\n" + reminder.forWhom());
            }
        }
        return text.end();
    }

    /** For the body itself, one above it, or the whole commune. */
    private boolean concerns(Handle handle, Reminder reminder, BodyId body) {
        var audience = reminder.audience();
        return audience != null
                && audience.parts().stream()
                        .anyMatch(part -> part instanceof Audience.Part.Everyone
                                || part instanceof Audience.Part.OfBody of
                                        && directory.branch(handle, of.body()).stream()
                                                .anyMatch(one -> one.id().equals(body)));
    }

    private boolean may(Handle handle, CommuneId commune, PersonId person, BodyId id) {
        Authority authority = directory.authority(handle, commune, person);
        return directory
                .body(handle, id)
                .filter(body -> authority.may(Right.DEFINE_REMINDER, body))
                .isPresent();
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(("feed:" + token).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
