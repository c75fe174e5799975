package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a page, made readable: each tag, then all text at once. */
final class Tokens implements TokenHandler {
    private final String page;
    private final int prefix;
    private final HtmlTokenizer tokenizer = new HtmlTokenizer(this, PageCharset.utf8());
    private final List<String> tokens = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int mark = -1;

    private Tokens(String page, int prefix) {
        this.page = page;
        this.prefix = prefix;
    }

    /** The tokens of what follows a prefix. */
    static List<String> of(String prefix, String page) {
        Tokens tokens = new Tokens(prefix + page, prefix.length());
        tokens.run();
        return tokens.tokens;
    }

    /** Text as it is compared: newlines and U+0000, which a tree builder deals with in several ways, made one. */
    static String text(String text) {
        return "text: "
                + text.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replace("\0", "")
                        .replace("\uFFFD", "");
    }

    private void run() {
        byte[] bytes = page.getBytes(UTF_8);
        tokenizer.write(bytes, 0, prefix);
        if (mark < 0) {
            mark = tokenizer.text().open();
        }
        tokenizer.write(bytes, prefix, bytes.length - prefix);
        endText();
        // What is still open at the end of a page is text, as far as it was not a tag.
        tokens.add(text(text.toString()));
    }

    private void endText() {
        text.append(tokenizer.text().close(mark));
        mark = -1;
    }

    @Override
    public int startTagName(long name, long position) {
        return ATTRIBUTES;
    }

    @Override
    public void startTag(StartTag tag) {
        if (mark >= 0) {
            endText();
        }
        mark = tokenizer.text().open();
        if (tag.position() < prefix) {
            return;
        }
        List<String> attributes = new ArrayList<>();
        tag.forEachAttribute((name, value) -> attributes.add(name + "=" + value));
        tokens.add("<" + name(tag.name(), tag.position() + 1) + ">" + attributes);
    }

    @Override
    public int endTagName(long name, long position) {
        return END;
    }

    @Override
    public void endTag(long name, long position, long end) {
        tokens.add("</" + name(name, position + 2) + ">");
        endText();
        mark = tokenizer.text().open();
    }

    private String name(long name, long position) {
        int from = (int) position;
        int to = from;
        while (to < page.length() && " \t\n\r\f/>".indexOf(page.charAt(to)) < 0) {
            to++;
        }
        String inSource = TagAttributes.lowerCase(page.substring(from, to)).replace('\0', '\uFFFD');
        return name == TagName.of(inSource) ? inSource : inSource + " taken for " + Names.unpack(name);
    }
}
