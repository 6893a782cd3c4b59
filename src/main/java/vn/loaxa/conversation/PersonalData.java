package vn.loaxa.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Everything that is held about one account, to hand to the one it belongs to. */
final class PersonalData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Directory directory;
    private final PersonalDataStore store = new PersonalDataStore();

    PersonalData(Directory directory) {
        this.directory = directory;
    }

    /** By kind; each line is a mapping of names to values. */
    private Map<String, List<Map<String, String>>> of(Chat chat) {
        Handle handle = chat.handle();
        CommuneId commune = chat.communeId();
        ZaloUserId user = chat.user();
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        Person person = chat.person();
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
        }
        all.put("tai_khoan", List.of(Map.of("zalo", user.value())));
        all.put("dong_y", store.consents(handle, commune, user));
        all.put("phan_anh", store.cases(handle, commune, user));
        all.put("bao_an_toan", store.checks(handle, commune, user));
        all.put("san_pham", store.products(handle, commune, user));
        return all;
    }

    String json(Chat chat) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(of(chat));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing what is held of an account", e);
        }
    }

    /** One value a line: kind, number of the entry, name, value. */
    String csv(Chat chat) {
        StringBuilder csv = new StringBuilder("loai,stt,muc,gia_tri");
        of(chat).forEach((kind, entries) -> {
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
