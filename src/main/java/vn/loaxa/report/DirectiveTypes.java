package vn.loaxa.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type of a paper by its symbol (Nghị định 30/2020, phụ lục III): 24/TB-UBND is a TB; an official letter (123/UBND-VP) has none. */
final class DirectiveTypes {
    static final String LETTER = "CV";
    private static final Pattern SYMBOL = Pattern.compile("[^/]*/\\s*(\\p{L}{1,6})\\b.*");
    private static final Pattern ISSUER = Pattern.compile("UBND|HĐND|HDND|MTTQ|ĐU|VP");

    private DirectiveTypes() {}

    /** Empty where there is no symbol, or none that names a type. */
    static String of(String symbol) {
        Matcher matcher = SYMBOL.matcher(symbol.strip());
        if (!matcher.matches()) {
            return "";
        }
        String type = matcher.group(1).toUpperCase(Locale.ROOT);
        return ISSUER.matcher(type).matches() ? LETTER : type;
    }
}
