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
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Everything that is held about one account, to hand to the one it belongs to. */
final class PersonalData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Directory directory;
    private final PersonalDataStore store = new PersonalDataStore();

    PersonalData(Directory directory) {
        this.directory = directory;
    }

    /** What is kept, by kind; each line is a mapping of names to values. */
    record Of(Map<String, List<Map<String, String>>> kinds) {
        String json() {
            try {
                return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kinds);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Writing what is held of an account", e);
            }
        }

        /** One value a line: kind, number of the entry, name, value. */
        String csv() {
            StringBuilder csv = new StringBuilder("loai,stt,muc,gia_tri");
            kinds.forEach((kind, entries) -> {
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

    /** @param id whom the account belongs to, or null when that is not known */
    Of of(Handle handle, CommuneId commune, @Nullable ZaloUserId account, @Nullable PersonId id) {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        Person person = id == null ? null : directory.person(handle, id).orElse(null);
        if (person != null) {
            all.put("nguoi", List.of(about(handle, commune, person)));
            List<Map<String, String>> groups = new ArrayList<>();
            directory.membershipsOf(handle, person.id()).forEach(membership -> directory
                    .body(handle, membership.body())
                    .ifPresent(body -> groups.add(Map.of(
                            "nhom", body.name(), "vai_tro", membership.role().name()))));
            all.put("nhom", groups);
        }
        ZaloUserId user = account != null ? account : person == null ? null : person.zalo();
        if (user != null) {
            all.put("tai_khoan", List.of(Map.of("zalo", user.value())));
            all.put("dong_y", store.consents(handle, commune, user));
            all.put("phan_anh", store.cases(handle, commune, user));
            all.put("trao_doi", store.talks(handle, commune, user));
            all.put("bao_an_toan", store.checks(handle, commune, user));
            all.put("san_pham", store.products(handle, commune, user));
        }
        return new Of(all);
    }

    private Map<String, String> about(Handle handle, CommuneId commune, Person person) {
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
        return about;
    }

    String json(Chat chat) {
        return of(chat).json();
    }

    String csv(Chat chat) {
        return of(chat).csv();
    }

    private Of of(Chat chat) {
        Person person = chat.person();
        return of(chat.handle(), chat.communeId(), chat.user(), person == null ? null : person.id());
    }
}
