package vn.loaxa.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the person's word: an act for {@code ĐỒNG Ý}, or options to choose from. Stored as JSON.
 *
 * @param act what is done on yes, exactly as it was previewed; null where there are options
 */
record Pending(@Nullable Act act, List<Option> options) {
    /** As many as one digit chooses from. */
    static final int MOST_OPTIONS = 9;

    Pending {
        options = options == null ? List.of() : List.copyOf(options);
    }

    static Pending of(Act act) {
        return new Pending(act, List.of());
    }

    static Pending of(List<Option> options) {
        return new Pending(null, options);
    }

    /** One of the choices: as if {@code text} had been typed, or, where there is an act, that act. */
    record Option(String label, String text, @Nullable Act act) {
        static Option of(String label, String text) {
            return new Option(label, text, null);
        }
    }

    /** Something that changes the world. Numbers that do not apply are 0. */
    record Act(
            Kind kind,
            long body,
            long person,
            int number,
            @Nullable Notice notice) {
        enum Kind {
            SEND,
            ADD_MEMBER,
            REMOVE_MEMBER,
            APPOINT,
            /** Like the three above, but chosen from several people: still to be confirmed. */
            ASK_ADD,
            ASK_REMOVE,
            ASK_APPOINT,
            LEAVE,
            STOP,
            WITHDRAW,
            ACKNOWLEDGE_FOR,
            /** The text of its notice is the answer. */
            ANSWER_FOR,
            /** The text of its notice is the package, the person is who keeps the chat, the number how many are invited. */
            MAKE_CHAT
        }

        static Act member(Kind kind, long body, long person) {
            return new Act(kind, body, person, 0, null);
        }
    }

    /**
     * A notice as previewed.
     *
     * @param urgency name of the {@link vn.loaxa.broadcast.Urgency}
     * @param roll how many people the preview showed
     * @param sendAt when it is to go out, in milliseconds, or null for at once
     * @param nightReason why it must go out in the quiet hours, or null
     * @param extra what goes with the words, or null
     */
    record Notice(
            String text,
            String urgency,
            List<Part> audience,
            int roll,
            @Nullable Long sendAt,
            @Nullable String nightReason,
            @Nullable Extra extra) {
        /** Words alone. */
        static Notice of(String text) {
            return new Notice(text, "NORMAL", List.of(), 0, null, null, null);
        }

        Notice {
            audience = audience == null ? List.of() : List.copyOf(audience);
        }
    }

    /**
     * What goes with the words of a notice.
     *
     * @param file the paper that is sent along, or null
     * @param quoted whether number, subject and what else was read from the paper stand on the notice
     * @param answers what people are asked to answer, as {@link vn.loaxa.broadcast.answer.AnswerSet#toString}, or empty
     */
    record Extra(@Nullable Long file, boolean quoted, String answers) {
        static final Extra NONE = new Extra(null, false, "");
    }

    /** A part of an audience in a form that is stored. */
    record Part(String kind, long body, long village, String role) {}
}
