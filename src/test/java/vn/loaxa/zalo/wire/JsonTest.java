package vn.loaxa.zalo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"17, 17", "\"17\", 17", "\" 17 \", 17", "1.7e1, 17", "1767000000123, 1767000000123"})
    void aNumberMayBeAString(String written, long value) throws IOException {
        assertThat(Json.number(field(written), "f")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"x\"", "1.5", "{}", "[1]", "99999999999999999999"})
    void whatIsNoWholeNumberIsNothing(String written) throws IOException {
        assertThat(Json.number(field(written), "f")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"true,true", "\"true\",true", "1,true", "\"1\",true", "false,false", "0,false", "null,false"})
    void aFlagMayBeAStringOrANumber(String written, boolean value) throws IOException {
        assertThat(Json.flag(field(written), "f")).isEqualTo(value);
    }

    @Test
    void anIdBeyondDoublePrecisionKeepsItsDigits() throws IOException {
        assertThat(Json.text(field("9007199254740993123"), "f")).isEqualTo("9007199254740993123");
    }

    @Test
    void daysAndInstantsAreReadAsZaloWritesThem() throws IOException {
        assertThat(Json.day(field("\"31/12/2026\""), "f")).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(Json.day(field("\"sớm\""), "f")).isNull();
        assertThat(Json.instant(field("\"1767000000123\""), "f")).isEqualTo(Instant.ofEpochMilli(1_767_000_000_123L));
    }

    private static JsonNode field(String written) throws IOException {
        return Json.parse(("{\"f\":" + written + "}").getBytes(StandardCharsets.UTF_8));
    }
}
