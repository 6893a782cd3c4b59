package vn.loaxa.calendar;

/** A part of the day: from and to as intervals have them, and the hour that stands for it when nothing else is said. */
enum DayPart {
    MORNING(4, 12, 6),
    NOON(12, 14, 12),
    AFTERNOON(12, 19, 15),
    EVENING(18, 24, 20),
    NIGHT(18, 24, 22);

    private final int from;
    private final int to;
    private final int typical;

    DayPart(int from, int to, int typical) {
        this.from = from;
        this.to = to;
        this.typical = typical;
    }

    static DayPart of(String said) {
        return switch (Words.fold(said)) {
            case "sang", "sang som", "rang sang", "mo sang" -> MORNING;
            case "trua", "giua trua" -> NOON;
            case "chieu", "chiu" -> AFTERNOON;
            case "toi", "chieu toi" -> EVENING;
            default -> NIGHT;
        };
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int typical() {
        return typical;
    }
}
