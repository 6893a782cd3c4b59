package vn.loaxa.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.db.Database;
import vn.loaxa.zalo.ZaloClient;
import vn.loaxa.zalo.message.ConversationApi;
import vn.loaxa.zalo.message.HistoryMessage;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The outbox' calls over the SDK. Thread-safe. */
final class ZaloGateway implements Gateway {
    private static final Logger log = LoggerFactory.getLogger(ZaloGateway.class);
    /** Zalo forgets uploads after at most seven days (zalo-openapi §4). */
    private static final Duration UPLOAD_LIFE = Duration.ofDays(6);

    private static final int MAX_PAGES = 20;
    private static final List<String> PICTURES = List.of("jpg", "jpeg", "png");

    private final Database database;
    private final FileStore files;
    private final ZaloClients clients;
    private final Clock clock;
    private final Map<Long, Object> uploading = new ConcurrentHashMap<>();

    ZaloGateway(Database database, FileStore files, ZaloClients clients, Clock clock) {
        this.database = database;
        this.files = files;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public SendOutcome send(OutboxRow row) {
        try {
            return send(clients.forCommune(row.commune()), row.call());
        } catch (ZaloException e) { // of an upload: no message has left yet, whatever became of the bytes
            return e.error()
                    .<SendOutcome>map(SendOutcome.Rejected::new)
                    .orElseGet(() -> new SendOutcome.NotSent(String.valueOf(e.getMessage())));
        }
    }

    private SendOutcome send(ZaloClient zalo, Call call) {
        if (call instanceof Call.ToUser to) {
            return zalo.messages().send(to.user(), to.message());
        }
        if (call instanceof Call.ToGroup to) {
            return zalo.groups().send(to.group(), to.message());
        }
        if (call instanceof Call.FileToUser file) {
            return zalo.messages().send(file.user(), uploaded(zalo, file.fileId()));
        }
        if (call instanceof Call.FileToGroup file) {
            return zalo.groups().send(file.group(), uploaded(zalo, file.fileId()));
        }
        if (call instanceof Call.InviteToGroup invite) {
            return zalo.groups().invite(invite.group(), invite.users());
        }
        var remove = (Call.RemoveFromGroup) call;
        return zalo.groups().removeMembers(remove.group(), remove.users());
    }

    /** The message that carries the file; many sends of one file wait for its one upload. */
    private OutgoingMessage uploaded(ZaloClient zalo, long fileId) {
        synchronized (uploading.computeIfAbsent(fileId, unused -> new Object())) {
            FileStore.StoredFile file = database.read(handle -> files.load(handle, fileId));
            boolean picture = PICTURES.contains(ending(file.name()));
            @Nullable String upload = file.upload();
            if (upload == null || clock.instant().isAfter(file.uploadedAt().plus(UPLOAD_LIFE))) {
                upload = picture
                        ? zalo.uploads().image(file.name(), file.bytes())
                        : zalo.uploads().file(file.name(), file.bytes());
                String fresh = upload;
                database.write(handle -> {
                    files.saveUpload(handle, file.id(), fresh, clock.millis());
                    return true;
                });
            }
            return picture ? new OutgoingMessage.Image("", upload) : new OutgoingMessage.File(upload);
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public void forgetUpload(OutboxRow row) {
        Call call = row.call();
        long file = call instanceof Call.FileToUser toUser
                ? toUser.fileId()
                : call instanceof Call.FileToGroup toGroup ? toGroup.fileId() : -1;
        // Only if it is the upload that failed: another row may have brought a new one meanwhile.
        database.write(handle -> files.forgetUploadBefore(handle, file, row.sendingSince()));
    }

    @Override
    public @Nullable List<Said> saidSince(OutboxRow row, Instant since) {
        try {
            return read(clients.forCommune(row.commune()), row.call(), since);
        } catch (ZaloException e) {
            log.warn("The conversation of outbox row {} cannot be read: {}", row.id(), e.getMessage());
            return null;
        }
    }

    private static @Nullable List<Said> read(ZaloClient zalo, Call call, Instant since) {
        List<Said> said = new ArrayList<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            List<HistoryMessage> messages = page(zalo, call, page * ConversationApi.MAX_COUNT);
            for (HistoryMessage message : messages) {
                Instant time = message.time();
                if (time == null) {
                    return null; // cannot tell what is before and what after
                }
                if (time.isBefore(since)) {
                    return said;
                }
                if (message.fromOa()) {
                    said.add(new Said(message.messageId(), message.type(), message.text()));
                }
            }
            if (messages.size() < ConversationApi.MAX_COUNT) {
                return said;
            }
        }
        return null; // too much was said since then to be sure
    }

    private static List<HistoryMessage> page(ZaloClient zalo, Call call, int offset) {
        if (call instanceof Call.ToUser to) {
            return withUser(zalo, to.user(), offset);
        }
        if (call instanceof Call.FileToUser file) {
            return withUser(zalo, file.user(), offset);
        }
        if (call instanceof Call.ToGroup to) {
            return withGroup(zalo, to.group(), offset);
        }
        if (call instanceof Call.FileToGroup file) {
            return withGroup(zalo, file.group(), offset);
        }
        throw new IllegalArgumentException("Calls without a message are repeated, not settled");
    }

    private static List<HistoryMessage> withUser(ZaloClient zalo, ZaloUserId user, int offset) {
        return zalo.conversations().with(user, offset, ConversationApi.MAX_COUNT);
    }

    private static List<HistoryMessage> withGroup(ZaloClient zalo, ZaloGroupId group, int offset) {
        return zalo.groups().conversation(group, offset, ConversationApi.MAX_COUNT);
    }
}
