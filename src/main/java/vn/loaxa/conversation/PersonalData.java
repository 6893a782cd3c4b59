package vn.loaxa.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AnswerRecords;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Everything that is held about one person or account, to hand to the one it belongs to. Thread-safe. */
public final class PersonalData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Directory directory;
    private final AnswerRecords answers = new AnswerRecords();
    private final PersonalDataStore store = new PersonalDataStore();

    public PersonalData(Directory directory) {
        this.directory = directory;
    }

    /**
     * By kind; each line is a mapping of names to values. At least one of the two is there.
     *
     * @param person of the roll, or null for an account nobody is known to have
     * @param user the account, or null for a person without one
     */
    public Map<String, List<Map<String, String>>> of(
            Handle handle, CommuneId commune, @Nullable Person person, @Nullable ZaloUserId user) {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        if (person != null) {
            Map<String, String> about = new LinkedHashMap<>();
            about.put("ho_ten", person.name());
            about.put("so_dien_thoai", person.phone() == null ? "" : person.phone());
            about.put(
                    "thon",
                    directory.villages(handle, commune).stream()
                            .filter(village -> village.id().equals(person.village()))
                            .map(village -> village.name())
                            .collect(Collectors.joining()));
            about.put("lan_cuoi_nhan_tin", String.valueOf(person.lastInteraction()));
            all.put("nguoi", List.of(about));
            List<Map<String, String>> groups = new ArrayList<>();
            directory.membershipsOf(handle, person.id()).forEach(membership -> directory
                    .body(handle, membership.body())
                    .ifPresent(body -> groups.add(Map.of(
                            "nhom", body.name(), "vai_tro", membership.role().name()))));
            all.put("nhom", groups);
            all.put("chuc_vu", offices(handle, commune, person));
            all.put("tra_loi_thong_bao", answers.of(handle, commune, person.id()));
        }
        if (user == null) {
            return all;
        }
        all.put("tai_khoan", List.of(Map.of("zalo", user.value())));
        all.put("dong_y", store.consents(handle, commune, user));
        all.put("phan_anh", store.cases(handle, commune, user));
        all.put("trao_doi", store.talks(handle, commune, user));
        all.put("bao_an_toan", store.checks(handle, commune, user));
        all.put("san_pham", store.products(handle, commune, user));
        return all;
    }

    private List<Map<String, String>> offices(Handle handle, CommuneId commune, Person person) {
        List<Map<String, String>> offices = new ArrayList<>();
        for (Office office : directory.officesOf(handle, commune, person.id())) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("chuc_vu", office.title());
            line.put("tu_ngay", office.since().toString());
            line.put("den_ngay", office.until() == null ? "" : office.until().toString());
            offices.add(line);
        }
        return offices;
    }

    String json(Chat chat) {
        return json(of(chat.handle(), chat.communeId(), chat.person(), chat.user()));
    }

    public String json(Map<String, List<Map<String, String>>> held) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(held);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing what is held of an account", e);
        }
    }

    String csv(Chat chat) {
        return csv(of(chat.handle(), chat.communeId(), chat.person(), chat.user()));
    }

    /** One value a line: kind, number of the entry, name, value. What a spreadsheet would run stays text. */
    public String csv(Map<String, List<Map<String, String>>> held) {
        StringBuilder csv = new StringBuilder("loai,stt,muc,gia_tri");
        held.forEach((kind, entries) -> {
            for (int i = 0; i < entries.size(); i++) {
                String number = String.valueOf(i + 1);
                entries.get(i).forEach((name, value) -> csv.append('\n')
                        .append(kind)
                        .append(',')
                        .append(number)
                        .append(',')
                        .append(name)
                        .append(',')
                        .append(Csv.field(value)));
            }
        });
        return csv.toString();
    }
}
