package vn.loaxa.simulator.world;

import java.time.LocalDate;

/**
 * A place for one group chat, bought or part of the OA's package.
 *
 * @param productType {@code gmf10}, {@code gmf50}, {@code gmf100} or {@code gmf1000}: the most members
 * @param validThrough last day on which groups on it work (-237 afterwards)
 * @param included part of the package: using it twice is -241, a bought one is -238
 */
public record Asset(String assetId, String productType, LocalDate validThrough, boolean included) {
    public int mostMembers() {
        return Integer.parseInt(productType.substring("gmf".length()));
    }
}
