package vn.loaxa.directory.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Lists and maps as they stand in a column. */
final class Columns {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Columns() {}

    /** The same value always gives the same text, so that texts can be compared; maps must be ordered. */
    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + value.getClass(), e);
        }
    }
}
