package vn.loaxa.app;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.audit.Actor;
import vn.loaxa.directory.Commune;
import vn.loaxa.merger.CommuneMerger;
import vn.loaxa.merger.CommuneReport;
import vn.loaxa.merger.MergeLine;
import vn.loaxa.text.Messages;

/** Merges one commune of the database into another, or says line by line what that would do. */
@Command(name = "merge", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages commands = new Messages("commands");
    private final Messages topics = new Messages("merger");
    private final Messages report = new Messages("commune-merger");

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--from", paramLabel = "CODE", required = true, descriptionKey = "merge-from")
    private String from = "";

    @Option(names = "--into", paramLabel = "CODE", required = true, descriptionKey = "merge-into")
    private String into = "";

    @Option(names = "--dry-run", descriptionKey = "merge-dry-run")
    private boolean dryRun;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Config config = Config.read(options.read(Map.of()));
        if (!dryRun && config.httpPort() != 0 && Ports.ours(config.httpPort())) {
            throw new Failure(commands.text("merge.running", Map.of("port", config.httpPort())));
        }
        try (OfflineParts parts = OfflineParts.open(config)) {
            return parts.database().write(handle -> run(parts, handle));
        }
    }

    private int run(OfflineParts parts, Handle handle) {
        Commune ends = commune(parts, handle, from);
        Commune goesOn = commune(parts, handle, into);
        Actor actor = new Actor(null, commands.text("merge.actor"), "merge");
        CommuneReport done = new CommuneMerger(parts.directory(), parts.audit(), parts.clock())
                .run(handle, actor, ends, goesOn, dryRun);
        for (MergeLine.Topic topic : MergeLine.Topic.values()) {
            done.lines().stream().filter(line -> line.topic() == topic).forEach(line -> print(topic, line));
        }
        String end = !done.isPossible() ? "report.conflict" : done.done() ? "report.done" : "report.dry";
        terminal.out().println(report.text(end, Map.of("from", ends.name(), "into", goesOn.name())));
        return done.isPossible() ? 0 : 1;
    }

    private void print(MergeLine.Topic topic, MergeLine line) {
        terminal.out().println(topics.text("topic." + topic) + ": " + line.text());
        line.names().forEach(name -> terminal.out().println("  - " + name));
    }

    private Commune commune(OfflineParts parts, Handle handle, String code) {
        return parts.directory()
                .communeByCode(handle, code)
                .orElseThrow(() -> new Failure(commands.text("merge.unknown", Map.of("code", code))));
    }
}
