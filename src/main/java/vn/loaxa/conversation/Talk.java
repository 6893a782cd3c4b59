package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.Command.Kind;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Right;
import vn.loaxa.text.PhoneNumber;
import vn.loaxa.text.Vietnamese;

/** Decides what a text is: a yes, a choice, an answer in a flow, a command, or a question. */
final class Talk {
    /** Nobody's question is longer; what is, is a paste. */
    private static final int LONGEST_QUESTION = 2000;
    /** A report is quoted back in one bubble. */
    private static final int LONGEST_REPORT = 1000;

    private static final String REPORT = "phan-anh";
    private static final String JOIN = "gia-nhap-hoi";
    private static final String DRAFT = "soan";
    private static final String TASK = "xong-viec";

    private final ScriptLibrary library;
    private final CommandDesk desk;
    private final AnswerCommands answers;
    private final FlowRunner flows;
    private final FlowActions actions;
    private final FaqReplies faq;
    private final TaskCommands tasks;

    Talk(
            ScriptLibrary library,
            CommandDesk desk,
            AnswerCommands answers,
            FlowRunner flows,
            FlowActions actions,
            FaqReplies faq,
            TaskCommands tasks) {
        this.tasks = tasks;
        this.library = library;
        this.desk = desk;
        this.answers = answers;
        this.flows = flows;
        this.actions = actions;
        this.faq = faq;
    }

    /** What can be worked out of the words alone, before anybody waits for it. */
    void prepare(String text) {
        if (!isTooLong(text) && CommandParser.parse(text).isEmpty()) {
            faq.prepare(text);
        }
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_QUESTION;
    }

    void hear(Chat chat, String text) {
        Command command = CommandParser.parse(text).orElse(null);
        if (command == null && text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            chat.say("not-words");
            return;
        }
        if (pendingTook(chat, text, command)) {
            return;
        }
        Optional<Flow> started = library.scripts().startedBy(text);
        boolean dictated = flows.takesAnyWords(chat) && (command == null || command.kind() != Kind.MENU);
        if (dictated || flows.offers(chat, text)) {
            flows.answer(chat, text);
        } else if (started.isPresent() && answers.tookWordsOfAFlow(chat, text)) {
            return;
        } else if (started.isPresent()) {
            flows.start(chat, started.get(), Map.of("cau", text));
        } else if (command != null && led(chat, command)) {
            return;
        } else if (flows.isOpen(chat)) {
            inFlow(chat, text, command);
        } else {
            plainly(chat, text, command);
        }
    }

    /** What a flow leads through: a report with its first words, a stranger's wish to join, the notice of who may send one, a task that is done. */
    private boolean led(Chat chat, Command command) {
        if (command.kind() == Kind.FINISH_TASK) {
            return ledToPicture(chat, command);
        }
        Flow flow =
                switch (command.kind()) {
                    case REPORT_PROBLEM -> library.scripts().flows().get(REPORT);
                    case JOIN ->
                        chat.person() == null ? library.scripts().flows().get(JOIN) : null;
                    case DRAFT -> maySend(chat) ? library.scripts().flows().get(DRAFT) : null;
                    default -> null;
                };
        if (flow == null) {
            return false;
        }
        boolean told = command.kind() == Kind.REPORT_PROBLEM && !command.body().isBlank();
        flows.start(chat, flow, told ? Map.of("noi_dung", shortened(command.body())) : Map.of());
        return true;
    }

    /** Only where there is a task to report; else the desk says why not. */
    private boolean ledToPicture(Chat chat, Command command) {
        Flow flow = library.scripts().flows().get(TASK);
        if (flow == null) {
            return false;
        }
        Optional<Map<String, String>> begun = tasks.begun(chat, command.number());
        begun.ifPresent(said -> flows.start(chat, flow, said));
        return begun.isPresent();
    }

    private static boolean maySend(Chat chat) {
        Authority authority = chat.authority();
        return authority != null
                && (authority.mayAnywhere(Right.SEND_NOTICE) || authority.mayAnywhere(Right.DRAFT_DIRECTIVE));
    }

    private static String shortened(String told) {
        return told.codePointCount(0, told.length()) <= LONGEST_REPORT
                ? told
                : told.substring(0, told.offsetByCodePoints(0, LONGEST_REPORT)) + "…";
    }

    private boolean pendingTook(Chat chat, String text, @Nullable Command command) {
        Pending pending = chat.pending();
        Kind kind = command == null ? null : command.kind();
        if (pending == null) {
            boolean late = kind == Kind.YES && chat.memory().preview().pending() != null;
            if (late) {
                chat.remember(Memory::withoutPending);
                chat.say("confirm.expired");
            }
            return late;
        }
        if (pending.act() != null) {
            return confirmed(chat, pending.act(), command);
        }
        Pending.Option option = chosen(pending.options(), text);
        if (option == null) {
            return false;
        }
        chat.remember(Memory::withoutPending);
        if (option.act() != null) {
            desk.apply(chat, option.act());
        } else {
            chat.takesOffer();
            hear(chat, option.text());
        }
        return true;
    }

    private boolean confirmed(Chat chat, Pending.Act act, @Nullable Command command) {
        if (command == null) {
            return false;
        }
        switch (command.kind()) {
            case YES -> {
                Integer token = command.number();
                if (token != null && token != chat.memory().preview().token()) {
                    chat.say("confirm.other");
                    return true;
                }
                chat.remember(Memory::withoutPending);
                desk.apply(chat, act);
            }
            case NO -> {
                chat.remember(Memory::withoutPending);
                chat.say("confirm.dropped");
            }
            case MAYBE_ACKNOWLEDGE -> chat.say("confirm.please");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Pending.@Nullable Option chosen(List<Pending.Option> options, String text) {
        String folded = Vietnamese.fold(text);
        if (folded.matches("\\d")) {
            int index = Integer.parseInt(folded);
            return index >= 1 && index <= options.size() ? options.get(index - 1) : null;
        }
        return options.stream()
                .filter(option -> Vietnamese.fold(option.label()).equals(folded))
                // the text of an option is what hearing it again leads to: that must not lead back here
                .findFirst()
                .orElse(null);
    }

    /** What the open question offers was taken before; a button under a directive means that directive all the same. */
    private void inFlow(Chat chat, String text, @Nullable Command command) {
        if (answers.tookNamed(chat, text)) {
            if (chat.pending() == null) {
                flows.resume(chat);
            }
        } else if (command == null || mayAnswer(command.kind())) {
            flows.answer(chat, text);
        } else if (desk.handle(chat, command)) {
            if (chat.pending() == null && command.kind() != Kind.HUMAN) {
                flows.resume(chat);
            }
        } else {
            flows.answer(chat, text);
        }
    }

    private static boolean mayAnswer(Kind kind) {
        return switch (kind) {
            case YES, NO, MAYBE_ACKNOWLEDGE, GREETING, THANKS, ANSWER, DONE -> true;
            default -> false;
        };
    }

    private void plainly(Chat chat, String text, @Nullable Command command) {
        boolean silent = chat.now().isBefore(chat.memory().office().silentUntil());
        if (silent ? answers.tookNamed(chat, text) : answers.took(chat, text)) {
            return;
        }
        if (command != null && desk.handle(chat, command)) {
            if (command.kind() == Kind.MENU) {
                chat.remember(memory -> memory.silent(chat.now()));
            }
            return;
        }
        if (silent) {
            return;
        }
        Optional<String> phone = PhoneNumber.read(text).number();
        if (phone.isPresent() && chat.person() == null) {
            chat.say("phone." + actions.linkByPhone(chat, phone.get()).name());
        } else if (isTooLong(text)) {
            chat.say("too-long");
        } else {
            faq.answer(chat, text);
        }
    }
}
