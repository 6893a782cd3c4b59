package vn.loaxa.conversation.faq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds the entry that answers a question. Lucene brings the candidates, {@link Scorer} says how well each fits.
 * Held in memory; the entries never change. Thread-safe.
 */
public final class FaqIndex {
    private static final double SURE = 0.55;
    private static final double NEAR = 0.36;
    /** What a person may find worth a look. */
    private static final double HINT = 0.18;
    /** The first must lead the second by this share to be given alone. */
    private static final double LEAD = 0.94;

    private static final int CANDIDATES = 20;
    private static final int MOST_CHOICES = 3;
    private static final int REMEMBERED = 1_000;

    private final List<FaqEntry> entries;
    private final Scorer scorer;
    private final Readings readings;
    private final IndexSearcher searcher;
    private final Map<String, FaqEntry> exact = new HashMap<>();
    private final Map<String, FaqAnswer> found = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FaqAnswer> eldest) {
            return size() > REMEMBERED;
        }
    });

    public FaqIndex(List<FaqEntry> entries) {
        this.entries = List.copyOf(entries);
        this.scorer = new Scorer(this.entries);
        this.readings = new Readings(this.entries, scorer.vocabulary());
        this.entries.forEach(this::learnWordForWord);
        try {
            this.searcher = new IndexSearcher(DirectoryReader.open(write(this.entries)));
        } catch (IOException e) {
            throw new UncheckedIOException("Building the FAQ index in memory", e);
        }
    }

    /** Remembers what it found: people ask the same, and one question is looked up twice on its way. */
    public FaqAnswer find(String question) {
        FaqEntry same = exact.get(FaqText.asked(question));
        if (same != null) {
            return new FaqAnswer.Sure(same);
        }
        String words = String.join(" ", FaqText.words(question));
        FaqAnswer known = found.get(words);
        if (known == null) {
            known = search(question); // outside of the map's lock: searches go side by side
            found.put(words, known);
        }
        return known;
    }

    /** Entries that may be meant although the question is too far for an answer, nearest first. */
    public List<FaqEntry> nearest(String question, int most) {
        return rank(question).stream()
                .filter(hit -> hit.score() >= HINT)
                .limit(most)
                .map(Hit::entry)
                .toList();
    }

    private FaqAnswer search(String question) {
        return decide(rank(question));
    }

    /** The same for questions that use the same telling words, in whatever order; empty for small talk. */
    public String likeness(String question) {
        return FaqText.words(question).stream()
                .filter(word -> !FaqText.isFunction(word) && !FaqText.isSmallTalk(word))
                .filter(word -> !word.matches("\\d{4,}"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** As {@link #rank}, but what is word for word a phrasing comes first with the full score. */
    List<Hit> ranked(String question) {
        List<Hit> hits = new ArrayList<>(rank(question));
        FaqEntry same = exact.get(FaqText.asked(question));
        if (same != null) {
            hits.removeIf(hit -> hit.entry().equals(same));
            hits.add(0, new Hit(same, 1));
        }
        return hits;
    }

    /** Whether the best is sure enough to be given alone, to be offered, or nothing comes near. */
    FaqAnswer decide(List<Hit> hits) {
        if (hits.isEmpty() || hits.get(0).score() < NEAR) {
            return new FaqAnswer.Unknown();
        }
        double first = hits.get(0).score();
        double second = hits.size() > 1 ? hits.get(1).score() : 0;
        if (first >= SURE && second < first * LEAD) {
            return new FaqAnswer.Sure(hits.get(0).entry());
        }
        List<FaqEntry> nearest = hits.stream()
                .filter(hit -> hit.score() >= NEAR * LEAD)
                .limit(MOST_CHOICES)
                .map(Hit::entry)
                .toList();
        return nearest.size() == 1 && first >= SURE
                ? new FaqAnswer.Sure(nearest.get(0))
                : new FaqAnswer.Unsure(nearest);
    }

    private void learnWordForWord(FaqEntry entry) {
        exact.putIfAbsent(FaqText.asked(entry.question()), entry);
        entry.phrasings().forEach(text -> exact.putIfAbsent(FaqText.asked(text), entry));
        exact.remove("");
    }

    /** The best entries for the question, best first; read in the way that suits each entry best where shortenings have several. */
    List<Hit> rank(String question) {
        List<List<Scorer.Term>> ways = readings.of(question).stream()
                .filter(terms -> !terms.stream().allMatch(term -> FaqText.isSmallTalk(term.word())))
                .toList();
        List<FaqEntry> candidates = candidates(ways);
        Map<String, Hit> best = new LinkedHashMap<>();
        for (List<Scorer.Term> terms : ways) {
            Scorer.Question asked = scorer.new Question(terms);
            candidates.forEach(
                    entry -> best.merge(entry.id(), new Hit(entry, scorer.score(entry, asked)), Hit::better));
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList();
    }

    /** One search for all ways of reading: a search costs more than holding what it finds against each of them. */
    private List<FaqEntry> candidates(List<List<Scorer.Term>> ways) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        ways.stream()
                .flatMap(terms -> words(terms).stream())
                .distinct()
                .forEach(word -> query.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD));
        try {
            List<FaqEntry> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), CANDIDATES).scoreDocs) {
                Document document = searcher.storedFields().document(hit.doc);
                found.add(entries.get(document.getField("entry").numericValue().intValue()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("Searching the FAQ index in memory", e);
        }
    }

    /** The words of the question and what else they may be called. */
    private static List<String> words(List<Scorer.Term> terms) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            String phrase = "";
            words.add(terms.get(i).word());
            for (int j = i; j < Math.min(terms.size(), i + Synonyms.LONGEST); j++) {
                phrase = phrase.isEmpty()
                        ? terms.get(j).word()
                        : phrase + " " + terms.get(j).word();
                Synonyms.of(phrase).forEach(words::addAll);
            }
        }
        return words;
    }

    private static ByteBuffersDirectory write(List<FaqEntry> entries) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (int i = 0; i < entries.size(); i++) {
                FaqEntry entry = entries.get(i);
                Document document = new Document();
                document.add(new StoredField("entry", i));
                document.add(new TextField("text", indexed(entry), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        return directory;
    }

    private static String indexed(FaqEntry entry) {
        List<String> texts = new ArrayList<>(entry.phrasings());
        texts.add(entry.question());
        texts.add(entry.answer());
        return texts.stream().flatMap(text -> FaqText.words(text).stream()).collect(Collectors.joining(" "));
    }
}
