package vn.loaxa.conversation;

import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.VillageId;

/** How people of one name are told apart. */
final class PersonWords {
    private PersonWords() {}

    /** " – " and the name of the village; empty without one. */
    static String village(Directory directory, Chat chat, Person person) {
        VillageId home = person.village();
        return home == null
                ? ""
                : directory.villages(chat.handle(), chat.communeId()).stream()
                        .filter(it -> it.id().equals(home))
                        .map(it -> " – " + it.name())
                        .findFirst()
                        .orElse("");
    }

    /** The name, told apart by village and the end of the phone number. */
    static String label(Directory directory, Chat chat, Person person) {
        String phone = person.phone();
        String end = phone == null || phone.length() < 3 ? "" : ", số máy …" + phone.substring(phone.length() - 3);
        return person.name() + village(directory, chat, person) + end;
    }
}
