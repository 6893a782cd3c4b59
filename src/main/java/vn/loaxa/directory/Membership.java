package vn.loaxa.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person in a body; {@code until} is the last day of a term, or null. */
public record Membership(
        PersonId person,
        BodyId body,
        MemberRole role,
        LocalDate since,
        @Nullable LocalDate until) {}
