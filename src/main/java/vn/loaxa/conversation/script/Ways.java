package vn.loaxa.conversation.script;

import java.util.ArrayList;
import java.util.List;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.Condition;
import vn.loaxa.conversation.engine.Step;

/** The ways that lead on from a step, in the order in which they are written. */
final class Ways {
    /** What makes a conversation take the way. */
    enum Kind {
        /** Nothing: it just goes on. */
        NEXT,
        /** This choice was taken. */
        CHOICE,
        /** This condition holds. */
        CASE,
        /** This came out of the action. */
        OUTCOME,
        /** None of the other ways fits. */
        OTHERWISE,
        /** Too many answers did not fit. */
        LIMIT
    }

    /** @param about the choice's label or the outcome's name; empty for the other kinds */
    record Way(Kind kind, String about, Condition condition, String target) {
        private static final Condition NONE = new Condition("", Condition.Operator.HAS, "");

        static Way of(Kind kind, String about, String target) {
            return new Way(kind, about, NONE, target);
        }

        static Way of(Step.Branch.Case arm) {
            return new Way(Kind.CASE, "", arm.when(), arm.next());
        }
    }

    private Ways() {}

    static List<Way> of(Step step) {
        if (step instanceof Step.Say say) {
            return next(say.next());
        }
        if (step instanceof Step.Set set) {
            return next(set.next());
        }
        if (step instanceof Step.Goto jump) {
            return next(jump.next());
        }
        if (step instanceof Step.Perform perform) {
            return ofAction(perform);
        }
        return step instanceof Step.Branch branch ? ofBranch(branch) : ofQuestion((Step.Ask) step);
    }

    private static List<Way> next(String target) {
        return List.of(Way.of(Kind.NEXT, "", target));
    }

    private static List<Way> ofAction(Step.Perform perform) {
        List<Way> ways = new ArrayList<>();
        perform.outcomes().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(outcome -> ways.add(Way.of(Kind.OUTCOME, outcome.getKey(), outcome.getValue())));
        ways.add(Way.of(ways.isEmpty() ? Kind.NEXT : Kind.OTHERWISE, "", perform.next()));
        return ways;
    }

    private static List<Way> ofBranch(Step.Branch branch) {
        List<Way> ways = new ArrayList<>();
        branch.cases().forEach(arm -> ways.add(Way.of(arm)));
        ways.add(Way.of(Kind.OTHERWISE, "", branch.otherwise()));
        return ways;
    }

    private static List<Way> ofQuestion(Step.Ask ask) {
        List<Way> ways = new ArrayList<>();
        boolean onlyChoices = ask.kind() == AnswerKind.CHOICE;
        boolean plain = !onlyChoices;
        for (Choice choice : ask.choices()) {
            if (choice.next().isEmpty()) {
                plain = true;
            } else {
                ways.add(Way.of(Kind.CHOICE, choice.label(), choice.next()));
            }
        }
        if (plain || ask.choices().isEmpty()) {
            ways.add(Way.of(ways.isEmpty() ? Kind.NEXT : Kind.OTHERWISE, "", ask.next()));
        }
        ways.add(Way.of(Kind.LIMIT, "", ask.onLimit()));
        return ways;
    }
}
