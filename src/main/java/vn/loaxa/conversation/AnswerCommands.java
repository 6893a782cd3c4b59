package vn.loaxa.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.broadcast.AnswerResult;
import vn.loaxa.broadcast.Answers;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Person;
import vn.loaxa.reminder.ReminderService;

/**
 * Answers to what directives ask: "1", "2 bận đi viện", "2 1", "1 12". Words that are a command or begin a flow as well are an answer
 * only where a directive asks just that.
 */
final class AnswerCommands {
    /** So long after it came, words such as "an toàn" answer the directive and do not begin the flow of the same name. */
    private static final Duration FRESH = Duration.ofDays(3);

    private final DirectiveService directives;
    private final ReminderService reminders;
    private final NoticeCommands notices;

    AnswerCommands(DirectiveService directives, ReminderService reminders, NoticeCommands notices) {
        this.directives = directives;
        this.reminders = reminders;
        this.notices = notices;
    }

    /** What begins a flow, where a fresh directive asks just that: then it is an answer. */
    boolean tookWordsOfAFlow(Chat chat, String text) {
        Person person = chat.person();
        return person != null
                && directives
                        .answers()
                        .asks(
                                chat.handle(),
                                chat.communeId(),
                                person.id(),
                                text,
                                chat.now().minus(FRESH))
                && took(chat, text);
    }

    /** Only what quotes or names its directive, as a button does: while a flow asks something else, or an official talks with them. */
    boolean tookNamed(Chat chat, String text) {
        return took(chat, text, true);
    }

    /** False if these words answer nothing that this person was asked. */
    boolean took(Chat chat, String text) {
        return took(chat, text, false);
    }

    private boolean took(Chat chat, String text, boolean namedOnly) {
        Person person = chat.person();
        if (person == null || Invitations.isNamed(text)) {
            return false;
        }
        boolean forMeeting = !namedOnly && meetingWaits(chat, person, text);
        if (forMeeting && whichOfTwo(chat, person, text)) {
            return true;
        }
        return told(chat, person, answer(chat, person, text, namedOnly || forMeeting));
    }

    /** Said in the ways in which one answers an invitation, it is tried in the words of the ready-made answers to one. */
    private AnswerResult answer(Chat chat, Person person, String text, boolean namedOnly) {
        AnswerResult result = heard(chat, person, text, namedOnly);
        if (!(result instanceof AnswerResult.None)) {
            return result;
        }
        return Invitations.inWords(text)
                .map(words -> heard(chat, person, words, namedOnly))
                .orElse(result);
    }

    private AnswerResult heard(Chat chat, Person person, String text, boolean namedOnly) {
        var heard = new Answers.Heard(text, chat.quoted(), namedOnly);
        return directives.answers().answer(chat.handle(), chat.communeId(), person.id(), heard);
    }

    private boolean told(Chat chat, Person person, AnswerResult result) {
        if (result instanceof AnswerResult.Taken taken) {
            taken(chat, person, taken);
        } else if (result instanceof AnswerResult.Which which) {
            chat.choose(chat.text("answer.which", Map.of()), options(chat, which.open(), which.typed()));
        } else if (result instanceof AnswerResult.NotOffered not) {
            notOffered(chat, not.directive());
        } else {
            return false;
        }
        return true;
    }

    private static List<Pending.Option> options(Chat chat, List<Directive> open, String typed) {
        return open.stream()
                .limit(Pending.MOST_OPTIONS - 1L)
                .map(it ->
                        Pending.Option.of(NoticeWords.line(chat, it), "thông báo " + it.shortNumber() + ": " + typed))
                .toList();
    }

    private void taken(Chat chat, Person person, AnswerResult.Taken taken) {
        Directive counted = taken.counted();
        Map<String, Object> values = new HashMap<>();
        values.put("number", counted.shortNumber());
        values.put("said", taken.given().said(counted.answers()));
        values.put("key", taken.given().choice());
        StringBuilder said = new StringBuilder(chat.text(taken.late() ? "answer.taken.late" : "answer.taken", values));
        if (taken.wantsReason()) {
            said.append('\n').append(chat.text("answer.why", values));
        }
        if (taken.help() != AnswerResult.Help.NONE) {
            said.append('\n').append(chat.text("answer.help." + taken.help(), values));
            if (counted.urgency() != Urgency.NORMAL) {
                said.append('\n').append(chat.text("answer.help.danger", values));
            }
        }
        if (taken.replaced()) {
            said.append('\n').append(chat.text("answer.counted", values));
        }
        chat.tell(said.toString(), List.of());
        notices.overtaken(chat, person.id(), taken.asked());
    }

    private static void notOffered(Chat chat, Directive directive) {
        chat.say(
                "answer.not-offered",
                Map.of(
                        "number", directive.shortNumber(),
                        "answers", directive.answers().shown()));
    }

    /** Whether these words answer an invitation to a meeting that waits for it. */
    private boolean meetingWaits(Chat chat, Person person, String text) {
        return chat.quoted() == null
                && Invitations.parse(text).isPresent()
                && reminders
                        .invited(chat.handle(), chat.communeId(), person.id())
                        .filter(it -> !it.answered())
                        .isPresent();
    }

    /** Both a meeting and a directive wait for such an answer: which is meant is asked. False if only the meeting does. */
    private boolean whichOfTwo(Chat chat, Person person, String text) {
        Answers answers = directives.answers();
        List<Directive> waiting = answers.waiting(chat.handle(), chat.communeId(), person.id(), text);
        Optional<ReminderService.Invitation> meeting = reminders.invited(chat.handle(), chat.communeId(), person.id());
        if (waiting.isEmpty()
                || meeting.isEmpty()
                || answers.isNamed(chat.handle(), chat.communeId(), person.id(), text)) {
            return false;
        }
        List<Pending.Option> options = new ArrayList<>(options(chat, waiting, text));
        options.add(Pending.Option.of(meeting.get().what(), Invitations.PREFIX + text));
        chat.choose(chat.text("answer.which", Map.of()), options);
        return true;
    }

    /** What a leader answers for somebody else. */
    void answeredFor(Chat chat, AnswerResult result, Person subject, int number) {
        Map<String, Object> values = new HashMap<>(Map.of("number", number, "person", subject.name()));
        if (result instanceof AnswerResult.Taken taken) {
            values.put("number", taken.counted().shortNumber());
            values.put("said", taken.given().said(taken.counted().answers()));
            chat.say("answer-for.taken", values);
        } else if (result instanceof AnswerResult.NotOffered not) {
            notOffered(chat, not.directive());
        } else if (result instanceof AnswerResult.NotAllowed) {
            chat.say("not-allowed");
        } else {
            chat.say("answer-for.nothing", values);
        }
    }
}
