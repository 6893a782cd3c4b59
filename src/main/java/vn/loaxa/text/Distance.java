package vn.loaxa.text;

/** Edit distance, for hints such as "did you mean" and for names typed with a slip. */
public final class Distance {
    private Distance() {}

    /** Levenshtein distance, or {@code most} where it is not smaller. */
    public static int between(String a, String b, int most) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return Math.min(row[b.length()], most);
    }
}
