package dev.vitrine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a fuzzer has made up: a page, and behind its last byte of {@code 0xFF} how it is cut into writes, one byte for the
 * length of each. So a page without such a byte is a seed as it stands; it is written byte by byte.
 */
public final class FuzzInput {
    private static final byte END_OF_PAGE = (byte) 0xFF;

    private final byte[] page;
    private final CutPlan cuts;

    private FuzzInput(byte[] page, CutPlan cuts) {
        this.page = page;
        this.cuts = cuts;
    }

    public static FuzzInput of(byte[] input) {
        int end = input.length - 1;
        while (end >= 0 && input[end] != END_OF_PAGE) {
            end--;
        }
        if (end < 0) {
            return new FuzzInput(input, new CutPlan(List.of(1)));
        }
        List<Integer> lengths = new ArrayList<>();
        for (int i = end + 1; i < input.length; i++) {
            lengths.add(1 + (input[i] & 0x7F));
        }
        return new FuzzInput(Arrays.copyOf(input, end), new CutPlan(lengths.isEmpty() ? List.of(1) : lengths));
    }

    public byte[] page() {
        return page.clone();
    }

    public CutPlan cuts() {
        return cuts;
    }
}
