package vn.loaxa.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.outbox.Call;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Hands a conversation to a person: the counter officers are told, and the bot is silent for a while. */
final class HandOver {
    /** A surge of hand-overs must not use up the day's quota: officers hear of one person at most once an hour. */
    private static final Duration CALL_AGAIN_AFTER = Duration.ofHours(1);

    private final Directory directory;
    private final ScriptLibrary library;
    private final ResidentThreads threads;
    private final AnswerMarks marks;

    HandOver(Directory directory, ScriptLibrary library, ResidentThreads threads, AnswerMarks marks) {
        this.marks = marks;
        this.directory = directory;
        this.library = library;
        this.threads = threads;
    }

    void begin(Chat chat) {
        marks.calledForHelp(chat);
        Map<String, String> facts = library.scripts().facts();
        chat.say(
                "human.called",
                Map.of(
                        "phone", facts.getOrDefault("so_dien_thoai", ""),
                        "hours", facts.getOrDefault("gio_lam_viec", "")),
                Chat.button(chat.text("button.menu", Map.of()), "menu"));
        long thread = threads.handOver(chat.handle(), chat.communeId(), chat.user());
        chat.remember(memory -> memory.inThread(thread));
        if (chat.now().isAfter(chat.memory().handedAt().plus(CALL_AGAIN_AFTER))) {
            chat.remember(memory -> memory.handed(chat.now()));
            tellOfficers(chat);
        }
        chat.remember(memory -> memory.silent(chat.now().plus(ResidentThreads.SILENCE)));
    }

    private void tellOfficers(Chat chat) {
        Person person = chat.person();
        String name = person == null ? chat.text("human.unknown-person", Map.of()) : person.name();
        tell(chat, chat.text("human.officer", Map.of("person", name)));
    }

    /** Tells every counter officer but the one who speaks; where there is none, the administrators. */
    void tell(Chat chat, String text) {
        List<RoleGrant> roles = directory.roles(chat.handle(), chat.communeId());
        boolean counter = roles.stream().anyMatch(grant -> grant.role() == OfficialRole.COUNTER_OFFICER);
        OfficialRole told = counter ? OfficialRole.COUNTER_OFFICER : OfficialRole.ADMINISTRATOR;
        roles.stream()
                .filter(grant -> grant.role() == told)
                .flatMap(grant -> directory.person(chat.handle(), grant.person()).stream())
                .distinct()
                .forEach(officer -> {
                    ZaloUserId user = officer.zalo();
                    if (user != null && !user.equals(chat.user())) {
                        chat.replies().send(new Call.ToUser(user, OutgoingMessage.Text.of(text, List.of())));
                    }
                });
    }
}
