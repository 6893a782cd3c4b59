package vn.loaxa.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.ConversationEngine;
import vn.loaxa.conversation.engine.Effect;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.FlowSession;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.conversation.engine.Step;
import vn.loaxa.conversation.engine.Turn;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.text.Vietnamese;
import vn.loaxa.zalo.message.Button;

/** Carries out what the engine decides: says, asks, acts, remembers. */
final class FlowRunner {
    /** Who comes back later starts anew. */
    private static final Duration EXPIRES = Duration.ofMinutes(30);

    /** One action may lead to the next; more than this in one turn is a ring in the script. */
    private static final int MOST_ACTIONS = 10;

    private final Directory directory;
    private final ScriptLibrary library;
    private final FlowActions actions;
    private final FaqReplies faq;
    private final FlowVersions versions;

    FlowRunner(Directory directory, ScriptLibrary library, FlowActions actions, FaqReplies faq) {
        this.directory = directory;
        this.library = library;
        this.actions = actions;
        this.faq = faq;
        this.versions = new FlowVersions(library);
    }

    void start(Chat chat, Flow flow) {
        start(chat, flow, Map.of());
    }

    /** @param said answers that were given already, by the name of their variable */
    void start(Chat chat, Flow flow, Map<String, String> said) {
        Person person = chat.person();
        Map<String, String> known = new HashMap<>();
        said.forEach((name, value) -> {
            known.put(name, value);
            known.put(name + ".id", value);
        });
        if (person != null) {
            known.put("nguoi", person.name());
            known.put("nguoi.id", person.id().toString());
            directory.villages(chat.handle(), chat.communeId()).stream()
                    .filter(village -> village.id().equals(person.village()))
                    .forEach(village -> {
                        known.put("thon", village.name());
                        known.put("thon.id", village.code());
                    });
        }
        chat.remember(Memory::withoutPending);
        versions.keep(chat.handle(), flow, chat.now().toEpochMilli());
        carryOut(chat, flow, engine(chat).begin(flow, known));
    }

    /** True if these words start the flow of this name. */
    boolean isStartedBy(String flow, String text) {
        return library.scripts()
                .startedBy(text)
                .filter(started -> started.id().equals(flow))
                .isPresent();
    }

    /** True if an open question offers just these words, which then mean the answer and nothing else. */
    boolean offers(Chat chat, String text) {
        FlowSession session = open(chat);
        String folded = Vietnamese.fold(text);
        return session != null
                && session.offered().stream()
                        .anyMatch(choice -> Vietnamese.fold(choice.label()).equals(folded));
    }

    boolean isOpen(Chat chat) {
        return open(chat) != null;
    }

    private @Nullable FlowSession open(Chat chat) {
        FlowSession session = chat.memory().running().flow();
        boolean fresh = chat.now().isBefore(chat.memory().running().movedAt().plus(EXPIRES));
        return session != null
                        && fresh
                        && versions.of(chat.handle(), session.flow(), session.version())
                                .isPresent()
                ? session
                : null;
    }

    /** Takes the text as the answer; a question that is clearly one for the FAQ is answered in between. */
    void answer(Chat chat, String typed) {
        FlowSession session = open(chat);
        if (session == null) {
            return;
        }
        Flow flow = flow(chat, session);
        Turn turn = engine(chat).advance(flow, session, new Input.Typed(typed));
        FlowSession next = turn.session();
        boolean missed = next != null && next.step().equals(session.step()) && next.attempts() > session.attempts();
        if (missed && faq.isSure(typed)) {
            faq.answer(chat, typed);
            resume(chat);
        } else {
            carryOut(chat, flow, turn);
        }
    }

    /** Takes a picture, a file or a place as the answer. */
    void sent(Chat chat, Input.Sent sent) {
        FlowSession session = open(chat);
        if (session != null) {
            Flow flow = flow(chat, session);
            carryOut(chat, flow, engine(chat).advance(flow, session, sent));
        }
    }

    /** Asks the open question again after something else came in between. */
    void resume(Chat chat) {
        FlowSession session = open(chat);
        if (session != null) {
            chat.say("flow.resume");
            Flow flow = flow(chat, session);
            carryOut(chat, flow, engine(chat).advance(flow, session, new Input.Resume()));
        }
    }

    /** True if an open flow waits for what comes of this: an action that has the value among its own. */
    boolean waitsFor(Chat chat, String value) {
        FlowSession session = open(chat);
        return session != null
                && session.values().containsValue(value)
                && flow(chat, session).step(session.step()).orElse(null) instanceof Step.Perform;
    }

    /** Takes what came of an action that ended later. */
    void goOn(Chat chat, Input.Outcome outcome) {
        FlowSession session = open(chat);
        if (session != null) {
            Flow flow = flow(chat, session);
            carryOut(chat, flow, engine(chat).advance(flow, session, outcome));
        }
    }

    /** True if the open question takes whatever is typed, as it is typed. */
    boolean takesAnyWords(Chat chat) {
        FlowSession session = open(chat);
        return session != null
                && flow(chat, session).step(session.step()).orElse(null) instanceof Step.Ask ask
                && ask.kind() == AnswerKind.MESSAGE;
    }

    private Flow flow(Chat chat, FlowSession session) {
        return versions.of(chat.handle(), session.flow(), session.version()).orElseThrow();
    }

    private ConversationEngine engine(Chat chat) {
        return new ConversationEngine(
                new CommuneLookups(directory, chat, library.scripts().facts()));
    }

    private void carryOut(Chat chat, Flow flow, Turn first) {
        Turn turn = first;
        for (int acts = 0; acts < MOST_ACTIONS; acts++) {
            FlowSession session = turn.session();
            chat.remember(memory -> memory.withFlow(session, chat.now()));
            Effect.Perform action = null;
            for (Effect effect : turn.effects()) {
                if (effect instanceof Effect.Perform perform) {
                    action = perform;
                } else {
                    show(chat, effect);
                }
            }
            if (action == null || session == null) {
                return;
            }
            Input.Outcome outcome = actions.perform(chat, action);
            if (outcome == null) {
                return;
            }
            turn = engine(chat).advance(flow, session, outcome);
        }
        chat.remember(memory -> memory.withFlow(null, chat.now()));
        chat.say("flow.lost");
    }

    private static void show(Chat chat, Effect effect) {
        if (effect instanceof Effect.Say say) {
            chat.tell(say.text(), List.of());
        } else if (effect instanceof Effect.Busy) {
            chat.say("flow.busy");
        } else if (effect instanceof Effect.Ask ask) {
            ask(chat, ask);
        } else if (effect instanceof Effect.Ended ended) {
            switch (ended.reason()) {
                case CANCELLED -> chat.say("flow.cancelled");
                case STEP_GONE, TOO_MANY_STEPS -> chat.say("flow.lost");
                case FINISHED -> {}
            }
        }
    }

    /** Few options are buttons; many are numbered lines. Numbers are answers either way. */
    private static void ask(Chat chat, Effect.Ask ask) {
        List<Button> buttons = new ArrayList<>();
        StringBuilder text = new StringBuilder(ask.text());
        boolean many = ask.options().size() > Replies.MOST_BUTTONS;
        for (int i = 0; i < ask.options().size(); i++) {
            Choice option = ask.options().get(i);
            if (many) {
                text.append('\n').append(i + 1).append(". ").append(option.label());
            }
            buttons.add(Chat.button(option.label(), option.label()));
        }
        chat.tell(text.toString(), many ? List.of() : buttons);
    }
}
