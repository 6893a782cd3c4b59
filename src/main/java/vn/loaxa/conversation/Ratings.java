package vn.loaxa.conversation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.loaxa.conversation.thread.ResidentThreads;

/** What a resident thinks of how the office dealt with a matter, from 1 to 5. */
final class Ratings {
    private static final Pattern WORDS = Pattern.compile("cham ([1-5]) diem luot (\\d{1,9})");

    private final ResidentThreads threads;

    Ratings(ResidentThreads threads) {
        this.threads = threads;
    }

    /** What a button of the question says for the resident. */
    static String words(int mark, long thread) {
        return "chấm " + mark + " điểm lượt " + thread;
    }

    /** @param folded all words without accents */
    static Optional<Command> parse(String folded) {
        Matcher found = WORDS.matcher(folded);
        return found.matches()
                ? Optional.of(new Command(Command.Kind.RATE, Integer.valueOf(found.group(2)), found.group(1), ""))
                : Optional.empty();
    }

    void rate(Chat chat, int thread, String mark) {
        boolean kept = threads.rate(chat.handle(), chat.communeId(), chat.user(), thread, Integer.parseInt(mark));
        chat.say(kept ? "rating.kept" : "rating.not-asked", Map.of("mark", mark));
    }
}
