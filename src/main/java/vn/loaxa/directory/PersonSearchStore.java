package vn.loaxa.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.EditDistance;
import vn.loaxa.text.PersonNames;
import vn.loaxa.text.Vietnamese;

/** Finds people by what was typed of their names. */
final class PersonSearchStore {
    /** No Vietnamese name has more words; what is longer is not a name, and each word costs a condition. */
    private static final int MOST_WORDS = 10;

    /** A slip is looked for only within a body: in a whole commune it would find strangers. */
    private static final int MOST_WORDS_FOR_SLIPS = 6;

    private static final String WITHIN = """
            AND p.id IN (
                WITH RECURSIVE branch(id) AS (
                    SELECT CAST(:within AS BIGINT)
                    UNION ALL SELECT b.id FROM body b JOIN branch ON b.parent_id = branch.id)
                SELECT m.person_id FROM membership m JOIN branch ON branch.id = m.body_id WHERE %s)
            """.formatted(MembershipStore.RUNNING);

    /** The best first. When some have exactly the accents that were typed, only those. */
    List<Person> find(
            Handle handle, CommuneId commune, String typed, @Nullable BodyId within, LocalDate today, int limit) {
        List<String> words = Vietnamese.words(typed);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return List.of();
        }
        List<Person> found = query(handle, commune, patterns(words, "% ", " %"), within, today);
        if (found.isEmpty()) {
            found = query(handle, commune, patterns(words, "% ", "%"), within, today);
        }
        if (found.isEmpty() && within != null && words.size() <= MOST_WORDS_FOR_SLIPS) {
            found = query(handle, commune, List.of(), within, today).stream()
                    .filter(person -> slips(words, Vietnamese.words(person.name())))
                    .toList();
        }
        return ranked(found, typed).stream().limit(limit).toList();
    }

    boolean isWithin(Handle handle, PersonId person, BodyId within, LocalDate today) {
        return handle.createQuery("SELECT COUNT(*) FROM person p WHERE p.id = :id " + WITHIN)
                        .bind("id", person.value())
                        .bind("within", within.value())
                        .bind("today", today.toString())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static List<String> patterns(List<String> words, String before, String after) {
        return words.stream().map(word -> before + word + after).toList();
    }

    private static List<Person> query(
            Handle handle, CommuneId commune, List<String> patterns, @Nullable BodyId within, LocalDate today) {
        var sql = new StringBuilder(
                "SELECT %s FROM person p LEFT JOIN zalo_account a ON a.person_id = p.id WHERE p.commune_id = :commune "
                        .formatted(Rows.PERSON));
        for (int i = 0; i < patterns.size(); i++) {
            sql.append("AND p.name_words LIKE :word").append(i).append(' ');
        }
        if (within != null) {
            sql.append(WITHIN);
        }
        var query = handle.createQuery(sql.append("ORDER BY p.id").toString()).bind("commune", commune.value());
        for (int i = 0; i < patterns.size(); i++) {
            query.bind("word" + i, patterns.get(i));
        }
        if (within != null) {
            query.bind("within", within.value()).bind("today", today.toString());
        }
        return query.map((row, context) -> Rows.person(row)).list();
    }

    private static List<Person> ranked(List<Person> found, String typed) {
        List<Person> exact = found.stream()
                .filter(person -> PersonNames.same(person.name(), typed))
                .toList();
        List<String> words = Vietnamese.words(typed);
        boolean accents = !String.join(" ", words).equals(Vietnamese.precise(typed));
        if (accents && !exact.isEmpty()) {
            return exact;
        }
        List<Person> whole = found.stream()
                .filter(person -> PersonNames.alike(person.name(), typed))
                .toList();
        var ranked = new ArrayList<>(whole.isEmpty() ? found : whole);
        ranked.sort(Comparator.comparing((Person person) -> PersonNames.sortKey(person.name()))
                .thenComparing(person -> person.id().value()));
        return ranked;
    }

    /** Every typed word is, but for a slip of the finger, one of the name. */
    private static boolean slips(List<String> typed, List<String> name) {
        return typed.stream().allMatch(word -> name.stream()
                .anyMatch(part -> part.equals(word)
                        || (word.length() >= 3 && part.length() >= 3 && EditDistance.between(word, part) == 1)));
    }
}
