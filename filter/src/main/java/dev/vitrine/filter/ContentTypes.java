package dev.vitrine.filter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads <a href="https://www.rfc-editor.org/rfc/rfc9110#name-content-type">content types</a>. */
final class ContentTypes {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]*))", Pattern.CASE_INSENSITIVE);

    private ContentTypes() {}

    /** Whether a content type, with or without parameters, is that of a page. */
    static boolean isPage(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        return type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml");
    }

    /** Whether a page of this content type is read as XML. */
    static boolean isXml(@Nullable String contentType) {
        return contentType != null
                && contentType
                        .strip()
                        .regionMatches(true, 0, "application/xhtml+xml", 0, "application/xhtml+xml".length());
    }

    /** The charset parameter, as it stands there. */
    static Optional<String> charset(@Nullable String contentType) {
        if (contentType == null || contentType.indexOf(';') < 0) {
            return Optional.empty();
        }
        Matcher matcher = CHARSET.matcher(contentType);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
}
