package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/** Where a message to a phone number is. {@code deliveredAt} is set once it has arrived. */
public record TemplateStatus(State state, @Nullable Instant deliveredAt) {
    /** As Zalo counts. */
    public enum State {
        /** -1: there is no such message. */
        NOT_FOUND,
        /** 0: Zalo has it, the phone not yet. */
        ON_THE_WAY,
        /** 1: the phone has it. */
        DELIVERED,
        /** Something that Zalo has added since. */
        OTHER
    }

    static TemplateStatus of(JsonNode data) {
        State state =
                switch (Json.integerOr(data, "status", Integer.MIN_VALUE)) {
                    case -1 -> State.NOT_FOUND;
                    case 0 -> State.ON_THE_WAY;
                    case 1 -> State.DELIVERED;
                    default -> State.OTHER;
                };
        return new TemplateStatus(state, Json.instant(data, "delivery_time"));
    }
}
