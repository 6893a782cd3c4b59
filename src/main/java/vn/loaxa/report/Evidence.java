package vn.loaxa.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.VillageId;

/** What people got out of it: questions answered, procedures filed, lessons given, and what they say of themselves. Thread-safe. */
final class Evidence {
    /** A village of which fewer answered the survey is not shown by itself. */
    static final int FEWEST = 5;

    private static final List<String> ASKED = List.of("ANSWERED", "OFFERED", "UNKNOWN", "EXPIRED");
    private static final Map<Indicator, String> SURVEY = Map.of(
            Indicator.SURVEY_VNEID, "VNEID",
            Indicator.SURVEY_PAYMENT, "PAYMENT",
            Indicator.SURVEY_SIGNATURE, "SIGNATURE",
            Indicator.SURVEY_HEALTH, "HEALTH");

    private final EvidenceStore store = new EvidenceStore();

    void fill(Map<Indicator, ByVillage> figures, Handle handle, Commune commune, Period period, Scope scope) {
        questions(figures, handle, commune, period, scope);
        if (!scope.whole() && scope.villages().isEmpty()) {
            ByVillage not = ByVillage.alone(new Measure.WholeOnly());
            SURVEY.keySet().forEach(indicator -> figures.put(indicator, not));
            figures.put(Indicator.ONLINE_FILINGS, not);
            figures.put(Indicator.TRAINED_PEOPLE, not);
            return;
        }
        figures.put(
                Indicator.ONLINE_FILINGS,
                ByVillage.shares(
                        store.filings(handle, commune.id(), period, scope),
                        EvidenceStore.Led::village,
                        row -> new Measure.Share(row.filed(), row.led())));
        List<EvidenceStore.Said> said = store.survey(handle, commune.id(), period, scope);
        SURVEY.forEach((indicator, question) -> {
            List<EvidenceStore.Said> own =
                    said.stream().filter(row -> row.question().equals(question)).toList();
            if (!own.isEmpty()) {
                figures.put(
                        indicator,
                        ByVillage.shares(
                                        own,
                                        EvidenceStore.Said::village,
                                        row -> new Measure.Share(row.yes(), row.answered()))
                                .from(FEWEST));
            }
        });
        lessons(figures, store.lessons(handle, commune.id(), period, scope));
    }

    /** Neither account nor village is kept with a question, so it cannot be told whose it was. */
    private void questions(
            Map<Indicator, ByVillage> figures, Handle handle, Commune commune, Period period, Scope scope) {
        if (!scope.whole()) {
            ByVillage not = ByVillage.alone(new Measure.WholeOnly());
            figures.put(Indicator.ANSWERED_BY_BOT, not);
            figures.put(Indicator.ANSWERS_LIKED, not);
            return;
        }
        Map<String, Long> counts = store.questions(handle, commune.id(), period);
        long asked =
                ASKED.stream().mapToLong(one -> counts.getOrDefault(one, 0L)).sum();
        long answered = counts.getOrDefault("ANSWERED", 0L) + counts.getOrDefault("CHOSEN", 0L);
        // What was asked before midnight may be chosen or found wanting after it, in the next month.
        long resolved = Math.min(asked, Math.max(0, answered - counts.getOrDefault("NOT_ENOUGH", 0L)));
        figures.put(Indicator.ANSWERED_BY_BOT, ByVillage.alone(new Measure.Share(resolved, asked)));
        long liked = counts.getOrDefault("LIKED", 0L);
        figures.put(
                Indicator.ANSWERS_LIKED,
                ByVillage.alone(new Measure.Share(liked, liked + counts.getOrDefault("DISLIKED", 0L))));
    }

    private static void lessons(Map<Indicator, ByVillage> figures, List<EvidenceStore.Taught> taught) {
        var villages = new HashMap<VillageId, Measure>();
        long people = 0;
        for (EvidenceStore.Taught one : taught) {
            people += one.people();
            villages.merge(
                    one.village(),
                    new Measure.Count(one.people(), 1),
                    (before, more) -> new Measure.Count(
                            ((Measure.Count) before).people() + one.people(),
                            ((Measure.Count) before).occasions() + 1));
        }
        figures.put(
                Indicator.TRAINED_PEOPLE,
                new ByVillage(new Measure.Count(people, taught.size()), Map.copyOf(villages)));
    }
}
