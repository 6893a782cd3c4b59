package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** What one person answered to directives, as it is handed out and forgotten. Thread-safe. */
public final class AnswerRecords {
    private final AnswerRecordStore store = new AnswerRecordStore();

    /** Every answer, the earlier ones too, oldest first: names to values, as the person gets them. */
    public List<Map<String, String>> of(Handle handle, CommuneId commune, PersonId person) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (AnswerRecordStore.Row row : store.of(handle, commune, person)) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("luc", row.at().toString());
            line.put("thong_bao", String.valueOf(row.number()));
            line.put("tra_loi", row.given().said(AnswerSetReader.stored(row.answers())));
            line.put("tinh", row.latest() ? "co" : "khong");
            line.put("bao_thay", row.proxied() ? "co" : "khong");
            lines.add(line);
        }
        return lines;
    }

    /**
     * Forgets what they said in their own words, and what they said before their last word. That somebody of the roll gave this
     * answer stays, so that the tally of the office still adds up.
     */
    public void forget(Handle handle, CommuneId commune, PersonId person) {
        store.forget(handle, commune, person);
    }
}
