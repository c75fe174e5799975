package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.vitrine.html.PageCharset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AllocationTest {
    private static final int WHOLE = Integer.MAX_VALUE;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final HoldWindow window = HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP));

    @Test
    void takesTwoKibibytesAtMostBesideThePooledWindowWhateverThePageIs() throws IOException {
        assertThat(allocated(page(14_000), WHOLE)).isLessThanOrEqualTo(2048);
        assertThat(allocated(page(1_000_000), WHOLE)).isLessThanOrEqualTo(2048);
        assertThat(allocated(page(1_000_000), 4 * 1024)).isLessThanOrEqualTo(2048);
    }

    /** For one page, once all classes are loaded and the window's buffers are in the pool. */
    private long allocated(byte[] page, int chunk) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            rewrite(page, chunk);
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void rewrite(byte[] page, int chunk) throws IOException {
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new IdleEditor(), (bytes, offset, length) -> {}, Optional.of(PageCharset.utf8()), window);
        for (int i = 0; i < page.length; i += Math.min(chunk, page.length - i)) {
            rewriter.write(page, i, Math.min(chunk, page.length - i));
        }
        rewriter.end();
    }

    private static byte[] page(int length) {
        String item = "<li class='item'><a href=\"/item?a=1&b=2\"><img src='/a.png' alt=''>An item</a></li>\n";
        return ("<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>Items</title></head>\n<body><main><ul>\n"
                        + item.repeat(length / item.length()) + "</ul></main></body></html>")
                .getBytes(UTF_8);
    }

    /** Has as much held as the window takes, and inserts nothing. */
    private static final class IdleEditor implements PageEditor {
        @Override
        public void begin(Page page) {}

        @Override
        public boolean holding() {
            return true;
        }

        @Override
        public void releasing(Release reason) {}

        @Override
        public int startTagName(long name, long position) {
            return IGNORE;
        }
    }
}
