package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.console.view.ZaloFactsView;
import vn.loaxa.console.view.ZaloFactsView.Quota;
import vn.loaxa.db.Database;
import vn.loaxa.inbox.InboxStanding;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.ZaloClient;
import vn.loaxa.zalo.user.Allowance;
import vn.loaxa.zalo.user.OfficialAccountInfo;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.user.UserQuery;
import vn.loaxa.zalo.wire.RateLimit;

/** Asks Zalo about the account's package, quotas and permissions. Takes as long as Zalo does, so it is a part of its own. */
final class ZaloFactsPage {
    private static final UserQuery ONE = new UserQuery(0, 1, null, null, null);

    private final Database database;
    private final AccountDesk desk;
    private final ZaloErrorWords reasons;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Messages sentences;
    private final Clock clock;

    ZaloFactsPage(
            Database database,
            AccountDesk desk,
            ZaloErrorWords reasons,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Messages sentences,
            Clock clock) {
        this.database = database;
        this.desk = desk;
        this.reasons = reasons;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.sentences = sentences;
        this.clock = clock;
    }

    void show(Context context, Visitor visitor) {
        ZaloClient zalo = desk.clients().forCommune(visitor.communeId());
        var ask = new ZaloQuestion(reasons, sentences);
        ZaloQuestion.Answer<OfficialAccountInfo> info =
                ask.ask(() -> zalo.officialAccount().info());
        ZaloQuestion.Answer<List<QuotaAsset>> groups =
                ask.ask(() -> zalo.groups().assets(null));
        ZaloQuestion.Answer<List<QuotaAsset>> messages =
                ask.ask(() -> zalo.quotas().ofAccount("cs", "sub_quota"));
        InboxStanding inbox = database.read(handle -> desk.inbox().standing(handle, visitor.communeId()));
        var permissions = new PermissionList(sentences, wording, clock, visitor.zone());
        permissions.answered("account", info.fault());
        permissions.answered("messages", messages.fault());
        permissions.answered("users", ask.ask(() -> zalo.users().list(ONE)).fault());
        permissions.answered(
                "history", ask.ask(() -> zalo.conversations().recent(0, 1)).fault());
        permissions.answered("groups", groups.fault());
        permissions.heard("messageEvents", inbox, "user_send_");
        permissions.heard("userEvents", inbox, "follow", "unfollow", "user_submit_info");
        Map<Quota, Integer> counted = new LinkedHashMap<>();
        messages.given().forEach(all -> all.forEach(asset -> counted.merge(quota(asset), 1, Integer::sum)));
        groups.given().forEach(all -> all.forEach(asset -> counted.merge(quota(asset), 1, Integer::sum)));
        List<Quota> quotas = counted.entrySet().stream()
                .map(entry -> several(entry.getKey(), entry.getValue()))
                .toList();
        // Without script the part is a page.
        boolean part = context.header("HX-Request") != null;
        renderer.page(
                context,
                part ? "zalo-facts" : "zalo-facts-page",
                new ZaloFactsView(
                        frame.of(visitor, sentences.text("title"), Console.ACCOUNT),
                        wording.moment(clock.instant(), clock.instant(), visitor.zone()),
                        account(info, zalo.rateLimit()),
                        quotas,
                        quotas.isEmpty() ? messages.fault() : "",
                        permissions.list()));
    }

    private List<HealthFact> account(ZaloQuestion.Answer<OfficialAccountInfo> info, RateLimit rate) {
        if (info.given().isEmpty()) {
            return List.of(new HealthFact(sentences.text("zalo.answer"), "failed", info.fault()));
        }
        OfficialAccountInfo oa = info.given().get(0);
        List<HealthFact> facts = new ArrayList<>();
        facts.add(new HealthFact(sentences.text("zalo.name"), "", oa.name()));
        facts.add(flag("zalo.verified", oa.verified()));
        @Nullable String bought = oa.packageName();
        facts.add(new HealthFact(
                sentences.text("zalo.package"), "", bought == null ? sentences.text("zalo.noPackage") : bought));
        @Nullable LocalDate until = oa.packageValidThrough();
        if (until != null) {
            boolean over = until.isBefore(LocalDate.now(clock));
            facts.add(new HealthFact(sentences.text("zalo.until"), over ? "failed" : "", wording.day(until)));
        }
        facts.add(new HealthFact(sentences.text("zalo.followers"), "", wording.number(oa.followers())));
        facts.add(flag("zalo.wallet", oa.walletLinked()));
        if (rate.limit().isPresent() && rate.remain().isPresent()) {
            String left = wording.number(rate.remain().getAsInt());
            String of = wording.number(rate.limit().getAsInt());
            facts.add(new HealthFact(
                    sentences.text("zalo.rate"), "", sentences.text("zalo.rateLeft", Map.of("left", left, "of", of))));
        }
        return facts;
    }

    private HealthFact flag(String key, boolean on) {
        return new HealthFact(
                sentences.text(key), on ? "acknowledged" : "unsure", sentences.text(key + (on ? ".yes" : ".no")));
    }

    private Quota quota(QuotaAsset asset) {
        String key = "product." + asset.productType().toLowerCase(Locale.ROOT);
        String name = sentences.has(key) ? sentences.text(key) : asset.productType();
        @Nullable LocalDate until = asset.validThrough();
        boolean over = until != null && until.isBefore(LocalDate.now(clock));
        String state = over ? "over" : asset.status().toLowerCase(Locale.ROOT);
        return new Quota(
                name,
                left(asset.allowance()),
                until == null ? "" : wording.day(until),
                over ? "failed" : state.equals("available") ? "acknowledged" : "",
                sentences.has("asset." + state) ? sentences.text("asset." + state) : "");
    }

    /** Packages that are alike stand in one line. */
    private Quota several(Quota quota, int count) {
        return count == 1
                ? quota
                : new Quota(
                        sentences.text("quota.several", Map.of("name", quota.name(), "n", wording.number(count))),
                        quota.left(),
                        quota.until(),
                        quota.status(),
                        quota.words());
    }

    private String left(Allowance allowance) {
        @Nullable Integer remain = allowance.remain();
        @Nullable Integer total = allowance.total();
        return remain == null || total == null
                ? ""
                : sentences.text("quota.left", Map.of("left", wording.number(remain), "of", wording.number(total)));
    }
}
