package vn.loaxa.simulator.world;

import java.time.LocalTime;

/** When articles and templates stay at home (zalo-openapi §8): 22:00:00 to 05:59:59 in Vietnam. */
public final class Night {
    private static final LocalTime FALLS = LocalTime.of(22, 0);
    private static final LocalTime ENDS = LocalTime.of(6, 0);

    private Night() {}

    public static boolean isNow(World world) {
        LocalTime time = LocalTime.ofInstant(world.clock().instant(), World.ZONE);
        return !time.isBefore(FALLS) || time.isBefore(ENDS);
    }
}
