package vn.loaxa.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Plan;
import vn.loaxa.broadcast.Unreachable;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.text.Numbers;

/** What sending would mean, in words: the text, who gets it by which road, what it costs and when it goes. */
final class SendPreview {
    private static final int MOST_LINES = 20;

    private SendPreview() {}

    /** @param with lines about what goes with the text, each ended, or empty */
    static String describe(Chat chat, DirectiveDraft draft, Plan plan, String with) {
        StringBuilder text = new StringBuilder(chat.text("send.preview", Map.of("text", draft.text())));
        text.append(with);
        if (draft.urgency() != Urgency.NORMAL) {
            text.append('\n').append(chat.text("urgency." + draft.urgency(), Map.of()));
        }
        List<Plan.Line> lines = plan.lines();
        for (Plan.Line line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            text.append('\n').append(line(chat, "send.line", line));
        }
        if (lines.size() > MOST_LINES) {
            List<Plan.Line> rest = lines.subList(MOST_LINES, lines.size());
            text.append('\n')
                    .append(line(chat, "send.line", sum(chat.text("send.others", Map.of("count", rest.size())), rest)));
        }
        text.append('\n').append(chat.text("send.total", Map.of("roll", Numbers.group(plan.roll()))));
        text.append('\n').append(line(chat, "send.routes", sum("", lines)));
        text.append('\n')
                .append(chat.text("send.cost", Map.of("dong", Numbers.group(plan.dong()), "minutes", plan.minutes())));
        Instant departs = plan.departs();
        if (departs != null) {
            text.append('\n').append(chat.text("send.departs", Map.of("time", SendCommand.time(chat, departs))));
        }
        if (plan.night() != Plan.Night.NONE) {
            text.append('\n')
                    .append(chat.text(
                            "send.night." + plan.night(),
                            Map.of("reason", draft.dispatch().nightReason())));
        }
        int optedOut = plan.reasons().getOrDefault(Unreachable.OPTED_OUT, 0);
        if (optedOut > 0) {
            text.append('\n').append(chat.text("send.opted-out", Map.of("count", Numbers.group(optedOut))));
        }
        boolean everyone = draft.audience().parts().stream().anyMatch(Audience.Part.Everyone.class::isInstance);
        if (everyone || draft.urgency() != Urgency.NORMAL) {
            text.append('\n').append(chat.text("send.second-person", Map.of()));
        }
        return text.append('\n').append(chat.text("send.ask", Map.of())).toString();
    }

    private static Plan.Line sum(String label, List<Plan.Line> lines) {
        return lines.stream()
                .reduce(
                        new Plan.Line(label, 0, 0, 0, 0, 0),
                        (one, other) -> new Plan.Line(
                                label,
                                one.members() + other.members(),
                                one.byGroup() + other.byGroup(),
                                one.free() + other.free(),
                                one.charged() + other.charged(),
                                one.unreachable() + other.unreachable()));
    }

    private static String line(Chat chat, String key, Plan.Line line) {
        return chat.text(
                key,
                Map.of(
                        "label", line.label(),
                        "members", Numbers.group(line.members()),
                        "group", Numbers.group(line.byGroup()),
                        "free", Numbers.group(line.free()),
                        "charged", Numbers.group(line.charged()),
                        "visit", Numbers.group(line.unreachable())));
    }
}
