package vn.loaxa.console.view;

import java.util.List;

/** What Zalo itself says of the account: its package, its quotas, what the app may do. */
public record ZaloFactsView(
        Shell shell,
        String asked,
        List<HealthFact> account,
        List<Quota> quotas,
        String quotaFault,
        List<Permission> permissions) {
    /** Something bought or included. */
    public record Quota(String name, String left, String until, String status, String words) {}

    /** {@code what} it is for; {@code status} of the look. */
    public record Permission(String name, String what, String status, String words) {}
}
