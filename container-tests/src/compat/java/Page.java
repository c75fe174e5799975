import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An answer as it came over the wire. */
record Page(String path, int status, Map<String, List<String>> headers, byte[] body) {
    private static final Pattern SESSION = Pattern.compile("(?i);?jsessionid=[0-9a-f.]+");

    boolean isHtml() {
        return String.join("", headers.getOrDefault("content-type", List.of())).contains("html");
    }

    String text() {
        return withoutSession(new String(body, ISO_8859_1));
    }

    static String withoutSession(String text) {
        return SESSION.matcher(text).replaceAll("");
    }

    /** Without what a page shows of its moment: times, random numbers, names of objects and sessions, nonces. */
    static String steady(String text) {
        return text.replaceAll("nonce-[A-Za-z0-9+/=_-]+", "nonce")
                .replaceAll("[A-Za-z0-9_-]{24}", "0")
                .replaceAll("(?i)[0-9a-f]*[0-9][0-9a-f]*", "0")
                .replaceAll("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|GMT|UTC)\\b", "0");
    }
}
