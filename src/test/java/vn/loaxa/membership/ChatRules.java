package vn.loaxa.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.loaxa.settings.ZaloRules;

/** The table that ships, with small numbers for inviting. */
final class ChatRules {
    private ChatRules() {}

    static ZaloRules of(int batch, int perDay) {
        try {
            String text = Files.readString(Path.of("config/zalo-rules.yml"))
                    .replaceFirst("invite-batch:( *)\\{value: \\d+", "invite-batch:$1{value: " + batch)
                    .replaceFirst("invites-per-day:( *)\\{value: \\d+", "invites-per-day:$1{value: " + perDay);
            Path file = Files.createTempFile("rules", ".yml");
            Files.writeString(file, text);
            ZaloRules rules = ZaloRules.load(file);
            Files.delete(file);
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException("Writing rules for a test", e);
        }
    }
}
