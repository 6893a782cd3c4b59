package vn.loaxa.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.console.view.ChatView;
import vn.loaxa.directory.Person;
import vn.loaxa.membership.chat.ChatCreation;
import vn.loaxa.membership.chat.ChatForecast;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.wire.ErrorFamily;

/** What the pages about group chats say. Thread-safe. */
final class ChatWords {
    final Messages messages = new Messages("chat");
    private final ZaloErrorWords reasons = new ZaloErrorWords(ErrorFamily.OA);
    private final Wording wording;

    ChatWords(Wording wording) {
        this.wording = wording;
    }

    String text(String key, Map<String, ?> values) {
        return messages.text(key, values);
    }

    String text(String key) {
        return messages.text(key);
    }

    /** A word of ours or a number of Zalo's, as a person understands it. */
    String reason(String word, int code) {
        if (!word.isEmpty()) {
            return messages.text("reason." + word);
        }
        String own = "reason." + code;
        return messages.has(own)
                ? messages.text("reason.coded", Map.of("why", messages.text(own), "code", code))
                : reasons.of(code, null);
    }

    ChatView.Sum sum(String status, String key, int count) {
        return new ChatView.Sum(status, messages.text(key), wording.number(count), count);
    }

    ChatView.Names names(String key, List<Person> people) {
        return named(key, people.stream().map(Person::name).toList());
    }

    ChatView.Names named(String key, List<String> names) {
        String note = key + ".note";
        return new ChatView.Names(
                messages.text(key),
                messages.text("people", Map.of("n", wording.number(names.size()))),
                messages.has(note) ? messages.text(note) : "",
                names);
    }

    /** How the making of a chat stands; null when there is nothing to tell. */
    ChatView.@Nullable Note making(@Nullable ChatCreation last, boolean hasChat) {
        if (last == null
                || last.state() == ChatCreation.State.DONE && last.reason().isEmpty()) {
            return null;
        }
        if (last.open()) {
            boolean doubt = last.state() == ChatCreation.State.UNKNOWN;
            String key = doubt ? "making.doubt" : "making";
            return new ChatView.Note("info", messages.text(key + ".title"), messages.text(key, name(last)));
        }
        return hasChat
                ? null
                : new ChatView.Note(
                        "fault",
                        messages.text("refused.title"),
                        messages.text(
                                "refused",
                                Map.of("name", last.wish().name(), "why", reason(last.reason(), last.errorCode()))));
    }

    private static Map<String, ?> name(ChatCreation creation) {
        return Map.of("name", creation.wish().name());
    }

    /** The parts of a forecast; they add up to the last line. */
    List<ChatView.Sum> forecast(ChatForecast forecast) {
        return List.of(
                sum("acknowledged", "forecast.invite", forecast.invite().size()),
                sum("seen", "forecast.inside", forecast.inside().size()),
                sum("failed", "forecast.unreachable", forecast.unreachable().size()),
                sum("unreachable", "forecast.unlinked", forecast.unlinked().size()),
                sum("waiting", "forecast.noRoom", forecast.noRoom().size()),
                sum("", "forecast.roll", forecast.roll()));
    }
}
