package vn.loaxa.household;

/**
 * What was shown, and to how many.
 *
 * @param code of the lesson; empty for a visit without one
 * @param people from 0 (a visit without a lesson)
 */
public record Lesson(String code, int people) {
    public static final Lesson NONE = new Lesson("", 0);

    public Lesson {
        if (people < 0 || code.isEmpty() && people > 0) {
            throw new IllegalArgumentException(people + " people in lesson '" + code + "'");
        }
    }
}
