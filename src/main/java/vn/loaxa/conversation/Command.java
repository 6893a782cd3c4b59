package vn.loaxa.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks the OA to do.
 *
 * @param number the number named, or null
 * @param subject the group, or the person, as typed; several groups stay one text
 * @param body the content, reason or group that follows, as typed
 */
record Command(Kind kind, @Nullable Integer number, String subject, String body) {

    static Command of(Kind kind) {
        return new Command(kind, null, "", "");
    }

    enum Kind {
        MENU,
        /** Did the commune send this? */
        CHECK,
        NOTICES,
        ACKNOWLEDGE,
        /** "ok", "vâng", a thumb: an acknowledgement only where exactly one thing is open. */
        MAYBE_ACKNOWLEDGE,
        JOIN,
        LEAVE,
        MY_GROUPS,
        REMIND_ME,
        REMIND_BODY,
        REMINDERS,
        CANCEL_REMINDER,
        /** Again later, of what one was reminded of last. */
        SNOOZE,
        DONE,
        PAUSE_REMINDER,
        RESUME_REMINDER,
        SKIP_REMINDER,
        MOVE_REMINDER,
        READY_REMINDERS,
        /** To an invitation: 1 coming, 2 absent, 3 call back. */
        ANSWER,
        TURNOUT,
        /** The open tasks in the villages that are one's own. */
        MY_TASKS,
        /** One of them is done; without a number the only one. */
        FINISH_TASK,
        HUMAN,
        MY_DATA,
        DELETE_DATA,
        OPT_OUT,
        OPT_IN,
        MEMBERS,
        ADD_MEMBER,
        REMOVE_MEMBER,
        APPROVE,
        REJECT,
        ACCEPT_REQUEST,
        REFUSE_REQUEST,
        SEND,
        MISSING,
        ACKNOWLEDGE_FOR,
        /** To what a directive asks, for somebody else: subject, number, and the answer as body. */
        ANSWER_FOR,
        STOP,
        WITHDRAW,
        /** To those who have not acknowledged. */
        NUDGE,
        /** What the machine does by itself while people have not answered. */
        FOLLOW_UP,
        REPORT,
        REPORT_PROBLEM,
        CASE,
        ANSWER_CASE,
        /** How the office dealt with a matter: number is the thread, subject the mark. */
        RATE,
        /** The last answer helped. */
        LIKED,
        /** It did not. */
        DISLIKED,
        APPOINT,
        /** A group chat for a body: subject. */
        MAKE_CHAT,
        UNDO,
        /** A notice, asked for piece by piece. */
        DRAFT,
        YES,
        NO,
        GREETING,
        THANKS
    }
}
