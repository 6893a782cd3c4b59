package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AcknowledgeResult;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Nudge;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Numbers;

/** Who has not answered: named, reminded, answered for. */
final class MissingCommands {
    private static final int LATEST = 5;
    private static final int MOST_NAMES = 50;

    private final Directory directory;
    private final DirectiveService directives;
    private final AnswerCommands answers;

    MissingCommands(Directory directory, DirectiveService directives, AnswerCommands answers) {
        this.answers = answers;
        this.directory = directory;
        this.directives = directives;
    }

    void missing(Chat chat, PersonId actor, @Nullable Integer typedNumber) {
        Authority authority = chat.authority();
        if (authority == null || !authority.mayAnywhere(Right.SEE_MISSING)) {
            chat.say("not-allowed");
            return;
        }
        Integer number = typedNumber != null ? typedNumber : latestMissing(chat, actor);
        if (number == null) {
            chat.say("missing.none");
            return;
        }
        Optional<Directive> directive = directives.byNumber(chat.handle(), chat.communeId(), number);
        if (directive.isEmpty()) {
            chat.say("notices.not-there", Map.of("number", number));
            return;
        }
        List<Person> people = directives.missing(chat.handle(), chat.communeId(), number, actor);
        if (people.isEmpty()) {
            chat.say("missing.all", Map.of("number", number));
            return;
        }
        StringBuilder lines = new StringBuilder(
                chat.text("missing.head", Map.of("number", number, "count", Numbers.group(people.size()))));
        for (int i = 0; i < Math.min(people.size(), MOST_NAMES); i++) {
            Person person = people.get(i);
            lines.append('\n')
                    .append(i + 1)
                    .append(". ")
                    .append(person.name())
                    .append(PersonWords.village(directory, chat, person));
        }
        if (people.size() > MOST_NAMES) {
            lines.append('\n')
                    .append(chat.text("missing.more", Map.of("count", Numbers.group(people.size() - MOST_NAMES))));
        }
        lines.append('\n').append(chat.text("missing.hint", Map.of("number", number)));
        chat.tell(lines.toString(), List.of(Chat.button(chat.text("button.nudge", Map.of()), "nhắc " + number)));
    }

    private @Nullable Integer latestMissing(Chat chat, PersonId actor) {
        return directives.recent(chat.handle(), chat.communeId(), LATEST).stream()
                .filter(it -> it.state() == DirectiveState.PUBLISHED)
                .map(Directive::shortNumber)
                .filter(it -> !directives
                        .missing(chat.handle(), chat.communeId(), it, actor)
                        .isEmpty())
                .findFirst()
                .orElse(null);
    }

    void nudge(Chat chat, PersonId actor, int number) {
        Authority authority = chat.authority();
        if (authority == null || !authority.mayAnywhere(Right.SEE_MISSING)) {
            chat.say("not-allowed");
            return;
        }
        Optional<Nudge> nudge = directives.nudge(chat.handle(), chat.communeId(), number, actor, "chat");
        if (nudge.isEmpty()) {
            chat.say("nudge.nobody", Map.of("number", number));
        } else if (nudge.get().tooSoon()) {
            chat.say("nudge.too-soon", Map.of("number", number));
        } else {
            chat.say(
                    "nudge.done",
                    Map.of(
                            "number", number,
                            "sent", Numbers.group(nudge.get().sent()),
                            "visit", Numbers.group(nudge.get().visit())));
        }
    }

    void acknowledgeFor(Chat chat, PersonId actor, String name, @Nullable Integer typedNumber) {
        Integer number = typedNumber != null ? typedNumber : latestMissing(chat, actor);
        if (number == null) {
            chat.say("missing.none");
            return;
        }
        pick(chat, name, new Act(Act.Kind.ACKNOWLEDGE_FOR, 0, 0, number, null))
                .ifPresent(person -> applyAcknowledgeFor(chat, actor, person, number));
    }

    /** "Trả lời thay Nguyễn Văn A 12: 2". */
    void answerFor(Chat chat, PersonId actor, String name, int number, String answer) {
        pick(chat, name, new Act(Act.Kind.ANSWER_FOR, 0, 0, number, Pending.Notice.of(answer)))
                .ifPresent(person -> applyAnswerFor(chat, actor, person, number, answer));
    }

    void applyAnswerFor(Chat chat, PersonId actor, PersonId subject, int number, String answer) {
        var result =
                directives.answers().answerFor(chat.handle(), chat.communeId(), actor, subject, number, answer, "chat");
        directory.person(chat.handle(), subject).ifPresent(person -> answers.answeredFor(chat, result, person, number));
    }

    /** The one person of the leader's part who is called so; of several one is chosen, and then the act is done for them. */
    private Optional<PersonId> pick(Chat chat, String name, Act act) {
        List<Person> people = directory.findPeople(chat.handle(), chat.communeId(), name, null, MOST_NAMES).stream()
                .filter(person -> mayFor(chat, person))
                .toList();
        if (people.isEmpty()) {
            chat.say("ack-for.nobody", Map.of("typed", BodyChoice.shortened(name)));
        } else if (people.size() > 1) {
            List<Pending.Option> options = people.stream()
                    .limit(Pending.MOST_OPTIONS)
                    .map(person -> new Pending.Option(
                            person.name() + PersonWords.village(directory, chat, person),
                            "",
                            new Act(act.kind(), 0, person.id().value(), act.number(), act.notice())))
                    .toList();
            chat.choose(chat.text("person.which", Map.of("typed", BodyChoice.shortened(name))), options);
        }
        return people.size() == 1 ? Optional.of(people.get(0).id()) : Optional.empty();
    }

    private boolean mayFor(Chat chat, Person subject) {
        Authority authority = chat.authority();
        if (authority == null) {
            return false;
        }
        List<Body> bodies = directory.membershipsOf(chat.handle(), subject.id()).stream()
                .map(Membership::body)
                .flatMap(id -> directory.body(chat.handle(), id).stream())
                .toList();
        return authority.mayFor(Right.ACKNOWLEDGE_FOR_OTHERS, subject, bodies);
    }

    void applyAcknowledgeFor(Chat chat, PersonId actor, PersonId subject, int number) {
        AcknowledgeResult result = directives.acknowledgeFor(chat.handle(), chat.communeId(), actor, subject, number);
        Map<String, ?> values = Map.of(
                "number",
                number,
                "person",
                directory.person(chat.handle(), subject).map(Person::name).orElse(""));
        if (result instanceof AcknowledgeResult.Recorded) {
            chat.say(
                    "ack-for.recorded",
                    values,
                    Chat.button(chat.text("button.missing", Map.of()), "ai chưa nhận " + number));
        } else if (result instanceof AcknowledgeResult.Already) {
            chat.say("ack-for.already", values);
        } else if (result instanceof AcknowledgeResult.NotAllowed) {
            chat.say("not-allowed");
        } else {
            chat.say("ack-for.nothing", values);
        }
    }
}
