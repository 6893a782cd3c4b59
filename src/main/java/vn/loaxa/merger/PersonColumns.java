package vn.loaxa.merger;

import java.util.List;

/**
 * Columns that name a person. When two lines of one person become one, all of them name the one that stays. A test walks the
 * columns of the database and fails for one that is not here. The log is left as it is: it says what was at its time.
 */
final class PersonColumns {
    /** {@code table.column}; the key of another table where nothing else is said. */
    static final List<String> ALL = List.of(
            "membership.person_id",
            "official_role.person_id",
            "zalo_account.person_id",
            "join_request.person_id",
            "join_request.decided_by",
            "directive.author_id",
            "directive.approver_id",
            "delivery.person_id",
            "delivery.acknowledged_by",
            "directive_nudge.by_id",
            "directive_follow_up.set_by",
            "directive_reminded.person_id",
            "compose_draft.person_id",
            "reminder.owner_id",
            "reminder_receipt.person_id",
            "reminder_answer.person_id",
            "reminder_done.person_id",
            "reminder_feed.made_by",
            "resident_case.person_id",
            "data_request.person_id",
            "resident_thread.assignee_id",
            "faq_draft.author_id",
            "faq_draft.decided_by",
            "village_task.assignee_id",
            "village_task.done_by",
            "household_visit.by_id",
            "lesson_session.by_id",
            "directive_answer.person_id",
            "directive_answer.reported_by",
            "chat_creation.asked_by",
            "chat_round.started_by",
            "chat_invitation.person_id",
            "console_factor.person_id",
            "console_recovery.person_id");

    /** Those that need nothing: rows that end with the merger, the log, and the counter that is added up instead. */
    static final List<String> SEEN_TO = List.of(
            "audit_entry.person_id",
            "membership_undo.actor_id",
            "membership_undo.person_id",
            "console_code.person_id",
            "console_session.person_id",
            "console_link.person_id",
            "console_form.person_id",
            "console_upload.person_id",
            "paper_errand.person_id",
            "oauth_consent.asked_by",
            "reminder_number.owner_id");

    private PersonColumns() {}
}
