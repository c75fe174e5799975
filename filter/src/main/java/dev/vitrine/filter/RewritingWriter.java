package dev.vitrine.filter;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Objects;

/**
 * The writer into which the application writes its page, in front of the container's own. Encoding, and the locking of the
 * charset, stay the container's.
 */
final class RewritingWriter extends PrintWriter {
    private final PrintWriter container;

    RewritingWriter(PageBody body, PrintWriter container) {
        super(new Chars(body, container));
        this.container = container;
    }

    PrintWriter container() {
        return container;
    }

    @Override
    public boolean checkError() {
        boolean ours = super.checkError();
        return container.checkError() || ours;
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
