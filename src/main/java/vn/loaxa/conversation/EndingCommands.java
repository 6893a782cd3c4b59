package vn.loaxa.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.PersonId;
import vn.loaxa.text.Numbers;

/** A directive is stopped or withdrawn. */
final class EndingCommands {
    private static final int NAMED = 20;

    private final DirectiveService directives;
    private final NoticeWords words;

    EndingCommands(DirectiveService directives, NoticeWords words) {
        this.directives = directives;
        this.words = words;
    }

    void stop(Chat chat, PersonId actor, int number) {
        Optional<Directive> found = words.visible(chat, actor, number);
        if (found.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
            return;
        }
        if (!directives.mayStop(chat.handle(), chat.communeId(), found.get(), actor)) {
            chat.say("stop.refused", Map.of("number", number));
            return;
        }
        Map<String, ?> values = Map.of("number", number, "title", NoticeWords.title(found.get()));
        chat.confirm(
                chat.text("stop.preview", values),
                chat.text("stop.yes", values),
                chat.text("stop.no", values),
                new Act(Act.Kind.STOP, 0, 0, number, null));
    }

    void applyStop(Chat chat, PersonId actor, int number) {
        Optional<Integer> stopped = directives.stop(chat.handle(), chat.communeId(), number, actor, "chat");
        if (stopped.isPresent()) {
            String done = chat.text("stop.done", Map.of("number", number, "count", Numbers.group(stopped.get())));
            chat.tell(
                    done + "\n" + holders(chat, number),
                    List.of(Chat.button(chat.text("button.withdraw", Map.of("number", number)), "thu hồi " + number)));
        } else {
            chat.say("stop.refused", Map.of("number", number));
        }
    }

    /** Who already has it: by name while they are few, else how many in each village. */
    private String holders(Chat chat, int number) {
        List<Board.Visit> holders = directives
                .byNumber(chat.handle(), chat.communeId(), number)
                .map(directive -> directives.holders(chat.handle(), chat.communeId(), directive))
                .orElseGet(List::of);
        if (holders.isEmpty()) {
            return chat.text("stop.nobody-has-it", Map.of());
        }
        StringBuilder lines =
                new StringBuilder(chat.text("stop.holders", Map.of("count", Numbers.group(holders.size()))));
        if (holders.size() <= NAMED) {
            holders.forEach(one -> lines.append("\n• ")
                    .append(one.name())
                    .append(" – ")
                    .append(one.village())
                    .append(": ")
                    .append(one.reason()));
        } else {
            Map<String, Long> villages = holders.stream()
                    .collect(Collectors.groupingBy(Board.Visit::village, LinkedHashMap::new, Collectors.counting()));
            villages.forEach((village, count) -> lines.append('\n')
                    .append(chat.text("stop.village", Map.of("village", village, "count", Numbers.group(count)))));
        }
        return lines.toString();
    }

    void withdraw(Chat chat, PersonId actor, int number, String reason) {
        Optional<Directive> found = words.visible(chat, actor, number);
        if (found.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
            return;
        }
        if (!directives.mayStop(chat.handle(), chat.communeId(), found.get(), actor)) {
            chat.say("publish.refused.NOT_ALLOWED");
            return;
        }
        Map<String, ?> values = Map.of("number", number, "title", NoticeWords.title(found.get()));
        chat.confirm(
                chat.text("withdraw.preview", values) + "\n" + holders(chat, number),
                chat.text("withdraw.yes", values),
                chat.text("withdraw.no", values),
                new Act(
                        Act.Kind.WITHDRAW,
                        0,
                        0,
                        number,
                        new Pending.Notice(reason, "", List.of(), 0, null, null, null)));
    }

    void applyWithdraw(Chat chat, PersonId actor, int number, Pending.@Nullable Notice notice) {
        String reason = notice == null ? "" : notice.text();
        PublishResult result = directives.withdraw(chat.handle(), chat.communeId(), number, actor, reason, "chat");
        if (result instanceof PublishResult.Refused refused) {
            chat.say("publish.refused." + refused.reason());
        } else if (result instanceof PublishResult.Ended) {
            chat.say("withdraw.ended", Map.of("number", number));
        } else {
            Directive told = result.outcome().orElseThrow();
            String key = result instanceof PublishResult.AwaitingApproval
                    ? "withdraw.waiting"
                    : result instanceof PublishResult.Scheduled ? "withdraw.scheduled" : "withdraw.done";
            chat.say(key, Map.of("number", number, "next", told.shortNumber(), "count", Numbers.group(told.roll())));
        }
    }
}
