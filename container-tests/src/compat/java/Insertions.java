/** Tells whether a text is another one with insertions. */
final class Insertions {
    /** Enough that no other place of a page looks the same by chance. */
    private static final int LANDMARK = 48;

    private static final int LONGEST_INSERTION = 64 << 10;

    private Insertions() {}

    /** How many insertions make one text of the other; less than 0 where insertions alone do not. */
    static int count(String before, String after) {
        int count = 0;
        int at = 0;
        int i = 0;
        while (i < before.length()) {
            if (at < after.length() && before.charAt(i) == after.charAt(at)) {
                i++;
                at++;
                continue;
            }
            int from = i;
            String next = before.substring(from, Math.min(before.length(), from + LANDMARK));
            String near = after.substring(at, Math.min(after.length(), at + LONGEST_INSERTION));
            int found = near.indexOf(next);
            if (found < 0) {
                return -1;
            }
            at += found;
            count++;
        }
        return at < after.length() ? count + 1 : count;
    }
}
