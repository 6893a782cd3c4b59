package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.Effect;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.conversation.script.Actions;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.membership.MembershipResult;
import vn.loaxa.membership.MembershipService;

/** Does what flows ask for. */
final class FlowActions {
    private final Directory directory;
    private final MembershipService membership;
    private final HandOver handOver;
    private final ResidentActions residents;
    private final NoticeActions notices;
    private final EvidenceActions evidence;
    private final TaskCommands tasks;
    private final ConversationStore store = new ConversationStore();

    FlowActions(
            Directory directory,
            MembershipService membership,
            HandOver handOver,
            ResidentActions residents,
            NoticeActions notices,
            EvidenceActions evidence,
            TaskCommands tasks) {
        this.tasks = tasks;
        this.evidence = evidence;
        this.notices = notices;
        this.residents = residents;
        this.directory = directory;
        this.membership = membership;
        this.handOver = handOver;
    }

    /** Null for what ends later. */
    Input.@Nullable Outcome perform(Chat chat, Effect.Perform action) {
        Map<String, String> arguments = action.arguments();
        return switch (action.action()) {
            case Actions.LINK_PHONE -> linkByPhone(chat, arguments.getOrDefault("phone", ""));
            case Actions.JOIN_REQUEST -> Input.Outcome.of(join(chat, arguments.getOrDefault("body", "")));
            case Actions.CONSENT -> consent(chat, arguments);
            case Actions.OPEN_CASE -> residents.openCase(chat, arguments);
            case Actions.HOUSEHOLD_CHECK -> residents.householdCheck(chat, arguments);
            case Actions.LIST_PRODUCT -> residents.listProduct(chat, arguments);
            case Actions.SURVEY -> evidence.survey(chat, arguments);
            case Actions.SURVEY_FORGET -> evidence.forgetSurvey(chat);
            case Actions.FILING_LED -> evidence.led(chat, arguments);
            case Actions.FILING_SAID -> evidence.said(chat, arguments);
            case Actions.CAMERA_REPORT -> residents.cameraReport(chat, arguments);
            case Actions.PLEDGE -> residents.pledge(chat, arguments);
            case Actions.FINISH_TASK -> tasks.finish(chat, arguments);
            case Actions.PREVIEW_NOTICE -> notices.preview(chat, arguments);
            case Actions.TAKE_PAPER -> notices.takePaper(chat, arguments);
            case Actions.HAND_OVER -> {
                handOver.begin(chat);
                yield Input.Outcome.of("handed");
            }
            default -> throw new IllegalStateException("The linter let the unknown action pass: " + action.action());
        };
    }

    /**
     * Links the account to the person with this phone. A typed number proves little, so one that belongs to an official or
     * a leader links nothing: somebody of the office must do that.
     */
    Input.Outcome linkByPhone(Chat chat, String phone) {
        List<Person> owners = directory.findPeople(chat.handle(), chat.communeId(), phone, null, 2);
        boolean office = owners.stream().anyMatch(owner -> !directory
                .authority(chat.handle(), chat.communeId(), owner.id())
                .titles()
                .isEmpty());
        if (office && chat.person() == null) {
            return Input.Outcome.of("office");
        }
        Optional<Person> linked = directory.linkByPhone(chat.handle(), chat.communeId(), chat.user(), phone);
        if (linked.isEmpty()) {
            return Input.Outcome.of("unknown");
        }
        Person person = linked.get();
        chat.identified(person, directory.authority(chat.handle(), chat.communeId(), person.id()));
        return new Input.Outcome("linked", Map.of("nguoi", person.name()));
    }

    private String join(Chat chat, String code) {
        Person person = chat.person();
        Optional<Body> body = directory.bodies(chat.handle(), chat.communeId()).stream()
                .filter(it -> it.code().equals(code))
                .findFirst();
        if (person == null || body.isEmpty()) {
            return "not_linked";
        }
        MembershipResult result = membership.requestJoin(
                chat.handle(),
                chat.communeId(),
                person.id(),
                body.get().id(),
                chat.replies().cause());
        if (result instanceof MembershipResult.Refused refused) {
            return switch (refused.reason()) {
                case ALREADY_MEMBER -> "member";
                case ALREADY_REQUESTED -> "waiting";
                default -> "refused";
            };
        }
        return "requested";
    }

    private Input.Outcome consent(Chat chat, Map<String, String> arguments) {
        store.recordConsent(
                chat.handle(),
                chat.communeId(),
                chat.user(),
                arguments.getOrDefault("purpose", ""),
                arguments.getOrDefault("given", "").equals("yes"),
                arguments.getOrDefault("notice", ""),
                chat.now());
        return Input.Outcome.of("kept");
    }
}
