package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.loaxa.text.Vietnamese;

/** A text as the words that are indexed: folded, shortenings written out. Thread-safe. */
final class FaqText {
    /** Long messages carry a story; past this many words the question has been asked. */
    private static final int MOST_WORDS = 120;

    private static final int LONG_MESSAGE = 5;
    private static final Pattern BREAK = Pattern.compile("[^a-z0-9]+");
    private static final Map<String, List<List<String>>> ABBREVIATIONS = FaqTable.read("abbreviations");

    /** Words that say nothing about the subject; dropped from longer messages only. */
    private static final Set<String> FUNCTION = Set.of(
            "a", "ah", "toi", "minh", "em", "anh", "chi", "bac", "chau", "con", "ban", "cho", "hoi", "xin", "muon",
            "thi", "la", "ma", "va", "cua", "co", "duoc", "khong", "gi", "nao", "the", "nhu", "sao", "lam", "o", "dau",
            "thua", "voi", "nhe", "nha", "vay", "de", "phai", "can", "bi", "roi", "nay", "do", "kia", "cac", "nhung",
            "da", "se", "dang", "khi", "bao", "may", "ai", "tai", "tu", "trong", "ve", "den", "vao", "ra", "thay",
            "biet", "giup", "thu", "tuc");

    /** A message of these words alone asks nothing: greetings, thanks, yes and no, talk about the bot itself. */
    private static final Set<String> SMALL_TALK = Set.of(
            "chao", "xin", "hello", "helo", "hi", "hey", "alo", "cam", "on", "thank", "thanks", "you", "vang", "da",
            "u", "uh", "um", "ok", "oke", "okie", "okay", "co", "khong", "duoc", "thoi", "tam", "biet", "bye",
            "goodbye", "hen", "gap", "lai", "nhe", "nha", "a", "ah", "tot", "hay", "sai", "dung", "roi", "can", "giup",
            "do", "ho", "tro", "ban", "la", "ai", "dang", "chat", "voi", "toi", "minh", "em", "anh", "chi", "bac",
            "bot", "robot", "may", "nguoi", "that", "phai", "gi", "the", "nao", "sao", "hoi", "noi", "chuyen", "ten",
            "khoe", "vui", "qua", "nhieu", "rat", "lam", "haha", "hihi", "hehe", "hix", "buon", "ngon", "tuyet");

    private FaqText() {}

    /** Polite words around a question make it no other question. */
    private static final Set<String> BEFORE = Set.of(
            "da", "xin", "cho", "hoi", "thua", "chao", "em", "toi", "chau", "con", "minh", "bac", "anh", "chi", "oi");

    private static final Set<String> AFTER =
            Set.of("a", "ah", "nhe", "nha", "vay", "voi", "oi", "da", "ha", "bac", "anh", "chi", "em");

    /** A word, folded, and as it was typed with its tone last ({@link Vietnamese#precise}). */
    record Token(String word, String precise) {}

    /** A word as it was typed, and what it is short for, the most frequent first; mostly nothing. */
    record Typed(Token token, List<List<String>> meanings) {}

    static List<String> words(String text) {
        return tokens(text).stream().map(Token::word).toList();
    }

    /** The words without the polite ones around them, or all of them if no other is left: whether two questions are the same. */
    static String asked(String text) {
        List<String> words = words(text);
        int from = 0;
        int until = words.size();
        while (from < until && BEFORE.contains(words.get(from))) {
            from++;
        }
        while (until > from && AFTER.contains(words.get(until - 1))) {
            until--;
        }
        return String.join(" ", from == until ? words : words.subList(from, until));
    }

    /** The words, a shortening as what it is most often short for. */
    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        for (Typed typed : typed(text)) {
            if (typed.meanings().isEmpty()) {
                tokens.add(typed.token());
            } else {
                typed.meanings().get(0).forEach(part -> tokens.add(new Token(part, part)));
            }
        }
        return tokens;
    }

    static Map<String, List<List<String>>> shortenings() {
        return ABBREVIATIONS;
    }

    static List<Typed> typed(String text) {
        List<Typed> all = new ArrayList<>();
        for (String typed : Vietnamese.precise(text).split(" ", -1)) {
            for (String word : BREAK.split(withoutMarks(typed), -1)) {
                if (!word.isEmpty() && all.size() < MOST_WORDS) {
                    all.add(new Typed(new Token(word, typed), ABBREVIATIONS.getOrDefault(word, List.of())));
                }
            }
        }
        return all;
    }

    /** {@link Vietnamese#fold} for what is decomposed and lower case already. */
    private static String withoutMarks(String precise) {
        StringBuilder bare = new StringBuilder(precise.length());
        for (int i = 0; i < precise.length(); i++) {
            char letter = precise.charAt(i);
            if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                bare.append(letter == 'đ' ? 'd' : letter);
            }
        }
        return bare.toString();
    }

    /** Without function words, if enough is left and the message was long. */
    static List<String> content(List<String> words) {
        if (words.size() < LONG_MESSAGE) {
            return words;
        }
        boolean[] told = Synonyms.phrases(words);
        List<String> content = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (told[i] || !FUNCTION.contains(words.get(i))) {
                content.add(words.get(i));
            }
        }
        return content.size() >= 2 ? content : words;
    }

    /** Words that fit any matter: a question of these alone does not say which one is meant. */
    private static final Set<String> VAGUE = Set.of(
            "huong", "dan", "thong", "tin", "lien", "he", "lac", "thoi", "gian", "han", "mat", "lau", "chi", "phi",
            "le", "tien", "ton", "giay", "mang", "theo", "so", "dien", "thoai", "dia", "cho", "noi", "viec", "xu", "ly",
            "trang", "thai", "dang", "ky", "dich", "vu", "dat", "lich", "cach", "chuan", "thiet", "hotline", "nhieu",
            "chua", "xong", "ket", "tra", "hoso", "ho", "quy", "trinh", "dieu", "kien");

    /** True for a word that says nothing about which matter is meant. */
    static boolean isVague(String word) {
        return VAGUE.contains(word) || FUNCTION.contains(word) || SMALL_TALK.contains(word);
    }

    static boolean isSmallTalk(String word) {
        return SMALL_TALK.contains(word);
    }

    static boolean isFunction(String word) {
        return FUNCTION.contains(word);
    }
}
