package vn.loaxa.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.MembershipResult;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.outbox.Call;
import vn.loaxa.text.PhoneNumber;
import vn.loaxa.zalo.message.Button;

/** What everybody may ask for about themselves. */
final class PersonalCommands {
    /** What is sent only to those who said yes; notices of the authorities under the law are not among them. */
    private static final List<String> PURPOSES = List.of("tin-hoi", "quang-ba");

    private final Directory directory;
    private final MembershipService membership;
    private final Audit audit;
    private final BodyChoice bodies;
    private final DataRequests requests;
    private final PersonalData held;
    private final ConversationStore store = new ConversationStore();

    PersonalCommands(Directory directory, MembershipService membership, Audit audit, DataRequests requests) {
        this.requests = requests;
        this.held = new PersonalData(directory);
        this.directory = directory;
        this.membership = membership;
        this.audit = audit;
        this.bodies = new BodyChoice(directory);
    }

    /** @param tasks how many tasks in the villages wait for them */
    void menu(Chat chat, int tasks) {
        Authority authority = chat.authority();
        List<Button> buttons = new ArrayList<>();
        StringBuilder text = new StringBuilder(chat.text("menu.head", Map.of()));
        boolean sends = authority != null
                && (authority.mayAnywhere(Right.SEND_NOTICE) || authority.mayAnywhere(Right.DRAFT_DIRECTIVE));
        if (sends) {
            text.append('\n').append(chat.text("menu.send", Map.of()));
        }
        if (authority != null && authority.mayAnywhere(Right.MANAGE_MEMBERS)) {
            text.append('\n').append(chat.text("menu.members", Map.of()));
            buttons.add(Chat.button(chat.text("button.requests", Map.of()), "duyệt"));
        } else if (authority != null && authority.mayAnywhere(Right.APPROVE_DIRECTIVE)) {
            buttons.add(Chat.button(chat.text("button.approve", Map.of()), "duyệt"));
        }
        if (authority != null && authority.mayAnywhere(Right.SEE_MISSING)) {
            text.append('\n').append(chat.text("menu.missing", Map.of()));
            buttons.add(Chat.button(chat.text("button.missing", Map.of()), "ai chưa nhận"));
        }
        if (tasks > 0) {
            text.append('\n').append(chat.text("menu.tasks", Map.of("n", tasks)));
        }
        text.append('\n').append(chat.text("menu.everybody", Map.of()));
        buttons.add(Chat.button(chat.text("button.notices", Map.of()), "thông báo"));
        buttons.add(Chat.button(chat.text("button.groups", Map.of()), "nhóm của tôi"));
        buttons.add(
                sends
                        ? Chat.button(chat.text("button.reminders", Map.of()), "lịch nhắc")
                        : Chat.button(chat.text("button.join", Map.of()), "xin vào hội"));
        if (buttons.size() < Replies.MOST_BUTTONS) {
            buttons.add(Chat.button(chat.text("button.human", Map.of()), "gặp cán bộ"));
        }
        chat.tell(text.toString(), buttons);
    }

    void groups(Chat chat, Person person) {
        List<Membership> memberships = directory.membershipsOf(chat.handle(), person.id());
        if (memberships.isEmpty()) {
            chat.say("groups.none", Chat.button(chat.text("button.join", Map.of()), "xin vào hội"));
            return;
        }
        StringBuilder lines = new StringBuilder(chat.text("groups.head", Map.of()));
        for (Membership membership : memberships) {
            directory.body(chat.handle(), membership.body()).ifPresent(body -> {
                lines.append("\n• ").append(body.name());
                if (membership.role() != MemberRole.MEMBER) {
                    lines.append(chat.text("role." + membership.role(), Map.of()));
                }
            });
        }
        chat.tell(lines.toString(), List.of());
    }

    boolean join(Chat chat, Person person, String typed) {
        return bodies.with(chat, typed, name -> "xin vào " + name, body -> {
            MembershipResult result = membership.requestJoin(
                    chat.handle(),
                    chat.communeId(),
                    person.id(),
                    body.id(),
                    chat.replies().cause());
            if (result instanceof MembershipResult.Requested) {
                chat.say("join.requested", Map.of("group", body.name()));
            } else {
                String reason = result instanceof MembershipResult.Refused refused
                        ? refused.reason().name()
                        : "NOT_ALLOWED";
                chat.say("join.refused." + reason, Map.of("group", body.name()));
            }
        });
    }

    boolean leave(Chat chat, Person person, String typed) {
        return bodies.with(chat, typed, name -> "rời " + name, body -> {
            MemberRole role = directory.membershipsOf(chat.handle(), person.id()).stream()
                    .filter(it -> it.body().equals(body.id()))
                    .map(Membership::role)
                    .findFirst()
                    .orElse(null);
            Map<String, String> values = Map.of("group", body.name());
            if (role == null) {
                chat.say("leave.not-in", values);
            } else if (role != MemberRole.MEMBER) {
                chat.say("leave.office", values);
            } else {
                chat.confirm(
                        chat.text("leave.preview", values),
                        chat.text("leave.yes", values),
                        chat.text("leave.no", values),
                        Act.member(
                                Act.Kind.LEAVE, body.id().value(), person.id().value()));
            }
        });
    }

    void applyLeave(Chat chat, Person person, BodyId id) {
        Body body = directory.body(chat.handle(), id).orElseThrow();
        Actor actor = new Actor(person.id().value(), person.name(), "chat");
        if (directory.endMembership(chat.handle(), chat.communeId(), actor, person.id(), id)) {
            if (body.group() != null) {
                chat.replies().send(new Call.RemoveFromGroup(body.group(), List.of(chat.user())));
            }
            chat.say("leave.done", Map.of("group", body.name()));
        } else {
            chat.say("leave.not-in", Map.of("group", body.name()));
        }
    }

    /** What is held about the person, in plain words. */
    void data(Chat chat, String format) {
        if (!format.isEmpty()) {
            chat.tell(format.equals("csv") ? held.csv(chat) : held.json(chat), List.of());
            return;
        }
        Person person = chat.person();
        if (person == null) {
            chat.say("data.unlinked");
            return;
        }
        String phone = person.phone();
        String village = directory.villages(chat.handle(), chat.communeId()).stream()
                .filter(it -> it.id().equals(person.village()))
                .map(it -> it.name())
                .findFirst()
                .orElse("–");
        int groups = directory.membershipsOf(chat.handle(), person.id()).size();
        chat.say(
                "data.mine",
                Map.of(
                        "name",
                        person.name(),
                        "phone",
                        phone == null ? "–" : PhoneNumber.show(phone),
                        "village",
                        village,
                        "groups",
                        groups));
    }

    /** Deletion is asked for, with its clock; a person carries it out. */
    void erase(Chat chat) {
        Person person = chat.person();
        DataRequests.Open request = requests.ask(
                chat.handle(),
                chat.communeId(),
                chat.commune().zone(),
                chat.user(),
                person == null ? null : person.id());
        record(chat, "erase");
        chat.say(
                "data.erase",
                Map.of(
                        "answer", day(chat, request.answerBy()),
                        "done", day(chat, request.doneBy())));
    }

    private static String day(Chat chat, Instant at) {
        return ShowDates.day(at.atZone(chat.commune().zone()).toLocalDate());
    }

    /** Kept in the ledger and the audit log; a person carries it out, and that is what is said. */
    void asked(Chat chat, String what, String sentence) {
        boolean given = what.equals("opt-in");
        for (String purpose : PURPOSES) {
            store.recordConsent(chat.handle(), chat.communeId(), chat.user(), purpose, given, "chat", chat.now());
        }
        record(chat, what);
        chat.say(sentence);
    }

    private void record(Chat chat, String what) {
        Person person = chat.person();
        Actor actor = person == null
                ? new Actor(null, "Tài khoản chưa liên kết", "chat")
                : new Actor(person.id().value(), person.name(), "chat");
        audit.record(chat.handle(), chat.communeId(), actor, "data." + what + "-asked", "account", Map.of());
    }
}
