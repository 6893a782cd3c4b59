package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyFinder;
import vn.loaxa.directory.Directory;

/** From the typed name of a group to one body, asking back where several are meant. */
final class BodyChoice {
    private static final int MOST_OPTIONS = 9;

    private final Directory directory;

    BodyChoice(Directory directory) {
        this.directory = directory;
    }

    /**
     * Runs {@code then} with the body, or offers the candidates.
     *
     * @param command the whole command for the exact name of a candidate
     * @return false if the words name no body at all
     */
    boolean with(Chat chat, String typed, UnaryOperator<String> command, Consumer<Body> then) {
        List<BodyFinder.Found> found =
                directory.finder(chat.handle(), chat.communeId()).search(typed);
        if (found.isEmpty()) {
            return false;
        }
        if (found.size() == 1) {
            tellPresentName(chat, found.get(0));
            then.accept(found.get(0).body());
        } else {
            ask(chat, typed, found.stream().map(BodyFinder.Found::body).toList(), command);
        }
        return true;
    }

    /** Whoever typed a name of the past hears what it is called now, before the answer. */
    static void tellPresentName(Chat chat, BodyFinder.Found found) {
        String former = found.former();
        if (former != null) {
            chat.before(chat.text(
                    "group.now", Map.of("former", former, "now", found.body().name())));
        }
    }

    static void ask(Chat chat, String typed, List<Body> bodies, UnaryOperator<String> command) {
        List<Pending.Option> options = bodies.stream()
                .limit(MOST_OPTIONS)
                .map(body -> Pending.Option.of(body.name(), command.apply(body.name())))
                .toList();
        chat.choose(chat.text("group.which", Map.of("typed", shortened(typed))), options);
    }

    /** For quoting back: what people type can be a whole page. */
    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 60)).strip() + "…";
    }
}
