package vn.loaxa.conversation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Dispatch;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.broadcast.Plan;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Days;
import vn.loaxa.text.Numbers;
import vn.loaxa.text.Vietnamese;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;

/** {@code gửi <nhóm>, <nhóm>: <nội dung>}: what it would mean, then exactly that after ĐỒNG Ý. */
final class SendCommand {
    private static final int ANY_CASE =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern URGENT =
            Pattern.compile("(hoa toc|thuong khan|khan cap|khan)(?: (?:toi|den|cho))? +(.*)", Pattern.DOTALL);
    /** "Trả lời: 1 = Đi được; 2 = Vắng" at the end of the words. */
    private static final Pattern ASKS = Pattern.compile("(.*?)[\\s.;,]*\\b(trả lời\\s*:\\s*\\S.*)", ANY_CASE);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H'h'mm", Locale.ROOT);

    private final Directory directory;
    private final DirectiveService directives;
    private final Targets targets;
    private final NoticeDrafts drafts;

    SendCommand(Directory directory, DirectiveService directives, Papers papers) {
        this.drafts = new NoticeDrafts(papers);
        this.directory = directory;
        this.directives = directives;
        this.targets = new Targets(directory);
    }

    /**
     * As typed after {@code gửi}; the words may end with what people are asked to answer. False if this was no sending at all:
     * no such group, and nobody who sends.
     */
    boolean preview(Chat chat, PersonId actor, String typedTargets, String typed) {
        Matcher asks = ASKS.matcher(typed);
        AnswerSetReader.Read answers = AnswerSetReader.read(asks.matches() ? asks.group(2) : "");
        boolean taken = answers.fault() == null && !answers.set().none();
        return preview(
                chat,
                actor,
                typedTargets,
                taken ? asks.group(1) : typed,
                taken ? new Pending.Extra(null, false, answers.set().toString()) : Pending.Extra.NONE);
    }

    boolean preview(Chat chat, PersonId actor, String typedTargets, String text, Pending.Extra extra) {
        Authority authority = chat.authority();
        if (authority == null
                || !authority.mayAnywhere(Right.SEND_NOTICE) && !authority.mayAnywhere(Right.DRAFT_DIRECTIVE)) {
            if (text.isEmpty()) {
                return false;
            }
            chat.say("send.not-allowed");
            return true;
        }
        Urgency urgency = urgency(typedTargets);
        Wanted wanted = Wanted.read(
                urgency == Urgency.NORMAL ? typedTargets : withoutUrgency(typedTargets),
                urgency,
                ZonedDateTime.ofInstant(chat.now(), chat.commune().zone()));
        String named = wanted.targets();
        Targets.Read read = targets.read(chat, named);
        if (!read.isClear()) {
            return unclear(chat, read, typedTargets, text);
        }
        if (text.isEmpty()) {
            chat.say("send.no-text", Map.of("group", named));
            return true;
        }
        if (!allowed(chat, authority, read.parts())) {
            chat.say("send.outside", Map.of("group", BodyChoice.shortened(named)));
            return true;
        }
        if (wanted.unclearTime()) {
            chat.say("send.no-time");
            return true;
        }
        show(chat, drafts.of(chat, actor, text, urgency, read.parts(), extra).sent(wanted.dispatch()), extra);
        return true;
    }

    private boolean unclear(Chat chat, Targets.Read read, String typedTargets, String text) {
        if (text.isEmpty() && read.candidates().isEmpty()) {
            return false;
        }
        if (read.candidates().isEmpty()) {
            chat.say("send.no-group", Map.of("typed", BodyChoice.shortened(read.unclear())));
        } else {
            BodyChoice.ask(
                    chat,
                    read.unclear(),
                    read.candidates(),
                    name -> "gửi " + typedTargets.replace(read.unclear(), name) + ": " + text);
        }
        return true;
    }

    private void show(Chat chat, DirectiveDraft draft, Pending.Extra extra) {
        Plan plan = directives.plan(chat.handle(), chat.communeId(), draft);
        if (plan.roll() == 0) {
            chat.say("send.nobody");
            return;
        }
        String text = draft.text();
        if (text.codePointCount(0, text.length()) > OutgoingMessage.MAX_TEXT) {
            chat.say("send.too-long", Map.of("length", Numbers.group(text.codePointCount(0, text.length()))));
            return;
        }
        Map<String, ?> roll = Map.of("roll", Numbers.group(plan.roll()));
        chat.confirm(
                SendPreview.describe(chat, draft, plan, drafts.with(chat, draft)),
                chat.text("send.yes", roll),
                chat.text("send.no", Map.of()),
                new Act(
                        Act.Kind.SEND,
                        0,
                        0,
                        0,
                        new Pending.Notice(
                                draft.text(),
                                draft.urgency().name(),
                                Parts.store(draft.audience()),
                                plan.roll(),
                                millis(draft.dispatch().sendAt()),
                                draft.dispatch().nightReason(),
                                extra)));
    }

    /** Publishes exactly what was previewed; if the roll has changed since, shows it again instead. */
    void apply(Chat chat, PersonId actor, Pending.Notice notice) {
        Pending.Extra extra = notice.extra() == null ? Pending.Extra.NONE : notice.extra();
        DirectiveDraft draft = drafts.of(
                        chat,
                        actor,
                        notice.text(),
                        Urgency.valueOf(notice.urgency()),
                        Parts.restore(notice.audience()).parts(),
                        extra)
                .sent(new Dispatch(
                        notice.sendAt() == null ? null : Instant.ofEpochMilli(notice.sendAt()),
                        notice.nightReason() == null ? "" : notice.nightReason(),
                        false));
        if (directives.plan(chat.handle(), chat.communeId(), draft).roll() != notice.roll()) {
            chat.say("send.changed");
            show(chat, draft, extra);
            return;
        }
        PublishResult result = directives.publish(chat.handle(), chat.communeId(), draft, "chat");
        if (result instanceof PublishResult.Published published) {
            Directive directive = published.directive();
            chat.say("send.published", about(directive), buttons(chat, directive));
        } else if (result instanceof PublishResult.Scheduled scheduled) {
            Map<String, Object> values = new HashMap<>(about(scheduled.directive()));
            values.put("time", time(chat, scheduled.at()));
            chat.say(
                    "send.scheduled",
                    values,
                    Chat.button(
                            chat.text("button.stop", values),
                            "dừng " + scheduled.directive().shortNumber()));
        } else if (result instanceof PublishResult.AwaitingApproval waiting) {
            chat.say("send.waiting", about(waiting.directive()));
        } else if (result instanceof PublishResult.Refused refused) {
            chat.say("publish.refused." + refused.reason());
        }
    }

    /** Hour, weekday and day, in the commune's zone. */
    static String time(Chat chat, Instant at) {
        ZonedDateTime local = at.atZone(chat.commune().zone());
        return chat.text(
                "time.weekday",
                Map.of(
                        "time",
                        HOUR.format(local),
                        "weekday",
                        chat.text("weekday." + local.getDayOfWeek().getValue(), Map.of()),
                        "day",
                        Days.show(local)));
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : (Long) at.toEpochMilli();
    }

    private static Map<String, ?> about(Directive directive) {
        return Map.of("number", directive.shortNumber(), "roll", Numbers.group(directive.roll()));
    }

    private static Button[] buttons(Chat chat, Directive directive) {
        Map<String, ?> values = about(directive);
        return new Button[] {
            Chat.button(chat.text("button.report", values), "báo cáo " + directive.shortNumber()),
            Chat.button(chat.text("button.missing", values), "ai chưa nhận " + directive.shortNumber()),
            Chat.button(chat.text("button.stop", values), "dừng " + directive.shortNumber())
        };
    }

    private boolean allowed(Chat chat, Authority authority, List<Audience.Part> parts) {
        if (authority.mayEverywhere(Right.DRAFT_DIRECTIVE)) {
            return true;
        }
        Predicate<Body> mine =
                body -> authority.may(Right.SEND_NOTICE, body) || authority.may(Right.DRAFT_DIRECTIVE, body);
        return parts.stream().allMatch(part -> {
            if (part instanceof Audience.Part.OfBody of) {
                Optional<Body> body = directory.body(chat.handle(), of.body());
                return body.isPresent() && mine.test(body.get());
            }
            return part instanceof Audience.Part.OfVillage of
                    && authority.mayInVillage(Right.SEND_NOTICE, of.village());
        });
    }

    private static Urgency urgency(String typed) {
        Matcher found = URGENT.matcher(Vietnamese.fold(typed));
        if (!found.matches()) {
            return Urgency.NORMAL;
        }
        return switch (found.group(1).toLowerCase(Locale.ROOT)) {
            case "hoa toc" -> Urgency.FLASH;
            case "thuong khan" -> Urgency.VERY_URGENT;
            default -> Urgency.URGENT;
        };
    }

    private static String withoutUrgency(String typed) {
        Words words = new Words(typed);
        int used = words.startsWith("khan") > 0 && words.startsWith("khan cap") < 0 ? 1 : 2;
        boolean preposition = words.size() > used && words.word(used).matches("toi|den|cho");
        return words.after(preposition ? used + 1 : used);
    }
}
