package vn.loaxa.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Whether two objects of two documents say the same, wherever they are kept. Bounded: what is too large is not the same. */
final class Comparison {
    /** Ways up the tree, which lead everywhere. */
    private static final Set<COSName> UP =
            Set.of(COSName.PARENT, COSName.P, COSName.getPDFName("StructParent"), COSName.LENGTH);

    private static final int MOST_OBJECTS = 500_000;
    private static final int DEEPEST = 200;

    private final Set<Pair> seen = new HashSet<>();
    private int objects;

    /** Two objects by identity; a pair that is being compared, or was found equal, need not be compared again. */
    private record Pair(COSBase one, COSBase other) {
        @Override
        public boolean equals(Object that) {
            return that instanceof Pair pair && pair.one == one && pair.other == other;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(one) + System.identityHashCode(other);
        }
    }

    boolean same(@Nullable COSBase one, @Nullable COSBase other) {
        // What was assumed in a comparison that failed proves nothing for the next one.
        seen.clear();
        return same(one, other, 0);
    }

    boolean sameBut(COSDictionary one, COSDictionary other, Set<COSName> apart) {
        Set<COSName> keys = new HashSet<>(one.keySet());
        keys.addAll(other.keySet());
        keys.removeAll(apart);
        return keys.stream()
                .filter(key -> !UP.contains(key))
                .allMatch(key -> same(one.getItem(key), other.getItem(key)));
    }

    private boolean same(@Nullable COSBase first, @Nullable COSBase second, int depth) {
        COSBase one = resolved(first);
        COSBase other = resolved(second);
        if (one == null || other == null) {
            return one == other;
        }
        if (++objects > MOST_OBJECTS || depth > DEEPEST) {
            return false;
        }
        if (one instanceof COSNumber a && other instanceof COSNumber b) {
            return a.floatValue() == b.floatValue();
        }
        if (one instanceof COSString a && other instanceof COSString b) {
            return Arrays.equals(a.getBytes(), b.getBytes());
        }
        boolean composed = one instanceof COSDictionary || one instanceof COSArray;
        if (!composed) {
            return Objects.equals(one, other);
        }
        return !seen.add(new Pair(one, other)) || sameParts(one, other, depth + 1);
    }

    private boolean sameParts(COSBase one, COSBase other, int depth) {
        if (one instanceof COSStream a && other instanceof COSStream b && !sameBytes(a, b)) {
            return false;
        }
        if (one instanceof COSStream != other instanceof COSStream) {
            return false;
        }
        if (one instanceof COSDictionary a && other instanceof COSDictionary b) {
            Set<COSName> keys = new HashSet<>(a.keySet());
            keys.addAll(b.keySet());
            return keys.stream()
                    .filter(key -> !UP.contains(key))
                    .allMatch(key -> same(a.getItem(key), b.getItem(key), depth));
        }
        if (one instanceof COSArray a && other instanceof COSArray b && a.size() == b.size()) {
            for (int at = 0; at < a.size(); at++) {
                if (!same(a.get(at), b.get(at), depth)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    private static boolean sameBytes(COSStream one, COSStream other) {
        try (InputStream a = one.createRawInputStream();
                InputStream b = other.createRawInputStream()) {
            return Arrays.equals(a.readAllBytes(), b.readAllBytes());
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable COSBase resolved(@Nullable COSBase object) {
        COSBase plain = object instanceof COSObject reference ? reference.getObject() : object;
        return plain == COSNull.NULL ? null : plain;
    }
}
