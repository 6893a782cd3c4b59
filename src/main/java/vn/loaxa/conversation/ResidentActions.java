package vn.loaxa.conversation;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.conversation.camera.CameraReports;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.conversation.pledge.Campaign;
import vn.loaxa.conversation.pledge.Pledges;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.VillageId;

/** What flows ask for on behalf of residents: cases, storm check-in, products. */
final class ResidentActions {
    /** What the commune promises unless facts.yml says otherwise: {@code han_phan_anh}, in working days. */
    private static final int WORKING_DAYS = 10;

    private final ScriptLibrary library;
    private final HandOver officers;
    private final Cases cases;
    private final Households households = new Households();
    private final Products products = new Products();
    private final CameraReports cameras = new CameraReports();
    private final Pledges pledges;
    private final EvidenceActions villages;
    private final URI publicUrl;

    ResidentActions(
            ScriptLibrary library,
            HandOver officers,
            Cases cases,
            Pledges pledges,
            EvidenceActions villages,
            URI publicUrl) {
        this.pledges = pledges;
        this.villages = villages;
        this.publicUrl = publicUrl;
        this.library = library;
        this.officers = officers;
        this.cases = cases;
    }

    Input.Outcome openCase(Chat chat, Map<String, String> arguments) {
        Person person = chat.person();
        String text = arguments.getOrDefault("text", "");
        Optional<ResidentCase> opened = cases.open(
                chat.handle(),
                chat.communeId(),
                chat.commune().zone(),
                chat.user(),
                person == null ? null : person.id(),
                text,
                arguments.getOrDefault("media", ""),
                arguments.getOrDefault("place", ""),
                promised());
        if (opened.isEmpty()) {
            return Input.Outcome.of("too_many");
        }
        String number = String.valueOf(opened.get().number());
        String due = ShowDates.day(CaseCommands.at(chat, opened.get().dueAt()).toLocalDate());
        officers.tell(chat, chat.text("case.officer", Map.of("number", number, "due", due, "text", text)));
        return new Input.Outcome("opened", Map.of("so", number, "han", due));
    }

    /** Keeps which camera it is beside the case. */
    Input.Outcome cameraReport(Chat chat, Map<String, String> arguments) {
        String place = arguments.getOrDefault("place", "");
        String fault = arguments.getOrDefault("fault", "");
        String text = chat.text("camera.case", Map.of("place", place, "fault", fault));
        Input.Outcome opened = openCase(
                chat,
                Map.of(
                        "text", text,
                        "media", arguments.getOrDefault("media", ""),
                        "place", arguments.getOrDefault("spot", "")));
        if (opened.name().equals("opened")) {
            int number = Integer.parseInt(opened.values().getOrDefault("so", "0"));
            cameras.note(chat.handle(), chat.communeId(), number, place, fault);
        }
        return opened;
    }

    /** Keeps the promise beside the case by which the office follows it up. */
    Input.Outcome pledge(Chat chat, Map<String, String> arguments) {
        String title = arguments.getOrDefault("title", "");
        String gift = arguments.getOrDefault("gift", "");
        String name = arguments.getOrDefault("name", "");
        VillageId village = villages.village(chat, arguments.getOrDefault("village", ""));
        String text = chat.text(
                name.isBlank() ? "pledge.case" : "pledge.case.named",
                Map.of("title", title, "gift", gift, "name", name));
        Input.Outcome opened = openCase(chat, Map.of("text", text, "media", arguments.getOrDefault("media", "")));
        if (!opened.name().equals("opened")) {
            return opened;
        }
        int number = Integer.parseInt(opened.values().getOrDefault("so", "0"));
        var campaign = new Campaign(arguments.getOrDefault("campaign", ""), title, 0);
        pledges.promise(chat.handle(), chat.communeId(), chat.user(), number, campaign, gift, village, name);
        Map<String, String> values = new HashMap<>(opened.values());
        values.put(
                "trang",
                publicUrl.toString().isEmpty()
                        ? chat.text("pledge.nowhere", Map.of())
                        : publicUrl
                                .resolve("/cong-khai/dong-gop/" + chat.commune().code())
                                .toString());
        return new Input.Outcome("pledged", values);
    }

    private int promised() {
        String days = library.scripts().facts().getOrDefault("han_phan_anh", "");
        return days.matches("[1-9]\\d?") ? Integer.parseInt(days) : WORKING_DAYS;
    }

    Input.Outcome householdCheck(Chat chat, Map<String, String> arguments) {
        households.note(
                chat.handle(),
                chat.communeId(),
                new Households.Said(
                        chat.user().value(),
                        arguments.getOrDefault("village", ""),
                        arguments.getOrDefault("state", ""),
                        arguments.getOrDefault("note", ""),
                        chat.now()));
        return Input.Outcome.of("kept");
    }

    Input.Outcome listProduct(Chat chat, Map<String, String> arguments) {
        String user = chat.user().value();
        if (products.listedSince(
                        chat.handle(), chat.communeId(), user, chat.now().minus(Duration.ofDays(1)))
                >= Products.MOST_PER_DAY) {
            return Input.Outcome.of("too_many");
        }
        long id = products.add(
                chat.handle(),
                chat.communeId(),
                new Products.Product(
                        0,
                        user,
                        arguments.getOrDefault("name", ""),
                        arguments.getOrDefault("amount", ""),
                        arguments.getOrDefault("price", ""),
                        arguments.getOrDefault("village", ""),
                        arguments.getOrDefault("phone", ""),
                        arguments.getOrDefault("media", ""),
                        chat.now(),
                        Products.State.NEW));
        return new Input.Outcome("listed", Map.of("so", String.valueOf(id)));
    }
}
