package vn.loaxa.simulator.world;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** What may be used so often in a day or a month of the simulator's time (zalo-openapi §4, §8). Use under the world's lock. */
public final class Quotas {
    /** Articles to all followers, uploads of each kind, templates by phone. */
    public enum Quota {
        ARTICLES_A_MONTH(60),
        IMAGES_A_MONTH(5000),
        GIFS_A_MONTH(5000),
        FILES_A_MONTH(5000),
        TEMPLATES_A_DAY(500),
        ONE_TEMPLATE_A_DAY(500),
        TEMPLATE_CHANGES_A_DAY(100);

        private final int usual;

        Quota(int usual) {
            this.usual = usual;
        }

        private boolean daily() {
            return name().endsWith("_A_DAY");
        }
    }

    private record Use(String period, int count) {}

    private final Map<String, Use> uses = new HashMap<>();
    private final Map<Quota, Integer> limits = new HashMap<>();
    private final World world;

    Quotas(World world) {
        this.world = world;
    }

    public int total(Quota quota) {
        return limits.getOrDefault(quota, quota.usual);
    }

    /** Another limit from now on. */
    public void limit(Quota quota, int most) {
        limits.put(quota, most);
    }

    public int left(Quota quota, String of) {
        return Math.max(0, total(quota) - used(quota, of));
    }

    /** @param of what is counted by itself, such as one template; empty: the account */
    public void use(Quota quota, String of) {
        uses.put(quota + of, new Use(period(quota), used(quota, of) + 1));
    }

    /** One less, or {@code full}. */
    public void take(Quota quota, Refusal full) {
        if (left(quota, "") == 0) {
            throw full;
        }
        use(quota, "");
    }

    private int used(Quota quota, String of) {
        Use use = uses.get(quota + of);
        return use == null || !use.period().equals(period(quota)) ? 0 : use.count();
    }

    private String period(Quota quota) {
        LocalDate today = world.today();
        return quota.daily() ? today.toString() : YearMonth.from(today).toString();
    }
}
