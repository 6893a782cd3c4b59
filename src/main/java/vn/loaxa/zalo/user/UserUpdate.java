package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * What the OA notes about a person ({@code /v3.0/oa/user/update}, zalo-openapi §5); null leaves a thing as it is.
 *
 * @param alias the name that the OA gives the person
 * @param externalId of the person in our own books
 */
public record UserUpdate(
        @Nullable String alias,
        @Nullable String externalId,
        @Nullable Shared shared) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /**
     * Goes into {@code shared_info}.
     *
     * @param cityId Zalo's number
     * @param districtId Zalo's number
     * @param birthday not before 1970, which Zalo does not take
     */
    public record Shared(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address,
            @Nullable Integer cityId,
            @Nullable Integer districtId,
            @Nullable LocalDate birthday) {
        public Shared {
            if (birthday != null && birthday.getYear() < 1970) {
                throw new LimitException("birthday", "is before 1970", "1970 or later is allowed");
            }
        }

        ObjectNode json() {
            ObjectNode node = Json.object();
            put(node, "name", name);
            put(node, "phone", phone);
            put(node, "address", address);
            if (cityId != null) {
                node.put("city_id", cityId);
            }
            if (districtId != null) {
                node.put("district_id", districtId);
            }
            put(node, "user_dob", birthday == null ? null : DAY.format(birthday));
            return node;
        }
    }

    /** Only another name. */
    public static UserUpdate alias(String alias) {
        return new UserUpdate(alias, null, null);
    }

    ObjectNode json(ZaloUserId user) {
        ObjectNode body = Json.object().put("user_id", user.value());
        if (shared != null) {
            body.set("shared_info", shared.json());
        }
        put(body, "user_alias", alias);
        put(body, "user_external_id", externalId);
        return body;
    }

    static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
