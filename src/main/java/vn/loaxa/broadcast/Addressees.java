package vn.loaxa.broadcast;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Recipient;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** How recipients are called in a text with places to fill. */
final class Addressees {
    private final AudienceReader.Names names;

    Addressees(AudienceReader.Names names) {
        this.names = names;
    }

    Addressee person(Recipient recipient) {
        return person(recipient.person(), recipient.body());
    }

    Addressee person(Person person, @Nullable BodyId body) {
        return new Addressee(person.name(), village(person.village()), body(body));
    }

    /** Everybody in the chat reads the same words. */
    Addressee group(ZaloGroupId group) {
        Body body = names.bodies().values().stream()
                .filter(known -> group.equals(known.group()))
                .findFirst()
                .orElse(null);
        return new Addressee(
                MessageComposer.MESSAGES.text("addressee.everybody"),
                village(body == null ? null : body.village()),
                body(body == null ? null : body.id()));
    }

    /** Nobody real: the longest of everything, for what a text can come to at most. */
    Addressee longest(List<Recipient> recipients) {
        List<Addressee> all = recipients.stream().map(this::person).toList();
        return new Addressee(
                longest(all, Addressee::name), longest(all, Addressee::village), longest(all, Addressee::body));
    }

    private static String longest(List<Addressee> all, Function<Addressee, String> part) {
        return all.stream()
                .map(part)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private String village(@Nullable VillageId village) {
        return village == null ? MessageComposer.MESSAGES.text("addressee.noVillage") : names.village(village);
    }

    private String body(@Nullable BodyId body) {
        return body == null ? MessageComposer.MESSAGES.text("addressee.noBody") : names.body(body);
    }
}
