package dev.vitrine.server.web;

import java.util.List;
import java.util.Locale;

/** What a visitor takes, see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, 12.5.1</a>. */
final class AcceptedTypes {
    private AcceptedTypes() {}

    /** Whether a type is named, and not refused. {@code *}{@code /*} is said by those too who can't show every picture. */
    static boolean names(List<String> accept, String type) {
        for (String line : accept) {
            for (String range : line.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = range.split(";", -1);
                if (parts[0].strip().equals(type)) {
                    return !isRefused(parts);
                }
            }
        }
        return false;
    }

    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q\\s*=\\s*0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
