package vn.loaxa.simulator.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.loaxa.simulator.world.Message.Choice;
import vn.loaxa.simulator.world.Message.Draft;

/** Plays the phones that have a {@link Crowd} behaviour. Use under the world's lock. */
final class CrowdLife {
    /** "Đồng chí nhắn đã nhận 12": the words to answer with. */
    private static final Pattern REQUEST = Pattern.compile(
            "(?:nhắn|bấm|gõ|soạn|trả lời)[^.\\n]{0,24}?(đã nhận(?: \\d+)?)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final World world;
    private final long seed;
    /** Answered once is enough: the thanks for an answer must not be answered again. */
    private final Map<String, Set<String>> answered = new HashMap<>();

    CrowdLife(World world, long seed) {
        this.world = world;
        this.seed = seed;
    }

    void received(Phone phone, Message message, int messages) {
        Crowd crowd = phone.crowd();
        if (crowd.seesAfterSeconds() != null) {
            later(crowd.seesAfterSeconds(), () -> world.chats().see(phone.userId()));
        }
        Integer answersAfter = crowd.answersAfterSeconds();
        if (answersAfter != null && chance(phone, messages) < crowd.probability()) {
            request(message)
                    .filter(words -> first(phone, words))
                    .ifPresent(words -> later(answersAfter, () -> answer(phone, message, words)));
        }
    }

    /** In a group the answer is typed into the group. */
    void receivedInGroup(Group group, Phone phone, Message message, int messages) {
        Crowd crowd = phone.crowd();
        Integer answersAfter = crowd.answersAfterSeconds();
        if (answersAfter != null && chance(phone, messages) < crowd.probability()) {
            request(message)
                    .filter(words -> first(phone, words))
                    .ifPresent(words -> later(
                            answersAfter, () -> world.groups().sayIfStillIn(group.groupId(), phone.userId(), words)));
        }
    }

    /** The words that the message asks for: a button's, or those named in its text. */
    static Optional<String> request(Message message) {
        for (Choice choice : message.draft().choices()) {
            if (choice.says() && acknowledges(choice)) {
                return Optional.of(choice.payload());
            }
        }
        Matcher found = REQUEST.matcher(message.text());
        return found.find() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private void answer(Phone phone, Message message, String words) {
        List<Choice> choices = message.draft().choices();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).says() && choices.get(i).payload().equals(words)) {
                world.chats().tap(phone.userId(), message.id(), i);
                return;
            }
        }
        world.chats().say(phone.userId(), Draft.text(words));
    }

    private void later(int seconds, Runnable task) {
        world.agenda().after(Duration.ofSeconds(seconds), () -> world.locked(task));
    }

    private boolean first(Phone phone, String words) {
        return answered.computeIfAbsent(phone.userId(), id -> new HashSet<>()).add(words);
    }

    private double chance(Phone phone, int messages) {
        long mixed = Ids.mix(seed ^ Ids.mix(phone.userId().hashCode() * 31L + messages));
        return (mixed >>> 11) * 0x1p-53;
    }

    private static boolean acknowledges(Choice choice) {
        String words = (choice.title() + ' ' + choice.payload()).toLowerCase(Locale.ROOT);
        return words.contains("đã nhận");
    }
}
