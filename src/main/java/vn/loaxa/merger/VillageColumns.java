package vn.loaxa.merger;

import java.util.List;

/**
 * Columns that say a village. When one village becomes a part of another, all of them say the other. A test walks the columns of the
 * database and fails for one that is not here. Audiences, which name villages inside a text, are seen to one by one.
 */
final class VillageColumns {
    /** {@code table.column} with the key of the village. */
    static final List<String> KEYS = List.of(
            "person.village_id",
            "body.village_id",
            "official_role.village_id",
            "delivery.village_id",
            "village_task.village_id",
            "household.village_id",
            "lesson_session.village_id",
            "survey_answer.village_id",
            "guided_filing.village_id",
            "pledge.village_id");

    /** {@code table.column} with its name, as a resident gave it. */
    static final List<String> NAMES = List.of("household_check.village", "product_listing.village");

    private VillageColumns() {}
}
