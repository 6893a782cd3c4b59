package vn.loaxa.report;

/**
 * The rows of the report (domain §6), in the order in which they are printed. Name, formula and what a row is evidence for
 * stand in {@code messages/report.properties}.
 */
public enum Indicator {
    HOUSEHOLDS_ONLINE(Chapter.REACH),
    PEOPLE_LINKED(Chapter.REACH),
    VILLAGES_WITH_CHANNEL(Chapter.REACH),
    SUB_ASSOCIATIONS_WITH_CHANNEL(Chapter.REACH),
    DIRECTIVES_SENT(Chapter.DIRECTIVES),
    DIRECTIVES_DELIVERED(Chapter.DIRECTIVES),
    DIRECTIVES_SEEN(Chapter.DIRECTIVES),
    DIRECTIVES_ACKNOWLEDGED(Chapter.DIRECTIVES),
    TIME_TO_ACKNOWLEDGE(Chapter.DIRECTIVES),
    DIRECTIVES_SIGNED(Chapter.DIRECTIVES),
    FEEDBACK_ON_TIME(Chapter.SERVICE),
    TIME_TO_ANSWER(Chapter.SERVICE),
    SATISFACTION(Chapter.SERVICE),
    ANSWERED_BY_BOT(Chapter.SERVICE),
    ANSWERS_LIKED(Chapter.SERVICE),
    ONLINE_FILINGS(Chapter.SERVICE),
    TRAINED_HOUSEHOLDS(Chapter.SKILLS),
    TRAINED_PEOPLE(Chapter.SKILLS),
    SURVEY_VNEID(Chapter.SKILLS),
    SURVEY_PAYMENT(Chapter.SKILLS),
    SURVEY_SIGNATURE(Chapter.SKILLS),
    SURVEY_HEALTH(Chapter.SKILLS),
    TASKS_ON_TIME(Chapter.VILLAGES),
    CRITERIA_SHOWN(Chapter.VILLAGES);

    private final Chapter chapter;

    Indicator(Chapter chapter) {
        this.chapter = chapter;
    }

    /** Under which heading it is printed. */
    public Chapter chapter() {
        return chapter;
    }

    /** The headings, in their order. */
    public enum Chapter {
        REACH,
        DIRECTIVES,
        SERVICE,
        SKILLS,
        VILLAGES
    }
}
