package dev.vitrine.server.sanitize;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A {@code mailto:} address of one person, without a ready-made subject or text. */
final class MailAddress {
    private static final Pattern FORM = Pattern.compile(
            "(?i)mailto:([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+)");

    private MailAddress() {}

    static Optional<String> parse(String href) {
        String bare = href.strip().replaceAll("[\t\n\r]", "").replaceFirst("\\?.*", "");
        return FORM.matcher(bare).matches()
                ? Optional.of("mailto:" + bare.substring("mailto:".length()).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
