package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.ChatMatches;
import vn.loaxa.membership.MembershipResult;
import vn.loaxa.membership.chat.ChatRounds;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What is done with a body's chat from its page: inviting, stopping, saying whose an account is. */
final class ChatPages {
    private final Database database;
    private final Directory directory;
    private final ChatParts parts;
    private final ChatPanels panels;
    private final MemberPages members;
    private final Renderer renderer;
    private final ChatWords words;

    ChatPages(
            Database database,
            Directory directory,
            ChatParts parts,
            ChatPanels panels,
            MemberPages members,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.parts = parts;
        this.panels = panels;
        this.members = members;
        this.renderer = renderer;
        words = new ChatWords(wording);
    }

    /** The part of the body's page that moves. */
    void panel(Context context, Visitor visitor) {
        renderer.page(
                context,
                "chat-panel",
                database.read(handle -> panels.of(handle, visitor, body(handle, context, visitor))));
    }

    void invite(Context context, Visitor visitor) {
        ChatRounds.Result result = database.write(handle ->
                parts.rounds().start(handle, visitor.communeId(), visitor.actor(), body(handle, context, visitor)));
        answer(context, visitor, result == ChatRounds.Result.STARTED, "invite." + result);
    }

    void stop(Context context, Visitor visitor) {
        boolean stopped = database.write(handle ->
                parts.rounds().stop(handle, visitor.communeId(), visitor.actor(), body(handle, context, visitor)));
        answer(context, visitor, stopped, stopped ? "stop.DONE" : "stop.NOT_RUNNING");
    }

    /** An unknown account is this member's. */
    void match(Context context, Visitor visitor) {
        Optional<PersonId> person = id(context.formParam("nguoi"));
        Optional<ZaloUserId> user = account(context);
        ChatMatches.Result result = person.isEmpty() || user.isEmpty()
                ? ChatMatches.Result.NOT_UNLINKED
                : database.write(handle -> parts.matches()
                        .match(
                                handle,
                                visitor.communeId(),
                                visitor.actor(),
                                body(handle, context, visitor),
                                user.get(),
                                person.get()));
        answer(context, visitor, result == ChatMatches.Result.DONE, "match." + result);
    }

    /** Somebody of the commune who is in the chat becomes a member. */
    void add(Context context, Visitor visitor) {
        Optional<ZaloUserId> user = account(context);
        boolean added = user.isPresent()
                && database.write(handle -> {
                    Body body = body(handle, context, visitor);
                    Optional<Person> person = directory.personByZalo(handle, visitor.communeId(), user.get());
                    return person.isPresent()
                            && parts.memberships()
                                            .add(
                                                    handle,
                                                    visitor.communeId(),
                                                    visitor.id(),
                                                    body.id(),
                                                    person.get().id(),
                                                    "chat:" + body.id())
                                    instanceof MembershipResult.Done;
                });
        answer(context, visitor, added, added ? "add.DONE" : "add.REFUSED");
    }

    private void answer(Context context, Visitor visitor, boolean done, String key) {
        if (done) {
            context.redirect("/hoi-vien/" + context.pathParam("code") + "?da=" + key + "#nhom");
        } else {
            context.status(422);
            members.body(context, visitor, words.text(key, Map.of()));
        }
    }

    private static Optional<ZaloUserId> account(Context context) {
        return Optional.ofNullable(context.formParam("tai-khoan"))
                .filter(typed -> typed.matches("[0-9A-Za-z_-]{1,40}"))
                .map(ZaloUserId::new);
    }

    private static Optional<PersonId> id(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> new PersonId(Long.parseLong(text)));
    }

    /** Only a body that the visitor sees is there at all. */
    private Body body(Handle handle, Context context, Visitor visitor) {
        return directory.bodies(handle, visitor.communeId()).stream()
                .filter(one -> one.code().equals(context.pathParam("code")) && visitor.may(Right.READ_MEMBERS, one))
                .findFirst()
                .orElseThrow(NotThere::new);
    }
}
