package vn.loaxa.paper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.loaxa.paper.Paper.Field;
import vn.loaxa.paper.Paper.Finding;

/** Reads who signed: in the right column a title in capitals, and below it a name. */
final class FootReader {
    private static final List<String> TITLES = PaperWords.list("signer.titles");
    /** TM. (for the body), KT. (deputy for chief), TL., TUQ., Q.: how somebody signs, before the title. */
    private static final Pattern MODE = Pattern.compile("^(?:TM|KT|TL|TUQ|Q)\\s+");

    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}*(?: \\p{Lu}\\p{Ll}*){1,5}");
    /** Room for a signature and a seal. */
    private static final double HIGHEST_SEAL = 0.3;

    private FootReader() {}

    static Optional<Finding> read(List<Segment> segments) {
        for (int at = 0; at < segments.size(); at++) {
            Segment line = segments.get(at);
            String title = MODE.matcher(PaperWords.plain(line.text())).replaceFirst("");
            if (line.capitals() && line.middle() > 0.45 && isTitle(title)) {
                Optional<Segment> name = name(segments, at);
                if (name.isPresent() && title(segments, at, name.get())) {
                    String value = shown(title) + " " + named(name.get());
                    return Optional.of(new Finding(
                            Field.SIGNER,
                            value,
                            line.page(),
                            line.text() + " … " + name.get().text()));
                }
            }
        }
        return Optional.empty();
    }

    /** "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH": the last title above the name is the signer's own. */
    private static boolean title(List<Segment> segments, int at, Segment name) {
        return segments.subList(at + 1, segments.indexOf(name)).stream()
                .filter(line -> line.sharesColumn(name))
                .noneMatch(line -> line.capitals() && isTitle(PaperWords.plain(line.text())));
    }

    private static boolean isTitle(String plain) {
        return TITLES.stream()
                .anyMatch(title -> plain.equals(title) || plain.startsWith(title + " ") && plain.length() < 60);
    }

    /** "PHÓ CHỦ TỊCH" is written "Phó Chủ tịch". */
    private static String shown(String title) {
        String known = known(title);
        String deputy = "PHÓ ";
        return known.startsWith(deputy)
                ? HeadReader.sentenceCase(deputy) + HeadReader.sentenceCase(known.substring(deputy.length()))
                : HeadReader.sentenceCase(known);
    }

    private static String known(String title) {
        return TITLES.stream()
                .filter(known -> title.equals(known) || title.startsWith(known + " "))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse(title);
    }

    private static Optional<Segment> name(List<Segment> segments, int at) {
        Segment title = segments.get(at);
        return segments.subList(at + 1, segments.size()).stream()
                .filter(line -> line.sharesColumn(title))
                .filter(line -> line.down() > title.down() && line.down() - title.down() < HIGHEST_SEAL)
                .filter(line -> NAME.matcher(line.text()).matches() || isCapitalName(line))
                .findFirst();
    }

    private static boolean isCapitalName(Segment line) {
        return line.capitals()
                && line.text().matches("\\p{Lu}+(?: \\p{Lu}+){1,4}")
                && !isTitle(PaperWords.plain(line.text()))
                && line.text().chars().filter(letter -> letter == ' ').count() < 5;
    }

    private static String named(Segment name) {
        if (!name.capitals()) {
            return name.text();
        }
        var words = new StringBuilder();
        for (String word : name.text().split(" ", -1)) {
            words.append(words.length() == 0 ? "" : " ")
                    .append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }
}
