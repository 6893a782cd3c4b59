package vn.loaxa.settings;

import java.util.List;

/** Settings that cannot be used. Carries every fault at once, each with its key and where it came from. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    public SettingsException(List<String> faults) {
        super("Cấu hình còn " + faults.size() + " chỗ sai:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
