package vn.loaxa.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.ChatView;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Village;
import vn.loaxa.membership.chat.ChatSplit;

/** Proposes how a roll that finds no room in one chat is parted. */
final class ChatSplits {
    private final Directory directory;
    private final ChatWords words;
    private final Wording wording;

    ChatSplits(Directory directory, ChatWords words, Wording wording) {
        this.directory = directory;
        this.words = words;
        this.wording = wording;
    }

    /**
     * @param most how many the chat holds, the Official Account counted; 0 if not known: then nothing is proposed
     * @param sizes of the chats that can be bought
     */
    Optional<ChatView.Split> of(
            Handle handle, Visitor visitor, Body body, List<Member> roll, int most, List<Integer> sizes) {
        if (most == 0 || roll.size() < most) {
            return Optional.empty();
        }
        List<Village> villages = directory.villages(handle, visitor.communeId());
        Map<PersonId, String> below = new HashMap<>();
        directory.bodies(handle, visitor.communeId()).stream()
                .filter(child -> body.id().equals(child.parent()))
                .forEach(child -> directory
                        .roll(handle, child.id())
                        .forEach(member -> below.putIfAbsent(member.person().id(), child.name())));
        ChatSplit split = ChatSplit.of(
                roll,
                member -> new ChatSplit.Place(
                        below.getOrDefault(member.person().id(), ""), ChatPanels.village(villages, member.person())),
                most,
                sizes);
        return Optional.of(view(split, roll.size(), most));
    }

    private ChatView.Split view(ChatSplit split, int roll, int most) {
        return new ChatView.Split(
                words.text("split.title", Map.of("roll", wording.number(roll), "most", wording.number(most))),
                words.text("split." + split.way()),
                split.parts().stream().map(this::part).toList());
    }

    private ChatView.Part part(ChatSplit.Part part) {
        return new ChatView.Part(
                part.name().isEmpty()
                        ? words.text("split.fromTo", Map.of("first", part.first(), "last", part.last()))
                        : part.name(),
                words.text("people", Map.of("n", wording.number(part.people()))),
                part.size() == 0
                        ? words.text("split.noSize")
                        : words.text("split.size", Map.of("n", wording.number(part.size()))));
    }
}
