package vn.loaxa.conversation.pledge;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/** Amounts of money as people type them: "200 nghìn", "1,5 triệu", "500k", "300.000 đ". */
public final class Dong {
    /** No household gives more in a chat; what reads as more is a slip of the finger. */
    public static final long MOST = 1_000_000_000L;

    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\w.,])(\\d{1,3}(?:\\.\\d{3})+|\\d{1,10}(?:[.,]\\d)?)\\s*(triệu|tr|nghìn|ngàn|k|đồng|đ|vnđ|vnd|trieu|nghin|ngan|dong|d)?"
                    + "(?:\\s*(rưỡi|ruoi))?(?![\\p{L}\\d])");
    private static final int BARE_FROM = 10_000;

    private Dong() {}

    /** Empty where it is no money ("hai công", "2 xe cát"), where it is not clear ("200"), or where it is more than {@link #MOST}. */
    public static OptionalLong read(String typed) {
        String text = Vietnamese.clean(typed).toLowerCase(Locale.ROOT);
        Matcher found = AMOUNT.matcher(text);
        while (found.find()) {
            String unit = found.group(2);
            double number = number(found.group(1));
            boolean alone = found.start() == 0 && found.end() == text.length();
            long dong = Math.round((number + (found.group(3) == null ? 0 : 0.5)) * worth(unit));
            boolean meant = unit != null || alone && dong >= BARE_FROM;
            if (meant && dong > 0) {
                return dong <= MOST ? OptionalLong.of(dong) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private static double number(String digits) {
        return digits.matches("\\d{1,3}(?:\\.\\d{3})+")
                ? Double.parseDouble(digits.replace(".", ""))
                : Double.parseDouble(digits.replace(',', '.'));
    }

    private static long worth(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        return switch (unit) {
            case "triệu", "trieu", "tr" -> 1_000_000;
            case "nghìn", "ngàn", "nghin", "ngan", "k" -> 1_000;
            default -> 1;
        };
    }
}
