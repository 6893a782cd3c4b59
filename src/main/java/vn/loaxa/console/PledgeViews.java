package vn.loaxa.console;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.PledgesView;
import vn.loaxa.conversation.pledge.Campaign;
import vn.loaxa.conversation.pledge.Pledge;
import vn.loaxa.conversation.pledge.Pledges;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** Promises as they are read: sums by campaign, the giver's name only where they agreed to it, never a phone number. Thread-safe. */
final class PledgeViews {
    private final Directory directory;
    private final Pledges pledges;
    private final Wording wording;
    final Messages messages = new Messages("pledge");

    PledgeViews(Directory directory, Pledges pledges, Wording wording) {
        this.directory = directory;
        this.pledges = pledges;
        this.wording = wording;
    }

    /** All campaigns with the promises that are shown; campaigns without any stay away from the public list. */
    List<PledgesView.Campaign> campaigns(Handle handle, Commune commune, boolean publicly) {
        Map<VillageId, String> villages =
                directory.villages(handle, commune.id()).stream().collect(Collectors.toMap(Village::id, Village::name));
        List<Pledge> all = pledges.list(handle, commune.id()).stream()
                .filter(one -> !publicly || one.state().isPublic())
                .toList();
        return pledges.campaigns(handle, commune.id()).stream()
                .map(campaign -> campaign(
                        campaign,
                        all.stream()
                                .filter(one -> one.campaign().equals(campaign.code()))
                                .toList(),
                        villages,
                        commune.zone(),
                        publicly))
                .filter(campaign -> !publicly || !campaign.lines().isEmpty())
                .toList();
    }

    private PledgesView.Campaign campaign(
            Campaign campaign, List<Pledge> own, Map<VillageId, String> villages, ZoneId zone, boolean publicly) {
        List<Pledge> counted =
                own.stream().filter(one -> one.state().isPublic()).toList();
        long sum = sum(counted, one -> true);
        String received = wording.number(sum(counted, one -> one.state() == Pledge.State.RECEIVED));
        long others = counted.stream().filter(one -> one.dong() == 0).count();
        long percent = campaign.target() == 0 ? -1 : 100 * sum / campaign.target();
        String total = campaign.target() == 0
                ? messages.text("total", Map.of("sum", wording.number(sum), "received", received))
                : messages.text(
                        "total.target",
                        Map.of(
                                "sum",
                                wording.number(sum),
                                "target",
                                wording.number(campaign.target()),
                                "percent",
                                percent + "%",
                                "received",
                                received));
        return new PledgesView.Campaign(
                campaign.code(),
                campaign.title(),
                campaign.target() == 0 ? "" : wording.number(campaign.target()),
                total,
                (int) Math.min(100, percent),
                messages.text("families", Map.of("n", wording.number(counted.size()))),
                others == 0 ? "" : messages.text("others", Map.of("n", wording.number(others))),
                own.stream().map(one -> line(one, villages, zone, publicly)).toList());
    }

    private static long sum(List<Pledge> pledges, Predicate<Pledge> which) {
        return pledges.stream().filter(which).mapToLong(Pledge::dong).sum();
    }

    private PledgesView.Line line(Pledge pledge, Map<VillageId, String> villages, ZoneId zone, boolean publicly) {
        String state = pledge.state().name();
        return new PledgesView.Line(
                pledge.id(),
                pledge.number(),
                giver(pledge, villages),
                pledge.gift(),
                pledge.dong() == 0 ? "" : messages.text("money", Map.of("dong", wording.number(pledge.dong()))),
                String.valueOf(pledge.dong()),
                Days.show(LocalDate.ofInstant(pledge.at(), zone)),
                state,
                messages.text("st." + state),
                messages.text((publicly ? "public." : "state.") + state));
    }

    /** The name, or the village alone. */
    String giver(Pledge pledge, Map<VillageId, String> villages) {
        String village = pledge.village() == null ? "" : Objects.requireNonNullElse(villages.get(pledge.village()), "");
        if (!pledge.name().isEmpty()) {
            return village.isEmpty() ? pledge.name() : pledge.name() + ", " + Wording.lowered(village);
        }
        return village.isEmpty()
                ? messages.text("giver")
                : messages.text("giver.village", Map.of("village", Wording.lowered(village)));
    }

    /** Everything as a table for Excel, in the order of the list. */
    Sheet sheet(Handle handle, Commune commune) {
        Map<VillageId, String> villages =
                directory.villages(handle, commune.id()).stream().collect(Collectors.toMap(Village::id, Village::name));
        Map<String, String> titles = pledges.campaigns(handle, commune.id()).stream()
                .collect(Collectors.toMap(Campaign::code, Campaign::title));
        List<List<String>> rows = pledges.list(handle, commune.id()).stream()
                .map(one -> List.of(
                        String.valueOf(one.number()),
                        titles.getOrDefault(one.campaign(), one.campaign()),
                        giver(one, villages),
                        one.gift(),
                        String.valueOf(one.dong()),
                        one.village() == null ? "" : Objects.requireNonNullElse(villages.get(one.village()), ""),
                        messages.text("state." + one.state()),
                        Days.show(LocalDate.ofInstant(one.at(), commune.zone()))))
                .toList();
        List<String> head = List.of("number", "campaign", "giver", "gift", "dong", "village", "state", "day").stream()
                .map(column -> messages.text("sheet." + column))
                .toList();
        return new Sheet(messages.text("sheet.title"), head, rows);
    }
}
