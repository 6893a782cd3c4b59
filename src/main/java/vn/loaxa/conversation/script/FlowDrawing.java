package vn.loaxa.conversation.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.Step;
import vn.loaxa.text.Messages;

/**
 * A flow as a page that an official can read and sign: a Mermaid flow chart with shortened texts, and below it every step with
 * its full text, for those whose reader shows no charts.
 */
public final class FlowDrawing {
    private static final Messages MESSAGES = new Messages("conversation");
    private static final int SHORT = 70;
    private static final String START = "batdau";
    private static final String END = "ketthuc";

    private final Flow flow;
    private final Map<String, String> nodes = new LinkedHashMap<>();

    private FlowDrawing(Flow flow) {
        this.flow = flow;
        // Names of their own: "end" and the like mean something to Mermaid.
        flow.byName().keySet().forEach(id -> nodes.put(id, "b" + (nodes.size() + 1)));
        nodes.put(Flow.END, END);
    }

    /** The page, in Markdown. */
    public static String markdown(Flow flow) {
        FlowDrawing drawing = new FlowDrawing(flow);
        List<String> lines = new ArrayList<>();
        lines.add("# " + flow.title());
        lines.add("");
        lines.add(
                flow.triggers().isEmpty()
                        ? MESSAGES.text("draw.intro.command", Map.of("id", flow.id(), "how", Starts.byCommand(flow)))
                        : MESSAGES.text(
                                "draw.intro",
                                Map.of("id", flow.id(), "triggers", "“" + String.join("”, “", flow.triggers()) + "”")));
        lines.add("");
        lines.add("```mermaid");
        lines.addAll(drawing.chart());
        lines.add("```");
        lines.add("");
        lines.addAll(drawing.table());
        return String.join("\n", lines) + "\n";
    }

    private List<String> chart() {
        List<String> lines = new ArrayList<>(List.of("flowchart TD"));
        lines.add("    " + START + "([" + label(MESSAGES.text("draw.start")) + "])");
        for (Step step : flow.byName().values()) {
            lines.add("    " + node(step.id()) + shape(step, label(shortened(StepWords.what(step)))));
        }
        lines.add("    " + END + "([" + label(MESSAGES.text("draw.end")) + "])");
        if (!flow.steps().isEmpty()) {
            lines.add("    " + START + " --> " + node(flow.steps().get(0).id()));
        }
        for (Step step : flow.byName().values()) {
            for (Ways.Way way : Ways.of(step)) {
                String words = StepWords.when(way);
                String arrow = words.isEmpty() ? " --> " : " -->|" + label(shortened(words)) + "| ";
                lines.add("    " + node(step.id()) + arrow + node(way.target()));
            }
        }
        return lines;
    }

    private String node(String step) {
        return nodes.computeIfAbsent(step, missing -> "b" + (nodes.size() + 1));
    }

    private static String shape(Step step, String label) {
        if (step instanceof Step.Ask) {
            return "[/" + label + "/]";
        }
        if (step instanceof Step.Branch) {
            return "{" + label + "}";
        }
        return step instanceof Step.Perform ? "[[" + label + "]]" : "[" + label + "]";
    }

    /** In quotes, with what Mermaid would read as its own written as entities. */
    private static String label(String text) {
        return '"'
                + text.replace("#", "#35;")
                        .replace("\"", "#quot;")
                        .replace("<", "#lt;")
                        .replace(">", "#gt;")
                        .replace("|", "#124;")
                        .replace('\n', ' ')
                + '"';
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= SHORT) {
            return text;
        }
        int most = text.offsetByCodePoints(0, SHORT);
        int space = text.lastIndexOf(' ', most);
        return text.substring(0, space > most / 2 ? space : most) + "…";
    }

    private List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(MESSAGES.text("draw.table"));
        lines.add("|---|---|---|");
        for (Step step : flow.byName().values()) {
            List<String> ways = new ArrayList<>();
            for (Ways.Way way : Ways.of(step)) {
                String target = way.target().equals(Flow.END) ? MESSAGES.text("draw.end") : way.target();
                String words = StepWords.when(way);
                ways.add(words.isEmpty() ? "→ " + target : words + " → " + target);
            }
            lines.add("| " + step.id() + " | " + cell(StepWords.what(step)) + " | " + cell(String.join("\n", ways))
                    + " |");
        }
        return lines;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").strip().replace("\n", "<br>");
    }
}
