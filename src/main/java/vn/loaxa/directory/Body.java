package vn.loaxa.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * A body: association (hội) ⊃ sub-association (chi hội) ⊃ small group, or an office.
 *
 * @param code stable code of the organisation file, such as HND-T3
 * @param group the linked GMF group chat, or null
 * @param aliases other names people use, former names included
 */
public record Body(
        BodyId id,
        String code,
        String name,
        BodyKind kind,
        @Nullable BodyId parent,
        @Nullable VillageId village,
        @Nullable ZaloGroupId group,
        List<String> aliases) {
    public Body {
        aliases = List.copyOf(aliases);
    }
}
