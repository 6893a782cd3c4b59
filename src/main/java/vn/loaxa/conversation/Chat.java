package vn.loaxa.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Person;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** One account, one event, one transaction: who speaks, what is remembered, and how to answer. For one thread. */
final class Chat {
    private static final Messages MESSAGES = new Messages("conversation");
    private static final Duration CONFIRM_WITHIN = Duration.ofMinutes(10);

    private final Handle handle;
    private final Commune commune;
    private final ZaloUserId user;
    private final @Nullable ZaloGroupId group;
    private final Replies replies;
    private final Instant now;
    private @Nullable Person person;
    private @Nullable Authority authority;
    private Memory memory;
    private boolean tookOffer;
    private String before = "";
    private @Nullable String quoted;

    Chat(
            Handle handle,
            Commune commune,
            ZaloUserId user,
            @Nullable ZaloGroupId group,
            Replies replies,
            Memory memory,
            Instant now) {
        this.handle = handle;
        this.commune = commune;
        this.user = user;
        this.group = group;
        this.replies = replies;
        this.memory = memory;
        this.now = now;
    }

    void identified(@Nullable Person who, @Nullable Authority may) {
        person = who;
        authority = may;
    }

    Handle handle() {
        return handle;
    }

    Commune commune() {
        return commune;
    }

    CommuneId communeId() {
        return commune.id();
    }

    ZaloUserId user() {
        return user;
    }

    @Nullable
    ZaloGroupId group() {
        return group;
    }

    Instant now() {
        return now;
    }

    Replies replies() {
        return replies;
    }

    /** Null when the account is not linked to anybody in the roll. */
    @Nullable
    Person person() {
        return person;
    }

    /** Null when the account is not linked. */
    @Nullable
    Authority authority() {
        return authority;
    }

    /** Zalo's id of the message that is answered, or null. */
    @Nullable
    String quoted() {
        return quoted;
    }

    void quotes(@Nullable String message) {
        quoted = message;
    }

    boolean holdsOffice() {
        return authority != null && !authority.titles().isEmpty();
    }

    Memory memory() {
        return memory;
    }

    void remember(UnaryOperator<Memory> change) {
        memory = change.apply(memory);
    }

    /** What is heard now was chosen from what was offered in answer to a question. */
    void takesOffer() {
        tookOffer = true;
    }

    boolean tookOffer() {
        return tookOffer;
    }

    /** The sentence with the right address filled in: {ban}, {Ban}, and the commune within a sentence or at its start: {xa}, {Xa}. */
    String text(String key, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("ban", holdsOffice() ? "đồng chí" : "bác");
        all.put("Ban", holdsOffice() ? "Đồng chí" : "Bác");
        all.put("xa", CommuneName.within(commune));
        all.put("Xa", commune.name());
        return MESSAGES.text(key, all);
    }

    /** Says it to the person alone, also when they spoke in a group. */
    void say(String key, Map<String, ?> values, Button... buttons) {
        tell(text(key, values), List.of(buttons));
    }

    void say(String key, Button... buttons) {
        say(key, Map.of(), buttons);
    }

    void tell(String text, List<Button> buttons) {
        String all = before.isEmpty() ? text : before + "\n\n" + text;
        before = "";
        replies.toUser(user, all, buttons);
    }

    /** A sentence that stands at the head of the next answer. */
    void before(String sentence) {
        before = before.isEmpty() ? sentence : before + "\n" + sentence;
    }

    /** A button that types the command for the person, visibly. */
    static Button button(String title, String command) {
        return new Button.Say(title, command);
    }

    /** Shows what will be done and waits for yes. */
    void confirm(String preview, String yes, String no, Pending.Act act) {
        remember(it -> it.withPending(Pending.of(act), now.plus(CONFIRM_WITHIN)));
        tell(
                preview,
                List.of(
                        new Button.SayHidden(yes, "đồng ý " + memory.preview().token()),
                        new Button.SayHidden(no, "hủy")));
    }

    /** Offers choices; a number or a label answers too. */
    void choose(String question, List<Pending.Option> options) {
        remember(it -> it.withPending(Pending.of(options), now.plus(CONFIRM_WITHIN)));
        StringBuilder text = new StringBuilder(question);
        List<Button> buttons = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            text.append('\n').append(i + 1).append(". ").append(options.get(i).label());
            buttons.add(
                    new Button.SayHidden(options.get(i).label(), options.get(i).label()));
        }
        tell(text.toString(), buttons);
    }

    /** What waits for an answer, unless it waited too long. */
    @Nullable
    Pending pending() {
        Memory.Preview preview = memory.preview();
        return now.isBefore(preview.until()) ? preview.pending() : null;
    }
}
