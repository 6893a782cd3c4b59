package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One poster for each village. {@code qr} is null while there is no account that it could lead to. */
public record PostersView(
        Shell shell, List<String> villages, @Nullable QrView qr, String address) {}
