package vn.loaxa.paper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a signature says it covers: the file from its first byte up to {@code end}, but for the gap that holds the signature
 * itself. Anything else in the gap, or a range that is not of this shape, is how signed papers are forged.
 *
 * @param signed the covered bytes, one after the other
 * @param contents what stands in the gap, with the zeros that fill it up
 */
record SignedRange(byte[] signed, byte[] contents, int end) {

    /** Empty if the range is not what a signature of a whole revision has. */
    static Optional<SignedRange> of(byte[] file, int[] range) {
        if (range.length != 4 || range[0] != 0 || Arrays.stream(range).anyMatch(part -> part < 0)) {
            return Optional.empty();
        }
        long gapEnd = range[2];
        long end = gapEnd + range[3];
        if (range[1] < 1 || range[1] >= gapEnd || end > file.length) {
            return Optional.empty();
        }
        byte[] gap = Arrays.copyOfRange(file, range[1], range[2]);
        return hex(gap).map(contents -> {
            byte[] signed = Arrays.copyOf(file, range[1] + range[3]);
            System.arraycopy(file, range[2], signed, range[1], range[3]);
            return new SignedRange(signed, contents, (int) end);
        });
    }

    private static Optional<byte[]> hex(byte[] gap) {
        String text = new String(gap, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("<") || !text.endsWith(">")) {
            return Optional.empty();
        }
        String digits = text.substring(1, text.length() - 1).replaceAll("[\\s\\x00]", "");
        try {
            return Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
