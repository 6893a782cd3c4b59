package vn.loaxa.membership.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Directory;
import vn.loaxa.membership.chat.ChatRound.Step;
import vn.loaxa.membership.chat.ChatRoundStore.Invitation;

/** Counts a round. */
final class Progresses {
    private Progresses() {}

    static ChatProgress of(
            Directory directory,
            Handle handle,
            ChatRound round,
            List<Invitation> all,
            List<ChatRosterStore.Seen> inChat,
            boolean usedUp) {
        Set<String> inside = inChat.stream().map(ChatRosterStore.Seen::user).collect(Collectors.toSet());
        int joined = 0;
        int invited = 0;
        int under = 0;
        int waiting = 0;
        List<ChatProgress.Refused> refused = new ArrayList<>();
        for (Invitation one : all) {
            if (inside.contains(one.user().value())) {
                joined++;
            } else if (one.step() == Step.INVITED) {
                invited++;
            } else if (one.step() == Step.ASKED) {
                under++;
            } else if (one.step() == Step.WAITING) {
                waiting++;
            } else {
                directory
                        .person(handle, one.person())
                        .ifPresent(
                                person -> refused.add(new ChatProgress.Refused(person, one.reason(), one.errorCode())));
            }
        }
        return new ChatProgress(round.state(), joined, invited, under, waiting, waiting > 0 && usedUp, refused);
    }
}
