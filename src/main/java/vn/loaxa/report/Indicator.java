package vn.loaxa.report;

/**
 * The rows of the report (domain §6), in the order in which they are printed. Name, formula and what a row is evidence for
 * stand in {@code messages/report.properties}.
 */
public enum Indicator {
    HOUSEHOLDS_ONLINE,
    PEOPLE_LINKED,
    VILLAGES_WITH_CHANNEL,
    SUB_ASSOCIATIONS_WITH_CHANNEL,
    DIRECTIVES_SENT,
    DIRECTIVES_DELIVERED,
    DIRECTIVES_SEEN,
    DIRECTIVES_ACKNOWLEDGED,
    TIME_TO_ACKNOWLEDGE,
    DIRECTIVES_SIGNED,
    FEEDBACK_ON_TIME,
    TIME_TO_ANSWER,
    ANSWERED_BY_BOT,
    ONLINE_FILINGS,
    DIGITAL_LIFE_SURVEY,
    TRAINED_RESIDENTS,
    SATISFACTION
}
