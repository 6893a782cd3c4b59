package vn.loaxa.broadcast;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in a text that are filled for each recipient: {tên}, {thôn}, {hội}. */
final class Placeholders {
    private static final Pattern PLACE = Pattern.compile("\\{\\s*([\\p{L}][\\p{L}\\d_ ]{0,29})\\s*}");
    private static final String NAME = "tên";
    private static final String VILLAGE = "thôn";
    private static final String BODY = "hội";
    private static final List<String> KNOWN = List.of(NAME, VILLAGE, BODY);

    private Placeholders() {}

    static boolean any(String text) {
        return PLACE.matcher(text).find();
    }

    /** The first one that nothing can be filled in for. */
    static Optional<String> unknown(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .filter(name -> !KNOWN.contains(name))
                .findFirst();
    }

    /** In one pass: a name that looks like a place stays as it is. */
    static String fill(String text, Addressee to) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1).strip()) {
                            case NAME -> to.name();
                            case VILLAGE -> to.village();
                            case BODY -> to.body();
                            default -> found.group();
                        }));
    }
}
