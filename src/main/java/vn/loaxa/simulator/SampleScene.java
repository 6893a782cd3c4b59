package vn.loaxa.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import vn.loaxa.simulator.world.Asset;
import vn.loaxa.simulator.world.Oa;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.Scene;
import vn.loaxa.text.Messages;

/** A few people for other people's software: who may be written to, who may not, an administrator, places for groups. */
public final class SampleScene {
    public static final String OA_ID = "7001";
    /** Administrator of the OA; has just written. */
    public static final String ADMINISTRATOR = "8100000000000000001";
    /** Follows and has just written: takes every kind of message. */
    public static final String FOLLOWER = "8100000000000000002";
    /** Follows, and has never written: three words of welcome. */
    public static final String NEWCOMER = "8100000000000000003";
    /** Does not follow: -213. */
    public static final String STRANGER = "8100000000000000004";
    /** The number of {@link #FOLLOWER}, for templates. */
    public static final String NUMBER = "84900000002";

    private static final int GROUPS_LAST_YEARS = 2;

    private SampleScene() {}

    public static Scene of(Instant now) {
        Messages messages = new Messages("simulator");
        LocalDate end = LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(GROUPS_LAST_YEARS);
        Oa oa = Oa.of(OA_ID, messages.text("sample.oa")).administeredBy(Set.of(ADMINISTRATOR));
        return Scene.of(oa)
                .withAssets(List.of(
                        new Asset("as-1", "gmf100", end, true),
                        new Asset("as-2", "gmf10", end, false),
                        new Asset("as-3", "gmf1000", end, false)))
                .withPhones(List.of(
                        phone(messages, ADMINISTRATOR, "sample.administrator", "84900000001")
                                .interacted(now),
                        phone(messages, FOLLOWER, "sample.follower", NUMBER).interacted(now),
                        phone(messages, NEWCOMER, "sample.newcomer", "84900000003"),
                        phone(messages, STRANGER, "sample.stranger", "84900000004")
                                .without(Trait.FOLLOWER)));
    }

    private static Phone phone(Messages messages, String id, String name, String number) {
        return Phone.of(id, messages.text(name)).captioned(id).numbered(number).with(Trait.SHOWN);
    }
}
