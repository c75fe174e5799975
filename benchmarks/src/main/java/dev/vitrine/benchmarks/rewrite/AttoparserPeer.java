package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.SavedPage;
import java.util.HashMap;
import java.util.Map;
import org.attoparser.AbstractMarkupHandler;
import org.attoparser.MarkupParser;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;

/** attoparser: events over a char array, without balancing of elements; an exception of the handler's stops it. */
final class AttoparserPeer implements Peer {
    private static final MarkupParser PARSER = new MarkupParser(configuration());

    @Override
    public String name() {
        return "attoparser 2.0.7";
    }

    @Override
    public boolean does(Task task) {
        return true;
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) throws ParseException {
        String text = page.text();
        return switch (task) {
            case SCAN -> parse(text, new TagCounter(false)).startTags;
            case HEAD_ONLY -> parse(text, new TagCounter(true)).startTags;
            case METADATA -> parse(text, new ValueReader(text)).values.count();
            case REWRITE_HEAD -> parse(text, new PlaceFinder(true)).places.write(page, text, sink);
            case REWRITE_PAGE -> parse(text, new PlaceFinder(false)).places.write(page, text, sink);
        };
    }

    private static <H extends AbstractMarkupHandler> H parse(String text, H handler) throws ParseException {
        try {
            PARSER.parse(text.toCharArray(), handler);
        } catch (Enough e) {
            // the handler has what it wanted
        }
        return handler;
    }

    private static ParseConfiguration configuration() {
        ParseConfiguration configuration = ParseConfiguration.htmlConfiguration();
        configuration.setElementBalancing(ParseConfiguration.ElementBalancing.NO_BALANCING);
        return configuration;
    }

    /** Says that no further event is wanted. */
    private static final class Enough extends ParseException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Counts start tags. */
    private static final class TagCounter extends AbstractMarkupHandler {
        private final boolean headOnly;
        private int startTags;

        TagCounter(boolean headOnly) {
            this.headOnly = headOnly;
        }

        @Override
        public void handleOpenElementStart(char[] buffer, int offset, int length, int line, int column)
                throws ParseException {
            startTags++;
            stopAt("body", buffer, offset, length);
        }

        @Override
        public void handleStandaloneElementStart(
                char[] buffer, int offset, int length, boolean minimized, int line, int column) {
            startTags++;
        }

        @Override
        public void handleCloseElementStart(char[] buffer, int offset, int length, int line, int column)
                throws ParseException {
            stopAt("head", buffer, offset, length);
        }

        private void stopAt(String name, char[] buffer, int offset, int length) throws ParseException {
            if (headOnly && length == name.length() && name.equals(KnownName.of(buffer, offset, length))) {
                throw new Enough();
            }
        }
    }

    /** Finds the places of the insertions. */
    private static final class PlaceFinder extends TagHandler {
        private final Places places = new Places();
        private final boolean headOnly;
        private boolean inHead = true;
        private boolean charset;
        private String property = "";

        PlaceFinder(boolean headOnly) {
            this.headOnly = headOnly;
        }

        @Override
        boolean wanted(String name) throws ParseException {
            leaveHead(Places.endsHead(name, true));
            charset = false;
            property = "";
            return inHead && name.equals("meta");
        }

        @Override
        void attribute(String name, String value) {
            charset |= name.equals("charset");
            property = name.equals("property") ? value : property;
        }

        @Override
        void startTag(String name, int end) {
            places.startTag(name, end);
            if (inHead && name.equals("meta")) {
                places.meta(charset, property, end);
            }
        }

        @Override
        void endTag(String name, int begin, int end) throws ParseException {
            leaveHead(Places.endsHead(name, false));
            places.endTag(name, begin, end);
        }

        private void leaveHead(boolean ends) throws ParseException {
            inHead &= !ends;
            if (!inHead && headOnly) {
                throw new Enough();
            }
        }
    }

    /** Reads what a page says of itself. */
    private static final class ValueReader extends TagHandler {
        private final Values values = new Values();
        private final Map<String, String> attributes = new HashMap<>();
        private final String text;

        ValueReader(String text) {
            this.text = text;
        }

        @Override
        boolean wanted(String name) {
            attributes.clear();
            return Values.wanted(name);
        }

        @Override
        void attribute(String name, String value) {
            attributes.put(name, value);
        }

        @Override
        void startTag(String name, int end) {
            if (Values.wanted(name)) {
                values.startTag(name, attributes::get, end);
            }
        }

        @Override
        void endTag(String name, int begin, int end) {
            values.endTag(name, begin, text);
        }
    }

    /** Gets tags with their offsets, and those attributes that it asks for. */
    private abstract static class TagHandler extends AbstractMarkupHandler {
        private boolean wanted;
        private int tagEnd;

        abstract boolean wanted(String name) throws ParseException;

        abstract void attribute(String name, String value);

        abstract void startTag(String name, int end);

        abstract void endTag(String name, int begin, int end) throws ParseException;

        @Override
        public void handleOpenElementStart(char[] buffer, int offset, int length, int line, int column)
                throws ParseException {
            tagEnd = offset + length;
            wanted = wanted(KnownName.of(buffer, offset, length));
        }

        @Override
        public void handleStandaloneElementStart(
                char[] buffer, int offset, int length, boolean minimized, int line, int column) throws ParseException {
            handleOpenElementStart(buffer, offset, length, line, column);
        }

        @Override
        public void handleAttribute(
                char[] buffer,
                int nameOffset,
                int nameLength,
                int nameLine,
                int nameColumn,
                int operatorOffset,
                int operatorLength,
                int operatorLine,
                int operatorColumn,
                int valueOffset,
                int valueLength,
                int outerOffset,
                int outerLength,
                int valueLine,
                int valueColumn) {
            tagEnd = Math.max(nameOffset + nameLength, outerOffset + outerLength);
            if (wanted) {
                attribute(
                        Places.lower(new String(buffer, nameOffset, nameLength)),
                        new String(buffer, valueOffset, valueLength));
            }
        }

        @Override
        public void handleOpenElementEnd(char[] buffer, int offset, int length, int line, int column) {
            startTag(KnownName.of(buffer, offset, length), behindGreaterThan(buffer, tagEnd));
        }

        @Override
        public void handleStandaloneElementEnd(
                char[] buffer, int offset, int length, boolean minimized, int line, int column) {
            handleOpenElementEnd(buffer, offset, length, line, column);
        }

        @Override
        public void handleCloseElementStart(char[] buffer, int offset, int length, int line, int column)
                throws ParseException {
            endTag(KnownName.of(buffer, offset, length), offset - 2, behindGreaterThan(buffer, offset + length));
        }

        @Override
        public void handleUnmatchedCloseElementStart(char[] buffer, int offset, int length, int line, int column)
                throws ParseException {
            handleCloseElementStart(buffer, offset, length, line, column);
        }

        private static int behindGreaterThan(char[] buffer, int from) {
            int end = from;
            while (buffer[end] != '>') {
                end++;
            }
            return end + 1;
        }
    }

    /** Names that matter here, found without making a string of each. */
    private static final class KnownName {
        private static final String[] NAMES = {"head", "body", "meta", "link", "title", "script", "h1", "article"};

        private KnownName() {}

        static String of(char[] buffer, int offset, int length) {
            for (String name : NAMES) {
                if (name.length() == length && matches(name, buffer, offset)) {
                    return name;
                }
            }
            return "";
        }

        private static boolean matches(String name, char[] buffer, int offset) {
            for (int i = 0; i < name.length(); i++) {
                if (Character.toLowerCase(buffer[offset + i]) != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
