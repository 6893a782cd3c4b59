package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.Lookups;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.Directory;

/** What a flow is told about the commune, within one transaction. Ids of bodies and villages are their codes. */
final class CommuneLookups implements Lookups {
    private final Directory directory;
    private final Chat chat;
    private final Map<String, String> facts;

    CommuneLookups(Directory directory, Chat chat, Map<String, String> facts) {
        this.directory = directory;
        this.chat = chat;
        this.facts = facts;
    }

    @Override
    public List<Choice> all(AnswerKind kind, Map<String, String> values) {
        return kind == AnswerKind.VILLAGE
                ? villages()
                : inVillage(values).map(CommuneLookups::choice).toList();
    }

    @Override
    public List<Choice> find(AnswerKind kind, String typed, Map<String, String> values) {
        if (kind == AnswerKind.DATETIME) {
            return Moments.read(typed, chat.now().atZone(chat.commune().zone()));
        }
        if (kind == AnswerKind.VILLAGE) {
            return directory
                    .findVillage(chat.handle(), chat.communeId(), typed)
                    .map(village -> Choice.of(village.name(), village.code()))
                    .stream()
                    .toList();
        }
        List<Body> here = inVillage(values).toList();
        String village = values.getOrDefault("thon", "");
        List<Choice> within = found(typed + " " + village)
                .filter(here::contains)
                .map(CommuneLookups::choice)
                .toList();
        return within.isEmpty() ? found(typed).map(CommuneLookups::choice).toList() : within;
    }

    @Override
    public String fact(String name) {
        return switch (name) {
            case "xa" -> CommuneName.within(chat.commune());
            case "thon_goi" -> chat.commune().villageTerm();
            default -> facts.getOrDefault(name, "");
        };
    }

    private List<Choice> villages() {
        return directory.villages(chat.handle(), chat.communeId()).stream()
                .map(village -> Choice.of(village.name(), village.code()))
                .toList();
    }

    private Stream<Body> found(String typed) {
        return directory.findBodies(chat.handle(), chat.communeId(), typed).stream()
                .filter(body -> body.kind() != BodyKind.OFFICE);
    }

    /** Sub-associations of the chosen village, or associations where none is chosen. */
    private Stream<Body> inVillage(Map<String, String> values) {
        String code = values.getOrDefault("thon.id", "");
        var village = directory.villages(chat.handle(), chat.communeId()).stream()
                .filter(it -> it.goesBy(code))
                .findFirst();
        return directory.bodies(chat.handle(), chat.communeId()).stream()
                .filter(body -> village.isPresent()
                        ? village.get().id().equals(body.village()) && body.kind() == BodyKind.SUB_ASSOCIATION
                        : body.kind() == BodyKind.ASSOCIATION);
    }

    private static Choice choice(Body body) {
        return Choice.of(body.name(), body.code());
    }
}
