package vn.loaxa.conversation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;

/** Brings each command to whoever carries it out, and confirmed acts too. */
final class CommandDesk {
    private final PersonalCommands personal;
    private final MemberCommands members;
    private final SendCommand sending;
    private final DirectiveCommands directives;
    private final ReminderCommands reminders;
    private final InvitationCommands invitations;
    private final CheckCommands checks;
    private final HandOver handOver;
    private final CaseCommands cases;
    private final Ratings ratings;
    private final BranchCommands branch;
    private final GroupChatCommand groupChats;
    private final AnswerMarks marks;
    private final TaskCommands tasks;

    CommandDesk(
            PersonalCommands personal,
            MemberCommands members,
            BranchCommands branch,
            GroupChatCommand groupChats,
            SendCommand sending,
            DirectiveCommands directives,
            ReminderCommands reminders,
            CaseCommands cases,
            InvitationCommands invitations,
            CheckCommands checks,
            HandOver handOver,
            Ratings ratings,
            AnswerMarks marks,
            TaskCommands tasks) {
        this.tasks = tasks;
        this.ratings = ratings;
        this.marks = marks;
        this.branch = branch;
        this.groupChats = groupChats;
        this.cases = cases;
        this.personal = personal;
        this.members = members;
        this.sending = sending;
        this.directives = directives;
        this.reminders = reminders;
        this.invitations = invitations;
        this.checks = checks;
        this.handOver = handOver;
    }

    /** False if the words only looked like a command: then they may be a question. */
    boolean handle(Chat chat, Command command) {
        switch (command.kind()) {
            case MENU -> personal.menu(chat, tasks.waiting(chat));
            case CHECK -> checks.check(chat, command.subject());
            case HUMAN -> handOver.begin(chat);
            case CASE -> cases.show(chat, command.number());
            case ANSWER_CASE -> cases.answer(chat, required(command.number()), command.body());
            case RATE -> ratings.rate(chat, required(command.number()), command.subject());
            case LIKED -> marks.mark(chat, true);
            case DISLIKED -> marks.mark(chat, false);
            case MY_DATA -> personal.data(chat, command.subject());
            case DELETE_DATA -> personal.erase(chat);
            case OPT_OUT -> personal.asked(chat, "opt-out", "data.opt-out");
            case OPT_IN -> personal.asked(chat, "opt-in", "data.opt-in");
            case GREETING -> chat.say("small-talk.greeting", Chat.button(chat.text("button.menu", Map.of()), "menu"));
            case THANKS -> chat.say("small-talk.thanks");
            case YES -> chat.say("confirm.nothing");
            case NO -> chat.say("small-talk.no");
            case MAYBE_ACKNOWLEDGE -> {
                if (chat.person() == null) {
                    chat.say("small-talk.ok");
                } else {
                    directives.notices().acknowledge(chat, chat.person().id(), null, false);
                }
            }
            default -> {
                return withPerson(chat, command);
            }
        }
        return true;
    }

    private boolean withPerson(Chat chat, Command command) {
        Person person = chat.person();
        return person == null ? stranger(chat, command) : known(chat, person, command);
    }

    /** Words that could as well begin a question are no command from somebody we do not know. */
    private static boolean stranger(Chat chat, Command command) {
        return switch (command.kind()) {
            case SEND,
                    ADD_MEMBER,
                    REMOVE_MEMBER,
                    APPOINT,
                    MAKE_CHAT,
                    UNDO,
                    DRAFT,
                    MEMBERS,
                    LEAVE,
                    REMIND_BODY,
                    REPORT,
                    STOP,
                    WITHDRAW,
                    NUDGE,
                    FOLLOW_UP,
                    ANSWER,
                    DONE,
                    FINISH_TASK,
                    SNOOZE -> false;
            default -> {
                chat.say("unlinked");
                yield true;
            }
        };
    }

    private boolean known(Chat chat, Person person, Command command) {
        PersonId id = person.id();
        @Nullable Integer number = command.number();
        switch (command.kind()) {
            case NOTICES -> {
                if (number == null) {
                    directives.notices().notices(chat, id);
                } else {
                    directives.notices().notice(chat, id, number);
                }
            }
            case ACKNOWLEDGE -> directives.notices().acknowledge(chat, id, number, true);
            case MY_GROUPS -> personal.groups(chat, person);
            case MY_TASKS -> tasks.list(chat, person);
            case FINISH_TASK -> tasks.finish(chat, person, number);
            case REMIND_ME -> reminders.create(chat, id, null, command.body());
            case REMINDERS -> reminders.list(chat, id);
            case CANCEL_REMINDER -> reminders.cancel(chat, id, number);
            case SNOOZE -> reminders.snooze(chat, id, command.body());
            case PAUSE_REMINDER -> reminders.pause(chat, id, required(number));
            case RESUME_REMINDER -> reminders.resume(chat, id, required(number));
            case SKIP_REMINDER -> reminders.skip(chat, id, required(number));
            case MOVE_REMINDER -> reminders.move(chat, id, required(number), command.body());
            case READY_REMINDERS -> reminders.ready(chat, command.body());
            case APPROVE -> approve(chat, id, number);
            case REJECT -> directives.reject(chat, id, required(number), command.body());
            case ACCEPT_REQUEST -> members.decide(chat, id, required(number), true);
            case REFUSE_REQUEST -> members.decide(chat, id, required(number), false);
            case UNDO -> branch.undo(chat, id);
            case DRAFT -> chat.say("send.not-allowed");
            case MISSING -> directives.missing().missing(chat, id, number);
            case ACKNOWLEDGE_FOR -> directives.missing().acknowledgeFor(chat, id, command.subject(), number);
            case ANSWER_FOR ->
                directives.missing().answerFor(chat, id, command.subject(), required(number), command.body());
            case STOP -> directives.endings().stop(chat, id, required(number));
            case WITHDRAW -> directives.endings().withdraw(chat, id, required(number), command.body());
            case NUDGE -> directives.missing().nudge(chat, id, required(number));
            case FOLLOW_UP -> directives.followUps().followUp(chat, id, required(number), command.body());
            case REPORT -> directives.report(chat, id, number);
            default -> {
                return aboutAGroup(chat, person, command);
            }
        }
        return true;
    }

    private boolean aboutAGroup(Chat chat, Person person, Command command) {
        PersonId id = person.id();
        return switch (command.kind()) {
            case JOIN -> personal.join(chat, person, command.subject());
            case LEAVE -> personal.leave(chat, person, command.subject());
            case MEMBERS -> members.list(chat, id, command.subject());
            case ADD_MEMBER -> members.add(chat, id, command.subject(), command.body());
            case REMOVE_MEMBER -> members.remove(chat, id, command.subject(), command.body());
            case APPOINT -> branch.appoint(chat, id, command.subject(), command.body());
            case MAKE_CHAT -> groupChats.preview(chat, id, command.subject());
            case REMIND_BODY -> reminders.createFor(chat, id, command.subject(), command.body());
            case SEND -> sending.preview(chat, id, command.subject(), command.body());
            case ANSWER -> invitations.answer(chat, id, required(command.number()), command.body());
            case DONE -> reminders.done(chat, id, command.number());
            case TURNOUT -> invitations.turnout(chat, id, command.number());
            default -> false;
        };
    }

    private void approve(Chat chat, PersonId id, @Nullable Integer number) {
        if (number != null) {
            directives.approve(chat, id, number);
            return;
        }
        boolean papers = directives.awaiting(chat);
        boolean requests = members.requests(chat, id);
        if (!papers && !requests) {
            chat.say("approve.nothing");
        }
    }

    private static int required(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** Does what was confirmed; rights are checked again by each feature. */
    void apply(Chat chat, Act act) {
        Person person = chat.person();
        if (person == null) {
            chat.say("unlinked");
            return;
        }
        PersonId id = person.id();
        switch (act.kind()) {
            case SEND -> {
                if (act.notice() != null) {
                    sending.apply(chat, id, act.notice());
                }
            }
            case ADD_MEMBER, REMOVE_MEMBER -> members.apply(chat, id, act);
            case ASK_ADD, ASK_REMOVE -> members.picked(chat, act);
            case APPOINT -> branch.apply(chat, id, act);
            case ASK_APPOINT -> branch.picked(chat, act);
            case MAKE_CHAT -> groupChats.apply(chat, person, act);
            case LEAVE -> personal.applyLeave(chat, person, new BodyId(act.body()));
            case STOP -> directives.endings().applyStop(chat, id, act.number());
            case WITHDRAW -> directives.endings().applyWithdraw(chat, id, act.number(), act.notice());
            case ACKNOWLEDGE_FOR ->
                directives.missing().applyAcknowledgeFor(chat, id, new PersonId(act.person()), act.number());
            case ANSWER_FOR -> {
                if (act.notice() != null) {
                    String answer = act.notice().text();
                    directives.missing().applyAnswerFor(chat, id, new PersonId(act.person()), act.number(), answer);
                }
            }
        }
    }
}
