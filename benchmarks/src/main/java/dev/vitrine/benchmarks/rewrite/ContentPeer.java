package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.SavedPage;
import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.Interest;
import dev.vitrine.html.Scan;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TokenHandler;
import dev.vitrine.metadata.MetadataReader;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Ours as the filter goes about it: a page is read until nothing more is wanted of it, and only scanned from there on. */
final class ContentPeer implements Peer {
    @Override
    public String name() {
        return "Vitrine, read as far as it is wanted";
    }

    @Override
    public boolean does(Task task) {
        return task == Task.METADATA;
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) {
        Reading reading = new Reading();
        HtmlTokenizer tokenizer = new HtmlTokenizer(reading, VitrinePeer.encoding(page));
        reading.begin(tokenizer);
        tokenizer.write(page.bytes(), 0, page.size());
        return VitrinePeer.found(reading.reader);
    }

    /** Hands the page to the reader until that is content. */
    private static final class Reading implements TokenHandler {
        private final MetadataReader reader = new MetadataReader(Clock.systemUTC());
        private @Nullable Scan scan;

        void begin(Scan scan) {
            this.scan = scan;
            reader.begin(scan);
        }

        private boolean wantsMore() {
            if (scan != null && !reader.wantsMore()) {
                scan.reportTags(Interest.NONE);
                scan = null;
            }
            return scan != null;
        }

        @Override
        public void doctype(long position, long end) {
            reader.doctype(position, end);
        }

        @Override
        public int startTagName(long name, long position) {
            return wantsMore() ? reader.startTagName(name, position) : IGNORE;
        }

        @Override
        public void startTag(StartTag tag) {
            reader.startTag(tag);
        }

        @Override
        public int endTagName(long name, long position) {
            return wantsMore() ? reader.endTagName(name, position) : IGNORE;
        }

        @Override
        public void endTag(long name, long position, long end) {
            reader.endTag(name, position, end);
        }

        @Override
        public void elementClosed(long name, int depth, long position) {
            if (scan != null) {
                reader.elementClosed(name, depth, position);
            }
        }
    }
}
