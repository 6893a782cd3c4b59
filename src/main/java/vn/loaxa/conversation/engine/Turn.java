package vn.loaxa.conversation.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one input led to; {@code session} is null when the flow is over. */
public record Turn(@Nullable FlowSession session, List<Effect> effects) {
    public Turn {
        effects = List.copyOf(effects);
    }
}
