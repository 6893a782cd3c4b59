package vn.loaxa.conversation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.MembershipResult;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.text.Days;

/** A leader names a deputy, and takes back a change of the list that was a slip. */
final class BranchCommands {
    private static final Pattern UNTIL = Pattern.compile(
            "(.+?)[,;]?\\s+(?:đến|den|tới|toi)(?:\\s+(?:hết|het))?(?:\\s+(?:ngày|ngay))?\\s+(\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** A term of the associations (domain §1); who says no day gets it. */
    private static final int TERM_YEARS = 5;

    private final Directory directory;
    private final MembershipService membership;
    private final BodyChoice bodies;

    BranchCommands(Directory directory, MembershipService membership) {
        this.directory = directory;
        this.membership = membership;
        this.bodies = new BodyChoice(directory);
    }

    /** @param typed the body, and the last day if one was said */
    boolean appoint(Chat chat, PersonId actor, String who, String typed) {
        LocalDate today = LocalDate.ofInstant(chat.now(), chat.commune().zone());
        Matcher said = UNTIL.matcher(typed);
        boolean dated = said.matches();
        Optional<LocalDate> until = dated ? Days.read(said.group(2)) : Optional.of(today.plusYears(TERM_YEARS));
        if (until.isEmpty() || !until.get().isAfter(today)) {
            chat.say("appoint.day", Map.of("typed", BodyChoice.shortened(typed)));
            return true;
        }
        LocalDate last = until.get();
        String named = dated ? said.group(1).strip() : typed;
        return bodies.with(
                chat,
                named,
                name -> "bổ nhiệm " + who + " làm phó " + name + " đến " + Days.show(last),
                body -> preview(chat, actor, body, who, last));
    }

    private void preview(Chat chat, PersonId actor, Body body, String who, LocalDate until) {
        MembershipResult result = membership.previewAppoint(chat.handle(), chat.communeId(), actor, body.id(), who);
        if (result instanceof MembershipResult.Ready ready) {
            ask(chat, body, ready.person(), until);
        } else if (result instanceof MembershipResult.Ambiguous several) {
            List<Pending.Option> options = several.candidates().stream()
                    .limit(Pending.MOST_OPTIONS)
                    .map(person -> new Pending.Option(
                            PersonWords.label(directory, chat, person),
                            "",
                            act(Act.Kind.ASK_APPOINT, body.id(), person.id(), until)))
                    .toList();
            chat.choose(chat.text("person.which", Map.of("typed", BodyChoice.shortened(who))), options);
        } else {
            MemberCommands.refuse(chat, result, body);
        }
    }

    private static Act act(Act.Kind kind, BodyId body, PersonId person, LocalDate until) {
        return new Act(kind, body.value(), person.value(), (int) until.toEpochDay(), null);
    }

    /** The person was picked from several: shown once more before anything is done. */
    void picked(Chat chat, Act act) {
        Body body = directory.body(chat.handle(), new BodyId(act.body())).orElseThrow();
        Person person =
                directory.person(chat.handle(), new PersonId(act.person())).orElseThrow();
        ask(chat, body, person, LocalDate.ofEpochDay(act.number()));
    }

    private void ask(Chat chat, Body body, Person person, LocalDate until) {
        Map<String, String> values = Map.of(
                "person", PersonWords.label(directory, chat, person), "group", body.name(), "until", Days.show(until));
        chat.confirm(
                chat.text("appoint.preview", values),
                chat.text("appoint.yes", values),
                chat.text("appoint.no", values),
                act(Act.Kind.APPOINT, body.id(), person.id(), until));
    }

    void apply(Chat chat, PersonId actor, Act act) {
        Body body = directory.body(chat.handle(), new BodyId(act.body())).orElseThrow();
        LocalDate until = LocalDate.ofEpochDay(act.number());
        MembershipResult result = membership.appointDeputy(
                chat.handle(), chat.communeId(), actor, body.id(), new PersonId(act.person()), until);
        if (result instanceof MembershipResult.Done done) {
            chat.say(
                    "appoint.done",
                    Map.of("person", done.person().name(), "group", body.name(), "until", Days.show(until)));
        } else {
            MemberCommands.refuse(chat, result, body);
        }
    }

    void undo(Chat chat, PersonId actor) {
        MembershipResult result = membership.undo(
                chat.handle(), chat.communeId(), actor, chat.replies().cause());
        if (result instanceof MembershipResult.Done done) {
            int count = directory.countMembers(chat.handle(), done.body().id());
            chat.say(
                    "undo.done",
                    Map.of("person", done.person().name(), "group", done.body().name(), "count", count));
        } else if (result instanceof MembershipResult.Refused refused
                && refused.reason() != MembershipResult.Reason.NOTHING_TO_UNDO) {
            chat.say("not-allowed");
        } else {
            chat.say("undo.nothing");
        }
    }
}
