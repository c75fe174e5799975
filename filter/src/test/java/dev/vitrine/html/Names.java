package dev.vitrine.html;

/** Packed names made readable. */
final class Names {
    private Names() {}

    static String unpack(long name) {
        if (name == TagName.OTHER) {
            return "other";
        }
        StringBuilder text = new StringBuilder();
        for (long rest = name; rest != 0; rest >>>= 5) {
            int code = (int) (rest & 31);
            text.append(code == 0 ? '6' : code > 26 ? (char) ('1' + code - 27) : (char) ('a' + code - 1));
        }
        return text.reverse().toString();
    }
}
