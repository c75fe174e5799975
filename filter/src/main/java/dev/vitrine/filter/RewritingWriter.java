package dev.vitrine.filter;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The writer into which the application writes its page, in front of the container's own. Encoding, and the locking of the
 * charset, stay the container's.
 */
final class RewritingWriter extends PrintWriter {
    private final PrintWriter container;

    /** That of the response, where the container formats by it; the machine's where it is null, as elsewhere. */
    private final @Nullable Locale locale;

    /** How the container ends lines. */
    private final String lineEnd;

    /** @param locale of the response; not to be asked for in vain, as GlassFish names the language of the page then */
    RewritingWriter(PageBody body, PrintWriter container, Supplier<Locale> locale) {
        super(new Chars(body, container));
        this.container = container;
        String make = container.getClass().getName();
        this.locale = make.startsWith("org.eclipse.jetty.") ? locale.get() : null;
        this.lineEnd = make.startsWith("io.undertow.") ? "\r\n" : System.lineSeparator();
    }

    PrintWriter container() {
        return container;
    }

    @Override
    public boolean checkError() {
        boolean ours = super.checkError();
        return container.checkError() || ours;
    }

    @Override
    public PrintWriter format(String format, @Nullable Object... values) {
        return locale == null ? super.format(format, values) : super.format(locale, format, values);
    }

    @Override
    public void println() {
        print(lineEnd);
    }

    /** What {@link PrintWriter} makes of all its methods. */
    private static final class Chars extends Writer {
        private final PageBody body;
        private final PrintWriter container;

        Chars(PageBody body, PrintWriter container) {
            this.body = body;
            this.container = container;
        }

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, chars.length);
            body.write(chars, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, text.length());
            body.write(text, offset, length);
        }

        @Override
        public void flush() throws IOException {
            body.commit();
            container.flush();
        }

        @Override
        public void close() throws IOException {
            body.finish();
            container.close();
        }
    }
}
