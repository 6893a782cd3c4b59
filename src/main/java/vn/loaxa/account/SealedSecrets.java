package vn.loaxa.account;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.settings.Secret;

/** Seals and opens the secrets of accounts, each bound to its commune and column. Thread-safe. */
final class SealedSecrets {
    private final KeyFile key;

    SealedSecrets(KeyFile key) {
        this.key = key;
    }

    byte[] seal(CommuneId commune, String column, String secret) {
        return key.seal(secret, commune + "/" + column);
    }

    byte @Nullable [] sealUnlessEmpty(CommuneId commune, String column, Secret secret) {
        return secret.isEmpty() ? null : seal(commune, column, secret.reveal());
    }

    @Nullable
    String open(CommuneId commune, String column, byte @Nullable [] sealed) {
        return sealed == null ? null : key.unseal(sealed, commune + "/" + column);
    }

    byte[] sealAll(CommuneId commune, String column, List<Secret> secrets) {
        return seal(commune, column, secrets.stream().map(Secret::reveal).collect(Collectors.joining("\n")));
    }

    List<Secret> openAll(CommuneId commune, String column, byte[] sealed) {
        String joined = key.unseal(sealed, commune + "/" + column);
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split("\n")).map(Secret::new).toList();
    }
}
