package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.Insertions;
import dev.vitrine.benchmarks.pages.SavedPage;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Locale;
import org.sitemesh.tagprocessor.BasicBlockRule;
import org.sitemesh.tagprocessor.BasicRule;
import org.sitemesh.tagprocessor.Tag;
import org.sitemesh.tagprocessor.TagProcessor;
import org.sitemesh.tagprocessor.TagTokenizer;

/** SiteMesh 3: its own tokenizer and tag processor, as its filter drives them. It can't stop before the end. */
final class SiteMeshPeer implements Peer {
    @Override
    public String name() {
        return "SiteMesh 3.2.2, tag processor";
    }

    @Override
    public boolean does(Task task) {
        return task != Task.HEAD_ONLY;
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) throws IOException {
        CharBuffer text = CharBuffer.wrap(page.text());
        return switch (task) {
            case SCAN, HEAD_ONLY -> scan(text);
            case METADATA -> metadata(text);
            case REWRITE_HEAD -> rewrite(text, page, false, sink);
            case REWRITE_PAGE -> rewrite(text, page, true, sink);
        };
    }

    private static int scan(CharBuffer text) {
        TagCounter counter = new TagCounter();
        new TagTokenizer(text, counter).start();
        return counter.startTags;
    }

    private static int metadata(CharBuffer text) throws IOException {
        Values values = new Values();
        TagProcessor processor = new TagProcessor(text);
        processor.addRule("meta", new ValueRule(values));
        processor.addRule("link", new ValueRule(values));
        processor.addRule("title", new TextRule(values));
        processor.addRule("script", new TextRule(values));
        processor.addRule("h1", new TextRule(values));
        processor.process();
        return values.count();
    }

    private static int rewrite(CharBuffer text, SavedPage page, boolean full, PageSink sink) throws IOException {
        TagProcessor processor = new TagProcessor(text);
        InsertionRules rules = new InsertionRules();
        processor.addRule("meta", rules.behindCharset());
        if (full) {
            processor.addRule("h1", rules.behindHeading());
            processor.addRule("article", rules.beforeEnd());
            processor.addRule("body", rules.beforeEnd());
        }
        processor.process();
        sink.write(processor.getDefaultBufferContents().toString(), page.charset());
        return rules.found;
    }

    /** Counts start tags, each of which is cut with its attributes. */
    private static final class TagCounter implements TagTokenizer.TokenHandler {
        private int startTags;

        @Override
        public boolean shouldProcessTag(String name) {
            return true;
        }

        @Override
        public void tag(Tag tag) {
            startTags += tag.getType() == Tag.Type.OPEN || tag.getType() == Tag.Type.EMPTY ? 1 : 0;
        }

        @Override
        public void text(CharSequence text) {}

        @Override
        public void warning(String message, int line, int column) {}
    }

    /** Where the insertions go. */
    private static final class InsertionRules {
        private boolean inHead;
        private boolean behindHeading;
        private boolean beforeEnd;
        private int found;

        BasicRule behindCharset() {
            return new BasicRule() {
                @Override
                public void process(Tag tag) throws IOException {
                    tag.writeTo(tagProcessorContext.currentBuffer());
                    String property = tag.getAttributeValue("property", false);
                    found += property != null && property.startsWith("og:") ? 1 : 0;
                    if (!inHead && tag.hasAttribute("charset", false)) {
                        inHead = true;
                        insert(tagProcessorContext.currentBuffer(), Insertions.HEAD);
                    }
                }
            };
        }

        BasicRule behindHeading() {
            return new BasicRule() {
                @Override
                public void process(Tag tag) throws IOException {
                    tag.writeTo(tagProcessorContext.currentBuffer());
                    if (!behindHeading && tag.getType() == Tag.Type.CLOSE) {
                        behindHeading = true;
                        insert(tagProcessorContext.currentBuffer(), Insertions.BAR);
                    }
                }
            };
        }

        BasicRule beforeEnd() {
            return new BasicRule() {
                @Override
                public void process(Tag tag) throws IOException {
                    if (!beforeEnd && tag.getType() == Tag.Type.CLOSE) {
                        beforeEnd = true;
                        insert(tagProcessorContext.currentBuffer(), Insertions.NOTE);
                    }
                    tag.writeTo(tagProcessorContext.currentBuffer());
                }
            };
        }

        private void insert(Appendable out, String markup) throws IOException {
            out.append(markup);
            found++;
        }
    }

    /** Reads an element that says all in its attributes. */
    private static final class ValueRule extends BasicRule {
        private final Values values;

        ValueRule(Values values) {
            this.values = values;
        }

        @Override
        public void process(Tag tag) throws IOException {
            values.startTag(tag.getName().toLowerCase(Locale.ROOT), name -> tag.getAttributeValue(name, false), 0);
            tag.writeTo(tagProcessorContext.currentBuffer());
        }
    }

    /** Reads an element that says something in its text. */
    private static final class TextRule extends BasicBlockRule<String> {
        private final Values values;

        TextRule(Values values) {
            this.values = values;
        }

        @Override
        protected String processStart(Tag tag) throws IOException {
            tag.writeTo(tagProcessorContext.currentBuffer());
            tagProcessorContext.pushBuffer();
            boolean other = tag.getName().equals("script")
                    && !"application/ld+json".equals(tag.getAttributeValue("type", false));
            return other ? "" : tag.getName();
        }

        @Override
        protected void processEnd(Tag tag, String name) throws IOException {
            CharSequence text = tagProcessorContext.currentBufferContents();
            tagProcessorContext.popBuffer();
            tagProcessorContext.currentBuffer().append(text);
            tag.writeTo(tagProcessorContext.currentBuffer());
            if (name != null && !name.isEmpty()) {
                values.text(name, text.toString());
            }
        }
    }
}
