package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.membership.RoleService;
import vn.loaxa.membership.RoleService.Result;
import vn.loaxa.text.Days;
import vn.loaxa.text.PhoneNumber;
import vn.loaxa.text.Vietnamese;

/** What is done to one person: corrected, given a post, signed out. */
final class PersonActs {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TITLE = 120;

    private final Database database;
    private final Directory directory;
    private final RoleService roles;
    private final Sessions sessions;
    private final Factors factors;
    private final Posts posts;
    private final PersonPages pages;

    PersonActs(
            Database database,
            Directory directory,
            RoleService roles,
            Sessions sessions,
            Factors factors,
            Posts posts,
            PersonPages pages) {
        this.database = database;
        this.directory = directory;
        this.roles = roles;
        this.sessions = sessions;
        this.factors = factors;
        this.posts = posts;
        this.pages = pages;
    }

    /** What was done in a word for the address; or why not, as a sentence. */
    record Ending(String did, String fault) {
        static Ending done(String did) {
            return new Ending(did, "");
        }

        static Ending refused(String key, Map<String, ?> values) {
            return new Ending("", Posts.MESSAGES.text(key, values));
        }
    }

    /** An act on the person of the address, whom the visitor is sure to see. */
    interface Act {
        Ending on(Handle handle, Person person);
    }

    void act(Context context, Visitor visitor, Act act) {
        String id = context.pathParam("id");
        Ending ending = database.write(handle -> act.on(handle, posts.person(handle, visitor, id)));
        if (ending.fault().isEmpty()) {
            context.redirect("/nguoi/" + id + "?da=" + ending.did());
        } else {
            pages.fault(context, visitor, ending.fault());
        }
    }

    void correct(Context context, Visitor visitor) {
        String name = Vietnamese.clean(typed(context, "ten"));
        String phone = typed(context, "so");
        String village = typed(context, "thon");
        act(context, visitor, (handle, person) -> {
            if (!pages.mayCorrect(handle, visitor, person)) {
                throw new NotAllowed();
            }
            Optional<String> number = PhoneNumber.read(phone).number();
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                return Ending.refused("correct.name", Map.of("most", LONGEST_NAME));
            }
            if (!phone.isEmpty() && number.isEmpty()) {
                return Ending.refused("correct.phone", Map.of("typed", phone));
            }
            directory.correct(
                    handle,
                    visitor.communeId(),
                    visitor.actor(),
                    person.id(),
                    name,
                    number.orElse(null),
                    village(handle, visitor, village).map(Village::id).orElse(null));
            return Ending.done("corrected");
        });
    }

    void grant(Context context, Visitor visitor) {
        String post = typed(context, "chuc");
        String typedUntil = OfficePages.typedDay(context);
        Optional<LocalDate> until = Days.read(typedUntil);
        act(context, visitor, (handle, person) -> {
            if (!typedUntil.isEmpty() && until.isEmpty()) {
                return Ending.refused("office.day.wrong", Map.of("typed", typedUntil));
            }
            LocalDate last = until.orElse(null);
            Result result = lead(post)
                    .map(lead -> appoint(handle, visitor, person, typed(context, "hoi"), lead, last))
                    .orElseGet(() -> give(handle, visitor, person, post, context, last));
            return result == Result.DONE
                    ? Ending.done("granted")
                    : Ending.refused("office.refused." + result.name(), Map.of());
        });
    }

    private Result appoint(
            Handle handle, Visitor visitor, Person person, String code, MemberRole lead, @Nullable LocalDate until) {
        Body body = directory.bodies(handle, visitor.communeId()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(NotThere::new);
        return roles.appoint(handle, visitor.communeId(), visitor.actor(), person.id(), body, lead, until);
    }

    private Result give(
            Handle handle, Visitor visitor, Person person, String post, Context context, @Nullable LocalDate until) {
        OfficialRole role = role(post).orElseThrow(NotThere::new);
        Optional<Village> village = village(handle, visitor, typed(context, "thon"));
        String typed = Vietnamese.clean(typed(context, "ten-chuc"));
        String usual = Posts.MESSAGES.text("office." + role)
                + village.map(of -> " " + of.name().toLowerCase(Locale.ROOT)).orElse("");
        String title = typed.isEmpty() ? usual : typed.substring(0, Math.min(LONGEST_TITLE, typed.length()));
        return roles.grant(
                handle,
                visitor.communeId(),
                visitor.actor(),
                person.id(),
                role,
                title,
                village.map(Village::id).orElse(null),
                until);
    }

    void endSession(Context context, Visitor visitor) {
        String hash = typed(context, "phien");
        act(context, visitor, (handle, person) -> {
            administers(visitor);
            sessions.end(handle, visitor.actor(), holder(visitor, person), hash);
            return Ending.done("sessions");
        });
    }

    void endSessions(Context context, Visitor visitor) {
        act(context, visitor, (handle, person) -> {
            administers(visitor);
            sessions.endAll(handle, visitor.actor(), holder(visitor, person), null);
            return Ending.done("sessions");
        });
    }

    /** For somebody who lost both phone and paper. Their sessions end too. */
    void removeFactor(Context context, Visitor visitor) {
        act(context, visitor, (handle, person) -> {
            administers(visitor);
            if (person.id().equals(visitor.id())) {
                throw new NotAllowed();
            }
            factors.remove(handle, visitor.actor(), holder(visitor, person));
            sessions.endAll(handle, visitor.actor(), holder(visitor, person), null);
            return Ending.done("factor");
        });
    }

    static SignInStore.Holder holder(Visitor visitor, Person person) {
        return new SignInStore.Holder(visitor.communeId(), person.id());
    }

    private static void administers(Visitor visitor) {
        if (!visitor.authority().mayEverywhere(Right.ADMINISTER)) {
            throw new NotAllowed();
        }
    }

    private Optional<Village> village(Handle handle, Visitor visitor, String code) {
        return directory.villages(handle, visitor.communeId()).stream()
                .filter(village -> village.code().equals(code))
                .findFirst();
    }

    private static Optional<MemberRole> lead(String typed) {
        return Arrays.stream(MemberRole.values())
                .filter(role -> role != MemberRole.MEMBER && role.name().equals(typed))
                .findFirst();
    }

    private static Optional<OfficialRole> role(String typed) {
        return Arrays.stream(OfficialRole.values())
                .filter(role -> role.name().equals(typed))
                .findFirst();
    }

    static String typed(Context context, String field) {
        String value = context.formParam(field);
        return value == null ? "" : value.strip();
    }
}
