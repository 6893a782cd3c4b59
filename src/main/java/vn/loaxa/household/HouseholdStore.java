package vn.loaxa.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;

/** Rows of households and visits. Stateless. */
final class HouseholdStore {
    /** By name. A person of the roll stands for the house that goes by their name in their village. */
    List<Household> list(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT h.id, h.village_id, h.head_name, h.in_group,
                            EXISTS (SELECT 1 FROM person p JOIN zalo_account a ON a.person_id = p.id AND a.blocked = 0
                                WHERE p.village_id = h.village_id AND p.name = h.head_name) AS linked,
                            (SELECT MAX(v.at) FROM household_visit v WHERE v.household_id = h.id) AS visited,
                            (SELECT MAX(v.at) FROM household_visit v WHERE v.household_id = h.id AND v.people > 0) AS taught
                        FROM household h WHERE h.commune_id = :commune ORDER BY h.village_id, h.head_name
                        """)
                .bind("commune", commune.value())
                .map((row, context) -> {
                    long visited = row.getLong("visited");
                    long taught = row.getLong("taught");
                    return new Household(
                            row.getLong("id"),
                            new VillageId(row.getLong("village_id")),
                            row.getString("head_name"),
                            row.getBoolean("linked"),
                            row.getInt("in_group") == 1,
                            visited == 0 ? null : Instant.ofEpochMilli(visited),
                            taught == 0 ? null : Instant.ofEpochMilli(taught));
                })
                .list();
    }

    /** False if the village has it already. */
    boolean add(Handle handle, CommuneId commune, VillageId village, String head, Instant at) {
        return handle.createUpdate("""
                                INSERT INTO household (commune_id, village_id, head_name, added_at)
                                VALUES (:commune, :village, :head, :at) ON CONFLICT (village_id, head_name) DO NOTHING
                                """)
                        .bind("commune", commune.value())
                        .bind("village", village.value())
                        .bind("head", head)
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    void inGroup(Handle handle, long id, boolean is) {
        handle.createUpdate("UPDATE household SET in_group = :is WHERE id = :id")
                .bind("id", id)
                .bind("is", is ? 1 : 0)
                .execute();
    }

    void visit(Handle handle, CommuneId commune, long id, PersonId by, Lesson lesson, Instant at) {
        handle.createUpdate("""
                        INSERT INTO household_visit (commune_id, household_id, by_id, at, lesson, people)
                        VALUES (:commune, :id, :by, :at, :lesson, :people)""")
                .bind("commune", commune.value())
                .bind("id", id)
                .bind("by", by.value())
                .bind("at", at.toEpochMilli())
                .bind("lesson", lesson.code())
                .bind("people", lesson.people())
                .execute();
    }

    void hold(
            Handle handle,
            CommuneId commune,
            VillageId village,
            PersonId by,
            Lesson lesson,
            LocalDate day,
            Instant at) {
        handle.createUpdate("""
                        INSERT INTO lesson_session (commune_id, village_id, lesson, people, held_on, by_id, noted_at)
                        VALUES (:commune, :village, :lesson, :people, :day, :by, :at)""")
                .bind("commune", commune.value())
                .bind("village", village.value())
                .bind("lesson", lesson.code())
                .bind("people", lesson.people())
                .bind("day", day.toString())
                .bind("by", by.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    List<LessonSession> sessions(Handle handle, VillageId village, int most) {
        return handle.createQuery("""
                        SELECT lesson, people, held_on FROM lesson_session WHERE village_id = :village
                        ORDER BY held_on DESC, id DESC LIMIT :most""")
                .bind("village", village.value())
                .bind("most", most)
                .map((row, context) -> new LessonSession(
                        new Lesson(row.getString("lesson"), row.getInt("people")),
                        LocalDate.parse(row.getString("held_on"))))
                .list();
    }
}
