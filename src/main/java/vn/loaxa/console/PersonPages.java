package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.console.view.MonthView.Option;
import vn.loaxa.console.view.OfficeRow;
import vn.loaxa.console.view.PersonView;
import vn.loaxa.console.view.PersonView.Fact;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.conversation.PersonalData;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;

/** Everything about one person, as far as the visitor's role and branch reach. */
final class PersonPages {
    private static final List<MemberRole> LEADS = List.of(MemberRole.CHAIR, MemberRole.LEADER, MemberRole.DEPUTY);

    private final Database database;
    private final Directory directory;
    private final PersonalData held;
    private final DataRequests requests;
    private final Factors factors;
    private final OwnPages own;
    private final Posts posts;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    PersonPages(
            Database database,
            Directory directory,
            PersonalData held,
            DataRequests requests,
            Factors factors,
            OwnPages own,
            Posts posts,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.held = held;
        this.requests = requests;
        this.factors = factors;
        this.own = own;
        this.posts = posts;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    /** Those whose office answers for the data: administrators and the officials of the commune. */
    static boolean handlesData(Visitor visitor) {
        return visitor.authority().mayEverywhere(Right.ADMINISTER)
                || visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
    }

    /** Names and phones are put right by administrators, and by leaders for members who hold no post themselves. */
    boolean mayCorrect(Handle handle, Visitor visitor, Person person) {
        return visitor.authority().mayEverywhere(Right.ADMINISTER)
                || posts.may(handle, visitor, Right.MANAGE_MEMBERS, person)
                        && directory
                                .authority(handle, visitor.communeId(), person.id())
                                .titles()
                                .isEmpty();
    }

    void show(Context context, Visitor visitor) {
        String did = String.valueOf(context.queryParam("da"));
        show(
                context,
                visitor,
                Posts.MESSAGES.has("person.did." + did) ? Posts.MESSAGES.text("person.did." + did) : "",
                "");
    }

    void fault(Context context, Visitor visitor, String error) {
        context.status(422);
        show(context, visitor, "", error);
    }

    private void show(Context context, Visitor visitor, String note, String error) {
        renderer.page(context, "person", database.<PersonView>read(handle -> {
            Person person = posts.person(handle, visitor, context.pathParam("id"));
            return view(handle, visitor, person, note, error);
        }));
    }

    private PersonView view(Handle handle, Visitor visitor, Person person, String note, String error) {
        boolean data = handlesData(visitor);
        boolean administers = visitor.authority().mayEverywhere(Right.ADMINISTER);
        boolean mayCorrect = mayCorrect(handle, visitor, person);
        boolean phones = administers || posts.may(handle, visitor, Right.SEE_PHONES, person);
        var holder = new Holder(visitor.communeId(), person.id());
        List<OfficeRow> offices = directory.officesOf(handle, visitor.communeId(), person.id()).stream()
                .map(office -> posts.row(handle, visitor, office))
                .toList();
        List<String> bodies = directory.membershipsOf(handle, person.id()).stream()
                .flatMap(membership -> directory.body(handle, membership.body()).stream()
                        .map(body -> body.name() + " · " + wording.text("role." + membership.role())))
                .toList();
        List<Option> villages = villages(handle, visitor, person);
        Map<String, List<Map<String, String>>> all =
                data ? held.of(handle, visitor.communeId(), person, person.zalo()) : Map.of();
        return new PersonView(
                frame.of(visitor, person.name(), PeoplePages.HOME),
                "/nguoi/" + person.id(),
                person.name(),
                offices.stream()
                        .filter(office -> !office.past())
                        .map(OfficeRow::title)
                        .findFirst()
                        .orElse(Posts.MESSAGES.text("person.resident")),
                note,
                error,
                facts(visitor, person, villages, phones),
                offices,
                bodies,
                mayCorrect,
                mayCorrect ? wording.phone(person.phone()) : "",
                villages,
                grant(handle, visitor, person, administers, villages),
                data,
                administers,
                kept(all),
                consents(all, visitor),
                data ? requests(handle, visitor, person) : List.of(),
                administers && !person.id().equals(visitor.id()),
                factors.isOn(handle, person.id()),
                administers ? own.rows(handle, holder, visitor) : List.of());
    }

    private List<Fact> facts(Visitor visitor, Person person, List<Option> villages, boolean phones) {
        var facts = new ArrayList<Fact>();
        String home = villages.stream()
                .filter(village -> village.selected() && !village.value().isEmpty())
                .map(Option::label)
                .findFirst()
                .orElse(Posts.MESSAGES.text("person.noVillage"));
        facts.add(new Fact(Posts.MESSAGES.text("person.village"), home));
        if (phones) {
            String phone = wording.phone(person.phone());
            facts.add(new Fact(
                    Posts.MESSAGES.text("person.phone"),
                    phone.isEmpty() ? Posts.MESSAGES.text("person.noPhone") : phone));
        }
        String status = person.zalo() == null ? "unreachable" : person.blocked() ? "failed" : "acknowledged";
        facts.add(new Fact(Posts.MESSAGES.text("person.zalo"), Posts.MESSAGES.text("person.zalo." + status)));
        Instant last = person.lastInteraction();
        if (last != null) {
            facts.add(new Fact(
                    Posts.MESSAGES.text("person.last"), wording.moment(last, clock.instant(), visitor.zone())));
        }
        return facts;
    }

    private List<Option> villages(Handle handle, Visitor visitor, Person person) {
        var options = new ArrayList<Option>();
        options.add(new Option("", Posts.MESSAGES.text("person.noVillage"), person.village() == null));
        directory
                .villages(handle, visitor.communeId())
                .forEach(village -> options.add(
                        new Option(village.code(), village.name(), village.id().equals(person.village()))));
        return options;
    }

    private PersonView.Grant grant(
            Handle handle, Visitor visitor, Person person, boolean administers, List<Option> villages) {
        if (person.id().equals(visitor.id())) {
            return new PersonView.Grant(List.of(), List.of(), List.of());
        }
        var choices = new ArrayList<Option>();
        if (administers) {
            for (OfficialRole role : OfficialRole.values()) {
                choices.add(new Option(role.name(), Posts.MESSAGES.text("office." + role), false));
            }
        }
        List<Option> bodies = new ArrayList<>();
        for (Body body : directory.bodies(handle, visitor.communeId())) {
            if (administers || visitor.may(Right.APPOINT_DEPUTY, body)) {
                bodies.add(new Option(body.code(), body.name(), false));
            }
        }
        if (!bodies.isEmpty()) {
            LEADS.forEach(lead -> choices.add(new Option(lead.name(), Posts.MESSAGES.text("office." + lead), false)));
        }
        return new PersonView.Grant(choices, bodies, villages);
    }

    private static List<Fact> kept(Map<String, List<Map<String, String>>> all) {
        return all.entrySet().stream()
                .map(entry -> new Fact(
                        Posts.MESSAGES.text("kept." + entry.getKey()),
                        Posts.MESSAGES.text(
                                "kept.count", Map.of("n", entry.getValue().size()))))
                .toList();
    }

    private List<PersonView.Consent> consents(Map<String, List<Map<String, String>>> all, Visitor visitor) {
        return all.getOrDefault("dong_y", List.of()).stream()
                .map(line -> new PersonView.Consent(
                        wording.paper(Instant.parse(String.valueOf(line.get("luc"))), visitor.zone()),
                        purpose(line.get("muc_dich")),
                        "co".equals(line.get("dong_y")),
                        String.valueOf(line.get("ban_thong_bao"))))
                .toList();
    }

    private static String purpose(@Nullable String purpose) {
        String key = "purpose." + purpose;
        return Posts.MESSAGES.has(key) ? Posts.MESSAGES.text(key) : String.valueOf(purpose);
    }

    private List<PersonView.Request> requests(Handle handle, Visitor visitor, Person person) {
        Instant now = clock.instant();
        return requests.openOf(handle, visitor.communeId(), person).stream()
                .map(request -> RequestPages.row(wording, visitor, request, now))
                .toList();
    }
}
