package vn.loaxa.settings;

/**
 * Zalo's rules as they are at this moment. Ask at each use and keep the answer no longer than one decision: an administrator may
 * change a line while the server runs. A table is such a source of itself, for where nothing changes. Thread-safe.
 */
@FunctionalInterface
public interface RulesInForce {
    ZaloRules now();
}
