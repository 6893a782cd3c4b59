package vn.loaxa.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.JoinRequest;
import vn.loaxa.membership.MembershipResult;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.text.PhoneNumber;
import vn.loaxa.zalo.message.Button;

/** What leaders do with the lists of their own branch. */
final class MemberCommands {
    private static final int REQUESTS_WITH_BUTTONS = 2;

    private final Directory directory;
    private final MembershipService membership;
    private final BodyChoice bodies;

    MemberCommands(Directory directory, MembershipService membership) {
        this.directory = directory;
        this.membership = membership;
        this.bodies = new BodyChoice(directory);
    }

    /** Without a name: of what is one's own to look after. */
    boolean list(Chat chat, PersonId actor, String typed) {
        if (typed.isBlank()) {
            return listOwn(chat, actor);
        }
        return bodies.with(chat, typed, name -> "thành viên " + name, body -> {
            MembershipResult result = membership.list(chat.handle(), chat.communeId(), actor, body.id());
            if (result instanceof MembershipResult.Listed listed) {
                show(chat, listed);
            } else {
                refuse(chat, result, body);
            }
        });
    }

    private boolean listOwn(Chat chat, PersonId actor) {
        Authority authority = chat.authority();
        List<Body> own = directory.membershipsOf(chat.handle(), actor).stream()
                .map(membership ->
                        directory.body(chat.handle(), membership.body()).orElseThrow())
                .filter(body -> authority != null && authority.may(Right.MANAGE_MEMBERS, body))
                .toList();
        if (own.size() == 1) {
            return list(chat, actor, own.get(0).name());
        }
        if (!own.isEmpty()) {
            BodyChoice.ask(chat, "thành viên", own, name -> "thành viên " + name);
        }
        return !own.isEmpty();
    }

    private void show(Chat chat, MembershipResult.Listed listed) {
        boolean phones = chat.authority() != null && chat.authority().may(Right.SEE_PHONES, listed.body());
        StringBuilder lines = new StringBuilder(chat.text(
                "members.head",
                Map.of("group", listed.body().name(), "count", listed.people().size())));
        for (int i = 0; i < listed.people().size(); i++) {
            Person person = listed.people().get(i);
            lines.append('\n').append(i + 1).append(". ").append(person.name());
            MemberRole role = listed.memberships().get(i).role();
            if (role != MemberRole.MEMBER) {
                lines.append(chat.text("role." + role, Map.of()));
            }
            String phone = person.phone();
            if (phones && phone != null) {
                lines.append(" · ").append(PhoneNumber.show(phone));
            }
            if (person.zalo() == null) {
                lines.append(chat.text("members.no-zalo", Map.of()));
            }
        }
        int below = directory.countMembers(chat.handle(), listed.body().id());
        if (listed.people().size() < below) {
            lines.append('\n').append(chat.text("members.below", Map.of("count", below)));
        }
        chat.tell(lines.toString(), List.of());
    }

    boolean add(Chat chat, PersonId actor, String who, String typedBody) {
        return bodies.with(
                chat,
                typedBody,
                name -> "thêm " + who + " vào " + name,
                body -> preview(
                        chat,
                        body,
                        who,
                        membership.previewAdd(chat.handle(), chat.communeId(), actor, body.id(), who),
                        Act.Kind.ADD_MEMBER));
    }

    boolean remove(Chat chat, PersonId actor, String who, String typedBody) {
        return bodies.with(
                chat,
                typedBody,
                name -> "bớt " + who + " khỏi " + name,
                body -> preview(
                        chat,
                        body,
                        who,
                        membership.previewRemove(chat.handle(), chat.communeId(), actor, body.id(), who),
                        Act.Kind.REMOVE_MEMBER));
    }

    private void preview(Chat chat, Body body, String who, MembershipResult result, Act.Kind kind) {
        if (result instanceof MembershipResult.Ready ready) {
            ask(chat, ready.body(), ready.person(), ready.inGroupChat(), kind);
        } else if (result instanceof MembershipResult.Ambiguous several) {
            Act.Kind chosen = kind == Act.Kind.ADD_MEMBER ? Act.Kind.ASK_ADD : Act.Kind.ASK_REMOVE;
            List<Pending.Option> options = several.candidates().stream()
                    .limit(Pending.MOST_OPTIONS)
                    .map(person -> new Pending.Option(
                            PersonWords.label(directory, chat, person),
                            "",
                            Act.member(chosen, body.id().value(), person.id().value())))
                    .toList();
            chat.choose(chat.text("person.which", Map.of("typed", BodyChoice.shortened(who))), options);
        } else {
            refuse(chat, result, body);
        }
    }

    /** The person was picked from several: shown once more before anything is done. */
    void picked(Chat chat, Act act) {
        Body body = directory.body(chat.handle(), new BodyId(act.body())).orElseThrow();
        Person person =
                directory.person(chat.handle(), new PersonId(act.person())).orElseThrow();
        Act.Kind kind = act.kind() == Act.Kind.ASK_ADD ? Act.Kind.ADD_MEMBER : Act.Kind.REMOVE_MEMBER;
        ask(chat, body, person, body.group() != null && person.zalo() != null, kind);
    }

    private void ask(Chat chat, Body body, Person person, boolean inGroupChat, Act.Kind kind) {
        Map<String, String> values = Map.of("person", PersonWords.label(directory, chat, person), "group", body.name());
        String word = kind == Act.Kind.ADD_MEMBER ? "add" : "remove";
        String preview = chat.text("members." + word + ".preview", values)
                + (inGroupChat ? "\n" + chat.text("members." + word + ".chat", values) : "");
        chat.confirm(
                preview,
                chat.text("members." + word + ".yes", values),
                chat.text("members." + word + ".no", values),
                Act.member(kind, body.id().value(), person.id().value()));
    }

    void apply(Chat chat, PersonId actor, Act act) {
        Body body = directory.body(chat.handle(), new BodyId(act.body())).orElseThrow();
        PersonId person = new PersonId(act.person());
        boolean adding = act.kind() == Act.Kind.ADD_MEMBER;
        String cause = chat.replies().cause();
        MembershipResult result = adding
                ? membership.add(chat.handle(), chat.communeId(), actor, body.id(), person, cause)
                : membership.remove(chat.handle(), chat.communeId(), actor, body.id(), person, cause);
        if (result instanceof MembershipResult.Done done) {
            int count = directory.countMembers(chat.handle(), body.id());
            chat.say(
                    adding ? "members.added" : "members.removed",
                    Map.of("person", done.person().name(), "group", body.name(), "count", count),
                    Chat.button(chat.text("button.undo", Map.of()), "hoàn tác"),
                    Chat.button(chat.text("button.members", Map.of()), "thành viên " + body.name()));
        } else {
            refuse(chat, result, body);
        }
    }

    /** Open join requests; false if there are none. */
    boolean requests(Chat chat, PersonId actor) {
        MembershipResult result = membership.openRequests(chat.handle(), chat.communeId(), actor);
        if (!(result instanceof MembershipResult.Requests requests)
                || requests.open().isEmpty()) {
            return false;
        }
        StringBuilder lines = new StringBuilder(
                chat.text("requests.head", Map.of("count", requests.open().size())));
        List<Button> buttons = new ArrayList<>();
        for (JoinRequest request : requests.open()) {
            Map<String, ?> values = Map.of(
                    "id", request.id(),
                    "person", PersonWords.label(directory, chat, request.applicant()),
                    "group", request.body().name());
            lines.append('\n').append(chat.text("requests.line", values));
            if (buttons.size() < 2 * REQUESTS_WITH_BUTTONS) {
                buttons.add(Chat.button(chat.text("requests.accept", values), "nhận đơn " + request.id()));
                buttons.add(Chat.button(chat.text("requests.refuse", values), "từ chối đơn " + request.id()));
            }
        }
        chat.tell(lines.toString(), buttons);
        return true;
    }

    void decide(Chat chat, PersonId actor, long request, boolean accepted) {
        MembershipResult result = membership.decide(
                chat.handle(),
                chat.communeId(),
                actor,
                request,
                accepted,
                chat.replies().cause());
        if (result instanceof MembershipResult.Done done) {
            chat.say(
                    accepted ? "requests.accepted" : "requests.refused",
                    Map.of("person", done.person().name(), "group", done.body().name()));
        } else if (result instanceof MembershipResult.Refused refused
                && refused.reason() == MembershipResult.Reason.NO_SUCH_REQUEST) {
            chat.say("requests.gone", Map.of("id", request));
        } else {
            chat.say("not-allowed");
        }
    }

    static void refuse(Chat chat, MembershipResult result, Body body) {
        String reason = result instanceof MembershipResult.Refused refused
                ? refused.reason().name()
                : "NOT_ALLOWED";
        chat.say("members.refused." + reason, Map.of("group", body.name()));
    }
}
