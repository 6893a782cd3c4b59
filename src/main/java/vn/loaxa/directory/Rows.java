package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Columns that may be empty, and people as they stand in a row. */
final class Rows {
    /** To be followed by a FROM that has {@code person p} and, joined to its left, {@code zalo_account a}. */
    static final String PERSON =
            "p.id AS person_id, p.name, p.phone, p.village_id, a.user_id, a.follows, a.blocked, a.last_interaction";

    private Rows() {}

    static Person person(ResultSet row) throws SQLException {
        Long village = number(row, "village_id");
        String user = row.getString("user_id");
        Long last = number(row, "last_interaction");
        return new Person(
                new PersonId(row.getLong("person_id")),
                row.getString("name"),
                row.getString("phone"),
                village == null ? null : new VillageId(village),
                user == null ? null : new ZaloUserId(user),
                row.getInt("follows") == 1,
                row.getInt("blocked") == 1,
                last == null ? null : Instant.ofEpochMilli(last));
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        String day = row.getString(column);
        return day == null ? null : LocalDate.parse(day);
    }
}
