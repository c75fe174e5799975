package dev.vitrine.enhance;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes our own markup so that it may stand in a page that is read as XML, which a browser refuses to show as a whole
 * where one tag is not closed: tags without content close themselves, attributes without a value get one, and drawings
 * say of which vocabulary they are.
 */
final class XmlMarkup {
    /** A start tag as we write it: names in letters and hyphens, values in double quotes. */
    private static final Pattern TAG =
            Pattern.compile("<([a-z][a-z0-9]*)((?:\\s+[A-Za-z-]+(?:=\"[^\"]*\")?)*)\\s*(/?)>");

    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([A-Za-z-]+)(?:=(\"[^\"]*\"))?");
    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "input", "link", "meta");

    private XmlMarkup() {}

    static String of(String markup) {
        return TAG.matcher(markup)
                .replaceAll(tag -> Matcher.quoteReplacement("<" + tag.group(1)
                        + (tag.group(1).equals("svg") ? " xmlns=\"http://www.w3.org/2000/svg\"" : "")
                        + attributes(tag.group(2))
                        + (EMPTY.contains(tag.group(1)) || !tag.group(3).isEmpty() ? " />" : ">")));
    }

    private static String attributes(String written) {
        StringBuilder out = new StringBuilder(written.length() + 16);
        ATTRIBUTE
                .matcher(written)
                .results()
                .forEach(attribute -> out.append(' ')
                        .append(attribute.group(1))
                        .append('=')
                        .append(attribute.group(2) == null ? "\"\"" : attribute.group(2)));
        return out.toString();
    }
}
