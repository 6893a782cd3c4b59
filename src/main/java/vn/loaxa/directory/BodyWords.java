package vn.loaxa.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.loaxa.text.EditDistance;

/**
 * The words by which bodies go: full names, short names and the abbreviations of papers and chats come down to the same
 * topic; words that tell nothing are dropped.
 */
final class BodyWords {
    /** Longest phrase counted, in words. */
    private static final int LONGEST = 9;

    /** One topic a line: its name, then the folded phrases for it. */
    private static final String TOPICS = """
            farmers: hoi nong dan, nong dan, hnd, nd
            women: hoi lien hiep phu nu, lien hiep phu nu, phu nu, lhpn, hlhpn, hpn, pn
            youth: doan thanh nien cong san ho chi minh, doan tncs ho chi minh, doan thanh nien, thanh nien, doan vien, chi doan, doan tncs, tncs, dtn, tn, doan xa, doan
            veterans: hoi cuu chien binh, cuu chien binh, cuu binh, ccb, hccb
            elderly: hoi nguoi cao tuoi, nguoi cao tuoi, cao tuoi, nct, hnct
            union: cong doan co so co quan, cong doan co so, cong doan, cdcs
            redcross: chu thap do, ctd
            learning: khuyen hoc
            volunteers: cuu thanh nien xung phong, thanh nien xung phong, tnxp
            savings: tiet kiem va vay von, tiet kiem vay von, vay von, tk vv, tkvv
            cooperative: hop tac xa, htx
            front: uy ban mat tran to quoc viet nam, uy ban mat tran to quoc, uy ban mttq viet nam, mttq viet nam, uy ban mttq, mat tran to quoc, mat tran, mttq
            committee: uy ban nhan dan, uy ban, ubnd
            council: hoi dong nhan dan, hdnd
            party: dang uy
            service: trung tam phuc vu hanh chinh cong, phuc vu hanh chinh cong, hanh chinh cong, mot cua, pvhcc
            digital: to cong nghe so cong dong, cong nghe so cong dong, cong nghe so, to cnscd, cnscd
            """;

    private static final Set<String> NOISE = Set.of(
            "hoi", "chi", "vien", "xa", "phuong", "cac", "toan", "bo", "tat", "ca", "nhom", "cua", "va", "o", "tai",
            "trong", "thuoc", "to", "phan", "the", "ba", "con", "bac", "dong");

    private final Map<String, String> topics = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    BodyWords() {
        TOPICS.lines().forEach(line -> {
            String[] parts = line.split(":", -1);
            for (String phrase : parts[1].split(",", -1)) {
                topics.put(phrase.replace(" ", ""), parts[0]);
            }
        });
    }

    /**
     * Another name for one body alone, such as its code. Names that are known already keep their topic; codes of two letters
     * are left to exact search, for inside a sentence "ca" or "du" is a word.
     */
    void name(String joined, String topic) {
        if (joined.length() > 2 && !NOISE.contains(joined)) {
            topics.putIfAbsent(joined, topic);
        }
    }

    /** The topics of a body's own name; its remaining words become known. */
    Set<String> learn(List<String> words) {
        Set<String> found = new HashSet<>();
        for (Piece piece : exact(words)) {
            if (piece.known()) {
                found.add(piece.text());
            } else if (!NOISE.contains(piece.text())
                    && !Character.isDigit(piece.text().charAt(0))) {
                vocabulary.add(piece.text());
                found.add(piece.text());
            }
        }
        return found;
    }

    /** The topics that the typed words come down to, slips forgiven; words that mean nothing to us count as themselves. */
    Set<String> read(List<String> words) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>();
        for (Piece piece : exact(words)) {
            if (piece.known()) {
                guess(open, found);
                open.clear();
                found.add(piece.text());
            } else {
                open.add(piece.text());
            }
        }
        guess(open, found);
        return found;
    }

    private record Piece(String text, boolean known) {}

    /** The longest known phrases first, from left to right. */
    private List<Piece> exact(List<String> words) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        while (at < words.size()) {
            int length = Math.min(LONGEST, words.size() - at);
            String topic = null;
            while (length > 0 && topic == null) {
                topic = topics.get(String.join("", words.subList(at, at + length)));
                length -= topic == null ? 1 : 0;
            }
            pieces.add(topic == null ? new Piece(words.get(at), false) : new Piece(topic, true));
            at += Math.max(1, length);
        }
        return pieces;
    }

    private void guess(List<String> words, Set<String> found) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            int used = 1;
            if (vocabulary.contains(word)) {
                found.add(word);
            } else if (!NOISE.contains(word) || words.size() - at > 1) {
                used = guessAt(words, at, found);
            }
            at += used;
        }
    }

    /** Takes up to four words that are a known phrase but for a slip, a space too many or too few; how many were taken. */
    private int guessAt(List<String> words, int at, Set<String> found) {
        for (int length = Math.min(4, words.size() - at); length > 0; length--) {
            Optional<String> topic = nearest(String.join("", words.subList(at, at + length)));
            if (topic.isPresent()) {
                found.add(topic.get());
                return length;
            }
        }
        String word = words.get(at);
        if (!NOISE.contains(word)) {
            found.add(vocabulary.stream()
                    .filter(known -> EditDistance.isSlip(word, known))
                    .findFirst()
                    .orElse(word));
        }
        return 1;
    }

    /** Abbreviations are too short to guess at: only phrases of five letters and more. */
    private Optional<String> nearest(String joined) {
        return topics.entrySet().stream()
                .filter(entry -> entry.getKey().length() >= 5 && EditDistance.isSlip(joined, entry.getKey()))
                .min((one, other) -> Integer.compare(
                        EditDistance.between(joined, one.getKey()), EditDistance.between(joined, other.getKey())))
                .map(Map.Entry::getValue);
    }
}
