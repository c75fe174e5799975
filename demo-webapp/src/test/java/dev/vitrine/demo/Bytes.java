package dev.vitrine.demo;

/** Whether a page is still whole under what was added to it. */
final class Bytes {
    private Bytes() {}

    /** Whether {@code original} comes out of {@code changed} by leaving something out, and nothing else. */
    static boolean isWithin(String original, String changed) {
        int found = 0;
        for (int i = 0; i < changed.length() && found < original.length(); i++) {
            if (changed.charAt(i) == original.charAt(found)) {
                found++;
            }
        }
        return found == original.length();
    }
}
