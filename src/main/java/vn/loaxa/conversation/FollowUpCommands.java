package vn.loaxa.conversation;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.FollowUp;
import vn.loaxa.broadcast.followup.FollowUpText;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.message.Button;

/** "Đôn đốc 12: nhắc sau 4 giờ, báo chi hội trưởng sau 24 giờ": what happens by itself while people have not answered. */
final class FollowUpCommands {
    private final DirectiveService directives;

    FollowUpCommands(DirectiveService directives) {
        this.directives = directives;
    }

    /** Without a sentence it says what is set; "thôi" takes it back. */
    void followUp(Chat chat, PersonId actor, int number, String sentence) {
        if (!sentence.isBlank()) {
            boolean ends = List.of("thoi", "bo", "huy", "khong").contains(new Words(sentence).all());
            String wish = ends ? "" : sentence;
            var result = directives.followUps().set(chat.handle(), chat.communeId(), number, actor, wish, "chat");
            chat.tell(result.said(), result.ok() ? List.of(report(chat, number)) : List.of());
            return;
        }
        var directive = directives
                .byNumber(chat.handle(), chat.communeId(), number)
                .filter(found -> directives.followUps().maySet(chat.handle(), chat.communeId(), found, actor));
        if (directive.isEmpty()) {
            chat.tell(FollowUpText.MESSAGES.text("fault.NOT_ALLOWED"), List.of());
        } else {
            chat.tell(said(chat, directive.get()), List.of(report(chat, number)));
        }
    }

    private String said(Chat chat, Directive directive) {
        var zone = chat.commune().zone();
        String example = FollowUpText.MESSAGES.text("example");
        return directives
                .followUps()
                .of(chat.handle(), directive)
                .map(followUp -> FollowUpText.MESSAGES.text(
                        "now",
                        Map.of(
                                "number", directive.shortNumber(),
                                "lines",
                                        followUp.steps().stream()
                                                .map(step -> line(step, directive, zone))
                                                .collect(Collectors.joining("\n")))))
                .orElseGet(() -> FollowUpText.MESSAGES.text(
                        "none", Map.of("number", directive.shortNumber(), "example", example)));
    }

    private String line(FollowUp.Planned step, Directive directive, ZoneId zone) {
        return "• " + directives.followUps().said(step, directive, zone) + " – "
                + directives.followUps().state(step, zone);
    }

    private static Button report(Chat chat, int number) {
        return Chat.button(chat.text("button.report", Map.of("number", number)), "báo cáo " + number);
    }
}
