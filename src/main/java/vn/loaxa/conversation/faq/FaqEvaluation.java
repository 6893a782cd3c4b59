package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Measures how well the FAQ finds the entries that questions are meant for, and notices questions that have none. */
public final class FaqEvaluation {
    private static final int FIRST_THREE = 3;
    private static final int WARM = 15_000;

    private final FaqIndex index;

    public FaqEvaluation(List<FaqEntry> entries) {
        index = new FaqIndex(entries);
    }

    /**
     * A question of which it is known what should come out.
     *
     * @param variant how it is typed ({@code nodia}, {@code typo}); figures are given for each
     * @param entry the id of the entry that answers it; empty when none does
     * @param kind for questions without an entry: {@code oos_near}, {@code oos_far}, {@code oos_chat}
     */
    public record Query(String id, String variant, String entry, String kind, String text) {
        boolean inScope() {
            return !entry.isEmpty();
        }
    }

    /**
     * Shares between 0 and 1; NaN where there was nothing to measure.
     *
     * @param top1 of the questions that have an entry: it came first
     * @param top3 it was among the first three
     * @param auroc how well the score parts questions with an entry from those without
     * @param aurocByKind the same against one kind of the latter
     * @param f1 of the decision to answer or offer something, or not
     * @param falseAnswers of the questions without an entry: one was given as if it were sure
     * @param wrongAnswers of the questions with an entry: another one was given as if it were sure
     * @param p99Millis time that 99 of 100 questions stay under
     */
    public record Figures(
            int inScope,
            int outOfScope,
            double top1,
            double top3,
            double auroc,
            Map<String, Double> aurocByKind,
            double f1,
            double falseAnswers,
            double wrongAnswers,
            double p99Millis) {}

    /** A question whose entry did not come first; {@code found} are the first three. */
    public record Miss(Query query, List<String> found) {}

    /** All that was measured: variants in the order of the questions. */
    public record Report(Map<String, Figures> variants, List<Miss> misses) {}

    private record Seen(Query query, List<String> found, double score, FaqAnswer answer, long nanos) {
        boolean answers() {
            return !(answer instanceof FaqAnswer.Unknown);
        }

        int place() {
            int place = found.indexOf(query.entry());
            return place < 0 ? Integer.MAX_VALUE : place;
        }
    }

    /** Asks every question once, after rounds that let the compiler finish: a server runs for weeks. */
    public Report run(List<Query> queries) {
        warmUp(queries);
        Map<String, List<Seen>> variants = new LinkedHashMap<>();
        queries.forEach(query -> variants.computeIfAbsent(query.variant(), variant -> new ArrayList<>())
                .add(ask(query)));
        Map<String, Figures> figures = new LinkedHashMap<>();
        List<Miss> misses = new ArrayList<>();
        variants.forEach((variant, seen) -> {
            figures.put(variant, figures(seen));
            seen.stream()
                    .filter(it -> it.query().inScope() && it.place() > 0)
                    .forEach(it -> misses.add(new Miss(it.query(), it.found())));
        });
        return new Report(figures, misses);
    }

    private void warmUp(List<Query> queries) {
        for (int asked = 0; asked < WARM && !queries.isEmpty(); asked++) {
            ask(queries.get(asked % queries.size()));
        }
    }

    private Seen ask(Query query) {
        long start = System.nanoTime();
        List<Hit> hits = index.ranked(query.text());
        FaqAnswer answer = index.decide(hits);
        long nanos = System.nanoTime() - start;
        List<String> found =
                hits.stream().limit(FIRST_THREE).map(hit -> hit.entry().id()).toList();
        return new Seen(query, found, hits.isEmpty() ? 0 : hits.get(0).score(), answer, nanos);
    }

    private static Figures figures(List<Seen> seen) {
        List<Seen> in = only(seen, it -> it.query().inScope());
        List<Seen> out = only(seen, it -> !it.query().inScope());
        Map<String, Double> byKind = new LinkedHashMap<>();
        for (String kind :
                new TreeSet<>(out.stream().map(it -> it.query().kind()).toList())) {
            byKind.put(kind, auroc(in, only(out, it -> it.query().kind().equals(kind))));
        }
        return new Figures(
                in.size(),
                out.size(),
                share(in, it -> it.place() == 0),
                share(in, it -> it.place() < FIRST_THREE),
                auroc(in, out),
                byKind,
                f1(in, out),
                share(out, it -> it.answer() instanceof FaqAnswer.Sure),
                share(in, it -> it.place() > 0 && it.answer() instanceof FaqAnswer.Sure),
                p99(seen));
    }

    private static List<Seen> only(Collection<Seen> seen, Predicate<Seen> which) {
        return seen.stream().filter(which).toList();
    }

    private static double share(List<Seen> of, Predicate<Seen> which) {
        return of.isEmpty() ? Double.NaN : only(of, which).size() / (double) of.size();
    }

    /** The chance that a question with an entry scores above one without; a draw counts half. */
    private static double auroc(List<Seen> in, List<Seen> out) {
        double above = 0;
        for (Seen one : in) {
            for (Seen other : out) {
                above += one.score() > other.score() ? 1 : one.score() == other.score() ? 0.5 : 0;
            }
        }
        return in.isEmpty() || out.isEmpty() ? Double.NaN : above / in.size() / out.size();
    }

    private static double f1(List<Seen> in, List<Seen> out) {
        double rightly = only(in, Seen::answers).size();
        double wrongly = only(out, Seen::answers).size();
        double missed = in.size() - rightly;
        return in.isEmpty() ? Double.NaN : 2 * rightly / (2 * rightly + wrongly + missed);
    }

    private static double p99(List<Seen> seen) {
        long[] nanos = seen.stream().mapToLong(Seen::nanos).sorted().toArray();
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6;
    }
}
