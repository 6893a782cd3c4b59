package vn.loaxa.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The head of the left column as it reads in a sentence: "ỦY BAN NHÂN DÂN / XÃ ĐÔNG MẪU" is "UBND xã Đông Mẫu". */
final class IssuerName {
    private static final List<String> HEADS = PaperWords.list("issuer.heads");
    private static final List<String> PLACES = PaperWords.list("issuer.places");

    private IssuerName() {}

    static String of(List<String> lines) {
        String whole = String.join(" ", lines);
        // "UBND XÃ ĐÔNG MẪU / HỘI NÔNG DÂN ...": the last head that opens a line is the issuer, the ones above it its
        // superiors.
        for (int line = lines.size() - 1; line >= 0; line--) {
            for (String head : HEADS) {
                String capitals = head.substring(0, head.indexOf('='));
                if (PaperWords.plain(lines.get(line)).startsWith(PaperWords.plain(capitals))) {
                    String rest = String.join(" ", lines.subList(line, lines.size()));
                    return head.substring(head.indexOf('=') + 1)
                            + place(rest.substring(Math.min(rest.length(), capitals.length())));
                }
            }
        }
        return whole;
    }

    private static String place(String capitals) {
        List<String> words = new ArrayList<>();
        String rest = capitals.strip();
        for (String place : PLACES) {
            String unit = place.substring(0, place.indexOf('='));
            if (rest.startsWith(unit + " ")) {
                words.add(place.substring(place.indexOf('=') + 1));
                rest = rest.substring(unit.length()).strip();
                break;
            }
        }
        for (String word : rest.split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }
}
