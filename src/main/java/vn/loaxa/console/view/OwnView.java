package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own sessions and second factor.
 *
 * @param qr while the factor is being set up; {@code secret} is the same to type
 * @param recovery shown once, right after it was switched on
 */
public record OwnView(
        Shell shell,
        String note,
        String error,
        List<SessionRow> sessions,
        boolean factorOn,
        boolean mustEnrol,
        boolean required,
        int recoveryLeft,
        @Nullable QrView qr,
        String secret,
        List<String> recovery) {}
