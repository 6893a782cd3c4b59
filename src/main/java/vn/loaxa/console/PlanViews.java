package vn.loaxa.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Plan;
import vn.loaxa.console.view.PlanView;

/** A plan as a table whose lines add up. */
final class PlanViews {
    private final Wording wording;

    PlanViews(Wording wording) {
        this.wording = wording;
    }

    PlanView of(Plan plan, DirectiveDraft draft, boolean needsApproval, ZoneId zone) {
        List<PlanView.Line> lines = plan.lines().stream().map(this::line).toList();
        var total = new Plan.Line(
                wording.text("plan.total"),
                plan.roll(),
                plan.lines().stream().mapToInt(Plan.Line::byGroup).sum(),
                plan.lines().stream().mapToInt(Plan.Line::free).sum(),
                plan.lines().stream().mapToInt(Plan.Line::charged).sum(),
                plan.lines().stream().mapToInt(Plan.Line::unreachable).sum());
        Instant departs = plan.departs();
        var count = Map.of("n", wording.number(plan.roll()));
        return new PlanView(
                lines,
                line(total),
                plan.roll(),
                wording.number(plan.roll()),
                wording.text("plan.dong", Map.of("n", wording.number(plan.dong()))),
                wording.text("plan.minutes", Map.of("n", wording.number(plan.minutes()))),
                reasons(plan),
                plan.unlisted() == 0 ? "" : wording.text("plan.unlisted", Map.of("n", wording.number(plan.unlisted()))),
                departs == null ? "" : wording.paper(departs, zone),
                plan.night() == Plan.Night.NONE
                        ? ""
                        : wording.text(
                                "plan.night." + plan.night(),
                                Map.of("reason", draft.dispatch().nightReason())),
                draft.dispatch().drill(),
                needsApproval,
                wording.text(button(plan, draft, needsApproval), count));
    }

    private static String button(Plan plan, DirectiveDraft draft, boolean needsApproval) {
        if (draft.dispatch().drill()) {
            return "plan.drill";
        }
        if (needsApproval) {
            return "plan.submit";
        }
        return plan.departs() == null ? "plan.send" : "plan.schedule";
    }

    private List<String> reasons(Plan plan) {
        return plan.reasons().entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(reason ->
                        wording.text("unreachable." + reason.getKey(), Map.of("n", wording.number(reason.getValue()))))
                .toList();
    }

    private PlanView.Line line(Plan.Line line) {
        return new PlanView.Line(
                line.label(),
                wording.number(line.members()),
                wording.number(line.byGroup()),
                wording.number(line.free()),
                wording.number(line.charged()),
                wording.number(line.unreachable()));
    }
}
