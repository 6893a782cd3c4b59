package vn.loaxa.merger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the rows of a commune that is merged into another, table by table. A test walks the tables of the database and
 * fails for one that has a commune and no rule here.
 */
final class TableRules {
    /** One way of treating the rows. */
    enum Rule {
        /** They are the other commune's from now on, under the same keys. */
        MOVES,
        /** They move; numbers or codes that both communes have are changed first, and counts of the same added up. */
        MOVES_RENUMBERED,
        /**
         * They hang on the Official Account: user ids of Zalo are good for one account only. They move if the account comes
         * along, because the other commune has none; else they stay as the record of what went through the old account.
         */
        WITH_ACCOUNT,
        /** As above, but without the account they are of no use to anybody and name people: they are deleted. */
        WITH_ACCOUNT_OR_GONE,
        /** They stay with the old commune: a chain of hashes cannot change hands, and the log must not be rewritten. */
        STAYS,
        /** They were good for a moment only, or for who was signed in to the old commune: deleted. */
        ENDS
    }

    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static {
        put(
                Rule.MOVES_RENUMBERED,
                "village",
                "body",
                "person",
                "saved_audience",
                "directive",
                "directive_number",
                "outbox_file",
                "resident_case",
                "unanswered_question",
                "question_count",
                "pledge",
                "pledge_campaign",
                "reminder");
        put(
                Rule.MOVES,
                "membership",
                "official_role",
                "former_name",
                "join_request",
                "join_escalation",
                "delivery",
                "directive_nudge",
                "directive_answer",
                "directive_paper",
                "compose_draft",
                "reminder_occurrence",
                "reminder_receipt",
                "reminder_backlog",
                "reminder_feed",
                "reminder_system",
                "household_check",
                "product_listing",
                "data_request",
                "resident_thread",
                "faq_draft",
                "console_factor",
                "village_task",
                "village_task_photo",
                "household",
                "household_visit",
                "lesson_session",
                "camera_report");
        put(
                Rule.WITH_ACCOUNT,
                "inbox_event",
                "outbox_message",
                "outbox_stop",
                "delivery_message",
                "conversation",
                "consent");
        put(
                Rule.WITH_ACCOUNT_OR_GONE,
                "official_account",
                "account_quota",
                "zalo_account",
                "chat_roster",
                "chat_member",
                "chat_creation",
                "chat_round",
                "chat_invitation",
                "chat_package",
                "chat_packages_read",
                "survey_answer",
                "guided_filing");
        put(Rule.STAYS, "audit_head", "audit_entry");
        put(
                Rule.ENDS,
                "alert",
                "membership_undo",
                "console_code",
                "console_session",
                "console_link",
                "console_form",
                "console_upload",
                "paper_errand",
                "oauth_consent");
    }

    private TableRules() {}

    private static void put(Rule rule, String... tables) {
        for (String table : tables) {
            RULES.put(table, rule);
        }
    }

    static Map<String, Rule> all() {
        return Map.copyOf(RULES);
    }

    static List<String> with(Rule rule) {
        return RULES.entrySet().stream()
                .filter(entry -> entry.getValue() == rule)
                .map(Map.Entry::getKey)
                .toList();
    }
}
