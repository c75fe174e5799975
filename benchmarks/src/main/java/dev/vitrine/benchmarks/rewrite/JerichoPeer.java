package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.SavedPage;
import java.io.IOException;
import java.io.StringReader;
import net.htmlparser.jericho.Config;
import net.htmlparser.jericho.EndTag;
import net.htmlparser.jericho.LoggerProvider;
import net.htmlparser.jericho.Segment;
import net.htmlparser.jericho.StartTag;
import net.htmlparser.jericho.StreamedSource;
import net.htmlparser.jericho.Tag;

/** Jericho: a stream of segments with their offsets; it can stop anywhere. */
final class JerichoPeer implements Peer {
    static {
        Config.LoggerProvider = LoggerProvider.DISABLED;
    }

    @Override
    public String name() {
        return "Jericho 3.4, StreamedSource";
    }

    @Override
    public boolean does(Task task) {
        return true;
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) throws IOException {
        String text = page.text();
        try (StreamedSource source = new StreamedSource(new StringReader(text)).setCoalescing(false)) {
            return switch (task) {
                case SCAN -> startTags(source, false);
                case HEAD_ONLY -> startTags(source, true);
                case METADATA -> metadata(source, text);
                case REWRITE_HEAD -> places(source, true).write(page, text, sink);
                case REWRITE_PAGE -> places(source, false).write(page, text, sink);
            };
        }
    }

    private static int startTags(StreamedSource source, boolean headOnly) {
        int count = 0;
        for (Segment segment : source) {
            if (segment instanceof StartTag) {
                count++;
            }
            if (headOnly && segment instanceof Tag tag && endsHead(tag)) {
                break;
            }
        }
        return count;
    }

    private static Places places(StreamedSource source, boolean headOnly) {
        Places places = new Places();
        boolean inHead = true;
        for (Segment segment : source) {
            if (!(segment instanceof Tag tag)) {
                continue;
            }
            if (inHead && endsHead(tag)) {
                inHead = false;
                if (headOnly) {
                    break;
                }
            }
            if (tag instanceof StartTag start) {
                places.startTag(start.getName(), start.getEnd());
                if (inHead && start.getName().equals("meta")) {
                    meta(places, start);
                }
            } else if (tag instanceof EndTag) {
                places.endTag(tag.getName(), tag.getBegin(), tag.getEnd());
            }
        }
        return places;
    }

    private static void meta(Places places, StartTag start) {
        String property = start.getAttributeValue("property");
        places.meta(start.getAttributeValue("charset") != null, property == null ? "" : property, start.getEnd());
    }

    private static int metadata(StreamedSource source, String text) {
        Values values = new Values();
        for (Segment segment : source) {
            if (segment instanceof StartTag start) {
                String name = start.getName();
                if (Values.wanted(name)) {
                    values.startTag(name, attribute -> start.getAttributeValue(attribute), start.getEnd());
                }
            } else if (segment instanceof EndTag end) {
                values.endTag(end.getName(), end.getBegin(), text);
            }
        }
        return values.count();
    }

    private static boolean endsHead(Tag tag) {
        return Places.endsHead(tag.getName(), tag instanceof StartTag);
    }
}
