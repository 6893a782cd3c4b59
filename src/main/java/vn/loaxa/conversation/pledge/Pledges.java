package vn.loaxa.conversation.pledge;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.text.Vietnamese;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Promises of residents. Who may do what is the caller's to check. All writes take part in the caller's transaction. Thread-safe: holds
 * no state of its own.
 */
public final class Pledges {
    private static final int LONGEST = 120;

    private final Audit audit;
    private final Clock clock;
    private final PledgeStore store = new PledgeStore();

    public Pledges(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes a promise; it is public only after an official has looked at it. The campaign comes into being with its first promise.
     *
     * @param number of the case that the office follows it up by
     * @param gift in the giver's words; long numbers (phones, identity cards) are left out
     * @param name to be shown; empty without the giver's consent
     */
    public void promise(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            int number,
            Campaign campaign,
            String gift,
            @Nullable VillageId village,
            String name) {
        store.found(handle, commune, campaign);
        store.add(
                handle,
                commune,
                user,
                new Pledge(
                        0,
                        number,
                        campaign.code(),
                        shown(gift),
                        Dong.read(gift).orElse(0),
                        village,
                        shown(name),
                        Pledge.State.NEW,
                        clock.instant()));
    }

    private static String shown(String typed) {
        // Amounts with points (1.500.000) stay; a phone or identity number is nine digits and more.
        String text = Vietnamese.clean(typed).replaceAll("\\+?\\d(?:[ .-]?\\d){8,}", "…");
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** By title. */
    public List<Campaign> campaigns(Handle handle, CommuneId commune) {
        return store.campaigns(handle, commune);
    }

    /** All of the commune, newest first. */
    public List<Pledge> list(Handle handle, CommuneId commune) {
        return store.list(handle, commune);
    }

    public Optional<Pledge> byId(Handle handle, CommuneId commune, long id) {
        return store.list(handle, commune).stream()
                .filter(one -> one.id() == id)
                .findFirst();
    }

    /**
     * Brings a promise to where it stands. Audited.
     *
     * @param dong what it comes to in đồng, as an official read or received it; 0 for no money
     */
    public void becomes(Handle handle, CommuneId commune, Actor actor, Pledge pledge, Pledge.State state, long dong) {
        if (store.becomes(handle, commune, pledge.id(), state, dong)) {
            audit.record(
                    handle,
                    commune,
                    actor,
                    "pledge.state",
                    "pledge:" + pledge.id(),
                    Map.of("state", state.name(), "dong", String.valueOf(dong)));
        }
    }

    /** What is collected for is called so, and this is to come together. Audited. */
    public void setCampaign(Handle handle, CommuneId commune, Actor actor, Campaign campaign) {
        store.change(handle, commune, campaign);
        audit.record(
                handle,
                commune,
                actor,
                "pledge.campaign",
                "pledge-campaign:" + campaign.code(),
                Map.of("target", String.valueOf(campaign.target())));
    }
}
