package vn.loaxa.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.Template;
import vn.loaxa.conversation.faq.FaqAnswer;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.faq.FaqIndex;
import vn.loaxa.conversation.script.Rehearsal;
import vn.loaxa.conversation.script.Scripts;
import vn.loaxa.conversation.script.Stage;
import vn.loaxa.conversation.script.Starts;
import vn.loaxa.conversation.script.Transcript;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** One talk in the terminal: words that start a flow start it, all others are questions. */
final class Chat {
    private final Messages messages = new Messages("commands");
    private final Terminal terminal;
    private final Scripts.Loaded loaded;
    private final Stage stage;
    private final FaqIndex faq;
    private final List<Transcript> said = new ArrayList<>();
    private final List<Transcript.Line> questions = new ArrayList<>();
    private String questionsOf = "";

    Chat(Terminal terminal, Scripts.Loaded loaded, Stage stage) {
        this.terminal = terminal;
        this.loaded = loaded;
        this.stage = stage;
        faq = new FaqIndex(loaded.scripts().faq());
    }

    /** Until the input ends or the person leaves; gives what was said. */
    List<Transcript> talk() throws IOException {
        terminal.out().println(messages.text("chat.hello"));
        loaded.scripts().flows().values().forEach(flow -> terminal.out()
                .println("  " + flow.title() + ": " + begins(flow)));
        for (String typed = next(); typed != null; typed = next()) {
            Optional<Flow> started = started(typed);
            if (started.isPresent()) {
                play(started.get());
            } else {
                ask(typed);
            }
        }
        if (!questions.isEmpty() && !questionsOf.isEmpty()) {
            said.add(new Transcript("", "", questionsOf, Map.of(), List.of(), List.of(), questions));
        }
        return said;
    }

    /** The words that begin it; with the server, a flow without such words begins by a command. */
    private String begins(Flow flow) {
        return flow.triggers().isEmpty()
                ? messages.text("chat.by-command", Map.of("id", flow.id(), "how", Starts.byCommand(flow)))
                : String.join(" · ", flow.triggers());
    }

    private Optional<Flow> started(String typed) {
        String id = Vietnamese.fold(typed).replace(' ', '-');
        return loaded.scripts().startedBy(typed).or(() -> loaded.scripts().flows().values().stream()
                .filter(flow -> flow.triggers().isEmpty() && flow.id().equals(id))
                .findFirst());
    }

    private @Nullable String next() throws IOException {
        while (true) {
            terminal.out().print("> ");
            terminal.out().flush();
            String line = terminal.in().readLine();
            if (line == null || Vietnamese.fold(line).equals(messages.text("chat.leave"))) {
                terminal.out().println();
                return null;
            }
            if (!line.isBlank()) {
                return line.strip();
            }
        }
    }

    private void play(Flow flow) throws IOException {
        Rehearsal rehearsal = new Rehearsal(loaded.scripts(), flow, stage);
        List<Transcript.Line> heard = new ArrayList<>();
        show(heard, rehearsal.begin());
        while (rehearsal.goesOn()) {
            List<String> outcomes = List.copyOf(rehearsal.outcomes());
            if (!outcomes.isEmpty()) {
                terminal.out().println(messages.text("chat.outcomes"));
                number(outcomes);
            }
            String typed = next();
            if (typed == null) {
                break;
            }
            boolean action = !outcomes.isEmpty();
            String meant = action ? outcome(typed, outcomes) : typed;
            heard.add(new Transcript.Line(action ? Transcript.Who.RETURNS : Transcript.Who.USER, meant));
            show(heard, action ? rehearsal.returns(meant) : rehearsal.say(meant));
        }
        said.add(new Transcript("", flow.id(), "", stage.known(), stage.villages(), stage.bodies(), heard));
    }

    private static String outcome(String typed, List<String> outcomes) {
        boolean number = typed.matches("\\d{1,2}") && Integer.parseInt(typed) >= 1;
        return number && Integer.parseInt(typed) <= outcomes.size() ? outcomes.get(Integer.parseInt(typed) - 1) : typed;
    }

    private void show(List<Transcript.Line> heard, List<Transcript.Line> lines) {
        heard.addAll(lines);
        for (Transcript.Line line : lines) {
            switch (line.who()) {
                case BOT -> terminal.out().println("OA: " + line.text());
                case OPTIONS -> number(List.of(line.text().split(" \\| ")));
                case DO -> terminal.out().println(messages.text("chat.do", Map.of("action", line.text())));
                case ENDED -> terminal.out().println(messages.text("chat.ended." + line.text()));
                case USER, SENDS, RETURNS, ANSWER -> terminal.out().println(line.text());
            }
        }
    }

    private void number(List<String> options) {
        for (int i = 0; i < options.size(); i++) {
            terminal.out().println("    [" + (i + 1) + "] " + options.get(i));
        }
    }

    private void ask(String typed) {
        FaqAnswer answer = faq.find(typed);
        questions.add(new Transcript.Line(Transcript.Who.USER, typed));
        questions.add(vn.loaxa.conversation.script.Transcripts.answer(answer));
        if (answer instanceof FaqAnswer.Sure sure) {
            terminal.out().println("OA: " + filled(sure.entry().answer()));
            if (questionsOf.isEmpty()) {
                questionsOf = file(sure.entry());
            }
        } else if (answer instanceof FaqAnswer.Unsure unsure) {
            terminal.out().println(messages.text("chat.unsure"));
            number(unsure.nearest().stream().map(FaqEntry::question).toList());
            if (questionsOf.isEmpty()) {
                questionsOf = file(unsure.nearest().get(0));
            }
        } else {
            terminal.out().println(messages.text("chat.unknown"));
        }
    }

    private String file(FaqEntry entry) {
        return loaded.entryFiles().getOrDefault(entry.id(), "").replaceFirst("^faq/", "");
    }

    private String filled(String answer) {
        return Template.fill(answer, name -> loaded.scripts().facts().getOrDefault(name, "…"));
    }
}
