package dev.vitrine.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The encodings of the <a href="https://encoding.spec.whatwg.org/#names-and-labels">Encoding Standard</a>, read from a
 * resource when a page first declares another one than UTF-8.
 */
final class Encodings {
    /** What browsers take a page for that declares nothing. */
    static final String GUESS = "windows-1252";

    private static final String RESOURCE = "encodings.txt";
    private static final int TABLE_LENGTH = 128;

    private Encodings() {}

    /** The encoding of this label, white space around it and case aside. */
    static @Nullable PageCharset forLabel(String label) {
        String lower = label.strip().toLowerCase(Locale.ROOT);
        return lower.equals("utf-8") ? PageCharset.utf8() : Table.BY_LABEL.get(lower);
    }

    /** What a page is taken for that declares nothing. */
    static PageCharset undeclared() {
        return new PageCharset(GUESS, null, null, null);
    }

    static char[] windows1252() {
        return Table.WINDOWS_1252;
    }

    private static final class Table {
        static final Map<String, PageCharset> BY_LABEL = new HashMap<>(512);
        static final char[] WINDOWS_1252;

        static {
            InputStream resource = Objects.requireNonNull(Encodings.class.getResourceAsStream(RESOURCE));
            char[] windows1252 = {};
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
                for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                    String means = lines.readLine().strip();
                    add(name, means, lines.readLine().strip());
                    if (name.equals("windows-1252")) {
                        windows1252 = table(means);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            WINDOWS_1252 = windows1252;
        }

        /**
         * Adds an encoding: its name; {@code table} and the code units of its upper half, those that follow one another as
         * the first and the last, and without the first where that stands at its own place; or {@code jdk} and the charsets
         * to decode and, where it is another, to encode with; its labels.
         */
        private static void add(String name, String means, String labels) {
            PageCharset charset;
            if (means.startsWith("table")) {
                charset = new PageCharset(name, table(means), null, null);
            } else {
                String[] jdk = means.split(" ", -1);
                Charset decoder = jdk.length < 2 ? null : jdk(jdk[1]);
                charset = new PageCharset(name, null, decoder, jdk.length < 3 ? decoder : jdk(jdk[2]));
            }
            for (String label : labels.split(" ", -1)) {
                BY_LABEL.put(label, charset);
            }
        }

        private static @Nullable Charset jdk(String name) {
            return Charset.isSupported(name) ? Charset.forName(name) : null;
        }

        private static char[] table(String means) {
            char[] table = new char[TABLE_LENGTH];
            int i = 0;
            for (String run : means.substring("table ".length()).split(" ", -1)) {
                String[] ends = run.split("-", -1);
                int last = Integer.parseInt(ends[ends.length - 1], 16);
                int first = ends[0].isEmpty() ? TABLE_LENGTH + i : Integer.parseInt(ends[0], 16);
                for (int unit = first; unit <= last; unit++) {
                    table[i++] = (char) unit;
                }
            }
            return table;
        }
    }
}
