package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.console.view.ChatMakeView;
import vn.loaxa.console.view.ChatView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.chat.ChatCreation;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatForecast;
import vn.loaxa.membership.chat.ChatKeepers;
import vn.loaxa.membership.chat.ChatNames;
import vn.loaxa.membership.chat.ChatPackage;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.wire.ErrorFamily;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The form by which a body gets its group chat: which package, which name, who keeps it, and what will come of it. */
final class ChatMakePages {
    private final Database database;
    private final Directory directory;
    private final ChatParts parts;
    private final ChatKeepers keepers;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final ChatWords words;
    private final Clock clock;
    private final ZaloQuestion zalo;

    ChatMakePages(
            Database database,
            Directory directory,
            ChatParts parts,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.parts = parts;
        keepers = new ChatKeepers(directory, parts.rules(), clock);
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        words = new ChatWords(wording);
        this.clock = clock;
        var sentences = new Messages("account-page");
        zalo = new ZaloQuestion(new ZaloErrorWords(ErrorFamily.OA), sentences);
    }

    /** What was entered; empty texts for the first look. */
    private record Entered(String name, String asset, String keeper, boolean invite) {}

    void form(Context context, Visitor visitor) {
        show(context, visitor, new Entered("", "", "", true), "");
    }

    void make(Context context, Visitor visitor) {
        var entered = new Entered(
                typed(context, "ten"),
                typed(context, "goi"),
                typed(context, "giu"),
                "on".equals(context.formParam("moi")));
        ZaloQuestion.Answer<List<QuotaAsset>> answer = assets(visitor);
        Optional<ChatPackage> asset = free(answer, visitor).stream()
                .filter(one -> one.assetId().equals(entered.asset()))
                .findFirst();
        String fault = answer.given().isEmpty()
                ? answer.fault()
                : database.write(handle -> {
                    Body body = body(handle, context, visitor);
                    Optional<ZaloUserId> keeper = keepers.of(handle, visitor.communeId()).stream()
                            .filter(one -> one.person().id().toString().equals(entered.keeper()))
                            .map(ChatKeepers.Keeper::user)
                            .findFirst();
                    if (asset.isEmpty() || keeper.isEmpty()) {
                        return words.text(asset.isEmpty() ? "make.noPackage" : "make.noKeeper");
                    }
                    var wish = new ChatCreation.Wish(
                            entered.name(),
                            entered.asset(),
                            asset.get().size(),
                            asset.get().validThrough(),
                            keeper.get(),
                            entered.invite());
                    ChatCreations.Result result =
                            parts.creations().ask(handle, visitor.communeId(), visitor.actor(), body.id(), wish);
                    return result == ChatCreations.Result.ASKED
                            ? ""
                            : words.text(
                                    "make." + result,
                                    Map.of("n", parts.rules().now().groups().nameLength()));
                });
        if (fault.isEmpty()) {
            context.redirect("/hoi-vien/" + context.pathParam("code") + "#nhom");
        } else {
            context.status(422);
            show(context, visitor, entered, fault);
        }
    }

    private void show(Context context, Visitor visitor, Entered entered, String fault) {
        ZaloQuestion.Answer<List<QuotaAsset>> answer = assets(visitor);
        List<ChatPackage> free = free(answer, visitor);
        ChatMakeView view =
                database.read(handle -> view(handle, context, visitor, entered, free, fault(answer, free, fault)));
        renderer.page(context, "chat-make", view);
    }

    private String fault(ZaloQuestion.Answer<List<QuotaAsset>> answer, List<ChatPackage> free, String fault) {
        if (!fault.isEmpty()) {
            return fault;
        }
        return answer.given().isEmpty() ? answer.fault() : free.isEmpty() ? words.text("make.noneFree") : "";
    }

    private ChatMakeView view(
            Handle handle, Context context, Visitor visitor, Entered entered, List<ChatPackage> free, String fault) {
        Body body = body(handle, context, visitor);
        List<ChatKeepers.Keeper> persons = keepers.of(handle, visitor.communeId());
        @Nullable Person keeper = persons.isEmpty() ? null : persons.get(0).person();
        List<ChatMakeView.Choice> packages = new ArrayList<>();
        @Nullable ChatForecast chosen = null;
        for (ChatPackage asset : free) {
            ChatForecast forecast = forecast(handle, visitor, body, asset.size(), keeper);
            boolean fits = forecast.noRoom().isEmpty();
            boolean now = entered.asset().isEmpty()
                    ? chosen == null && (fits || asset.equals(free.get(free.size() - 1)))
                    : asset.assetId().equals(entered.asset());
            chosen = now ? forecast : chosen;
            packages.add(choice(asset, forecast, now));
        }
        ChatForecast forecast = chosen == null ? forecast(handle, visitor, body, 0, keeper) : chosen;
        int longest = parts.rules().now().groups().nameLength();
        return new ChatMakeView(
                frame.of(visitor, words.text("make.title", Map.of("body", body.name())), "/hoi-vien"),
                body.name(),
                "/hoi-vien/" + body.code(),
                ChatPanels.href(body),
                fault,
                entered.name().isEmpty() ? ChatNames.of(body.name(), longest) : entered.name(),
                longest,
                packages,
                persons.stream()
                        .map(one -> new ChatMakeView.Choice(
                                one.person().id().toString(),
                                one.person().name(),
                                one.title(),
                                entered.keeper().isEmpty()
                                        ? one.equals(persons.get(0))
                                        : entered.keeper()
                                                .equals(one.person().id().toString())))
                        .toList(),
                entered.invite(),
                words.text(
                        "make.cost",
                        Map.of("n", wording.number(parts.rules().now().prices().group()))),
                forecast.days() > 1
                        ? words.text(
                                "make.days",
                                Map.of(
                                        "n",
                                        wording.number(
                                                parts.rules().now().groups().invitesPerDay()),
                                        "days",
                                        forecast.days()))
                        : "",
                words.forecast(forecast),
                lists(forecast));
    }

    private List<ChatView.Names> lists(ChatForecast forecast) {
        var lists = new ArrayList<ChatView.Names>();
        Map<String, List<Person>> all = new LinkedHashMap<>();
        all.put("forecast.list.invite", forecast.invite());
        all.put("forecast.list.unreachable", forecast.unreachable());
        all.put("forecast.list.unlinked", forecast.unlinked());
        all.put("forecast.list.noRoom", forecast.noRoom());
        all.forEach((key, people) -> {
            if (!people.isEmpty()) {
                lists.add(words.names(key, people));
            }
        });
        return lists;
    }

    private ChatForecast forecast(Handle handle, Visitor visitor, Body body, int most, @Nullable Person keeper) {
        return parts.rounds().forecast(handle, visitor.communeId(), body, most, keeper == null ? null : keeper.id());
    }

    private ChatMakeView.Choice choice(ChatPackage asset, ChatForecast forecast, boolean chosen) {
        LocalDate until = asset.validThrough();
        String label = words.text(
                until == null ? "package" : "package.until",
                Map.of("n", wording.number(asset.size()), "day", until == null ? "" : wording.day(until)));
        int noRoom = forecast.noRoom().size();
        String note = noRoom == 0
                ? words.text("package.fits")
                : words.text("package.noRoom", Map.of("n", wording.number(noRoom)));
        return new ChatMakeView.Choice(asset.assetId(), label, note, chosen);
    }

    private ZaloQuestion.Answer<List<QuotaAsset>> assets(Visitor visitor) {
        return zalo.ask(() -> parts.packages().of(visitor.communeId()));
    }

    /** Packages that carry no chat and are not over, the smallest first. */
    private List<ChatPackage> free(ZaloQuestion.Answer<List<QuotaAsset>> answer, Visitor visitor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), visitor.zone());
        return ChatPackage.free(
                answer.given().stream()
                        .flatMap(List::stream)
                        .map(ChatPackage::of)
                        .toList(),
                today);
    }

    private Body body(Handle handle, Context context, Visitor visitor) {
        Body body = directory.bodies(handle, visitor.communeId()).stream()
                .filter(one -> one.code().equals(context.pathParam("code")) && visitor.may(Right.READ_MEMBERS, one))
                .findFirst()
                .orElseThrow(NotThere::new);
        if (!visitor.may(Right.MAKE_CHAT, body)) {
            throw new NotAllowed();
        }
        return body;
    }

    private static String typed(Context context, String field) {
        String typed = context.formParam(field);
        return typed == null ? "" : typed.strip();
    }
}
