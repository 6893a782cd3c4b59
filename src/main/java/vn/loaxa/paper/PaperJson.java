package vn.loaxa.paper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A paper as text: between the reading process and us, and in a table. Thread-safe. */
public final class PaperJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Instants()))
            // What a newer version wrote more is no reason not to show the rest.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PaperJson() {}

    /** Without the picture: that is a file of its own. */
    public static String write(Paper paper) {
        return text(paper.withPicture(new byte[0]));
    }

    /** Throws {@link IllegalStateException} if it is not what {@link #write} wrote. */
    public static Paper read(String json) {
        try {
            return JSON.readValue(json, Paper.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored paper cannot be read", e);
        }
    }

    private record Wire(@Nullable Paper paper, PaperAnswer.@Nullable Refusal refusal, String detail) {}

    static String writeAnswer(PaperAnswer answer) {
        return answer instanceof PaperAnswer.Read read
                ? text(new Wire(read.paper(), null, ""))
                : text(new Wire(null, ((PaperAnswer.Refused) answer).why(), ((PaperAnswer.Refused) answer).detail()));
    }

    static PaperAnswer readAnswer(byte[] json) throws IOException {
        Wire wire = JSON.readValue(json, Wire.class);
        Paper paper = wire.paper();
        PaperAnswer.Refusal refusal = wire.refusal();
        if (paper != null) {
            return new PaperAnswer.Read(paper);
        }
        return new PaperAnswer.Refused(refusal == null ? PaperAnswer.Refusal.BROKEN : refusal, wire.detail());
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A paper cannot be written", e);
        }
    }

    private static final class Instants extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Instants() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }
}
