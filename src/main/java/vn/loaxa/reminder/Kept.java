package vn.loaxa.reminder;

import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** A reminder as it stands in its row. */
record Kept(
        ReminderId id,
        CommuneId commune,
        int number,
        PersonId owner,
        @Nullable BodyId body,
        String what,
        Plan plan) {}
