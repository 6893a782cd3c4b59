package vn.loaxa.household;

import java.time.LocalDate;

/** A lesson for several at once, on a day in the commune's zone. */
public record LessonSession(Lesson lesson, LocalDate day) {}
