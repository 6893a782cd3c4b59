package vn.loaxa.yaml;

import org.jspecify.annotations.Nullable;

/** A file that is no YAML, or cannot be read. The message says what and where. */
public final class YamlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public YamlFault(Fault fault, @Nullable Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
