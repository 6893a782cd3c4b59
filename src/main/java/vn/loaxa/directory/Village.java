package vn.loaxa.directory;

/** A village; {@code code} is the one of the organisation file, such as T3. */
public record Village(VillageId id, String code, String name) {}
