package vn.loaxa.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A file that is no YAML, or cannot be read. The message says what and where. */
public final class YamlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public YamlFault(Fault fault, @Nullable Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    /** What the parser found wrong, in its own words; else the problem as the fault tells it. */
    public String detail() {
        return getCause() instanceof MarkedYamlEngineException marked
                ? String.valueOf(marked.getProblem())
                : getCause() == null
                        ? fault.problem()
                        : String.valueOf(getCause().getMessage());
    }

    public Fault fault() {
        return fault;
    }
}
