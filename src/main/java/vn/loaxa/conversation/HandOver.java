package vn.loaxa.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.outbox.Call;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Hands a conversation to a person: those who answer residents are told, and the bot is silent for a while. Where nobody may answer
 * and be reached, the resident hears so and where else to turn, and the bot goes on.
 */
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
        boolean somebody = !officers(chat).isEmpty();
        chat.say(
                somebody ? "human.called" : "human.nobody",
                Map.of(
                        "phone", facts.getOrDefault("so_dien_thoai", ""),
                        "hours", facts.getOrDefault("gio_lam_viec", ""),
                        "place", facts.getOrDefault("noi_tiep_nhan", "")),
                Chat.button(chat.text("button.menu", Map.of()), "menu"));
        if (!somebody) {
            return;
        }
        long thread = threads.handOver(chat.handle(), chat.communeId(), chat.user());
        chat.remember(memory -> memory.inThread(thread));
        if (chat.now().isAfter(chat.memory().office().handedAt().plus(CALL_AGAIN_AFTER))) {
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

    /** Tells those who answer residents, but not the one who speaks. */
    void tell(Chat chat, String text) {
        officers(chat)
                .forEach(user -> chat.replies().send(new Call.ToUser(user, OutgoingMessage.Text.of(text, List.of()))));
    }

    /**
     * The counter officers with an account; where there are none, everybody else who may answer residents. Administrators may not:
     * they see no message of a resident.
     */
    private List<ZaloUserId> officers(Chat chat) {
        List<RoleGrant> answering = directory.roles(chat.handle(), chat.communeId()).stream()
                .filter(grant -> directory
                        .authority(chat.handle(), chat.communeId(), grant.person())
                        .mayEverywhere(Right.SERVE_RESIDENTS))
                .toList();
        List<ZaloUserId> counter =
                accounts(chat, answering.stream().filter(grant -> grant.role() == OfficialRole.COUNTER_OFFICER));
        return counter.isEmpty() ? accounts(chat, answering.stream()) : counter;
    }

    private List<ZaloUserId> accounts(Chat chat, Stream<RoleGrant> grants) {
        return grants.flatMap(grant -> directory.person(chat.handle(), grant.person()).stream())
                .flatMap(officer -> Optional.ofNullable(officer.zalo()).stream())
                .filter(user -> !user.equals(chat.user()))
                .distinct()
                .toList();
    }
}
