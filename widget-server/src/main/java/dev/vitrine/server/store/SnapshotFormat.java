package dev.vitrine.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.sanitize.Seal;
import dev.vitrine.server.url.WebUrl;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * A last good copy as bytes: one line of name, version, checksum and seal, then JSON. Under our own seal its HTML is taken
 * as it is; a copy of another server, or of older rules, is as good, but cleaned again.
 */
final class SnapshotFormat {
    /** To be raised whenever a record that is kept changes its shape. */
    private static final String VERSION = "vitrine-snapshot 3 ";

    /** What the seal of the copy that is being read is worth. */
    private static final String OPENED = "opened";

    private final Seal seal;
    private final JsonMapper mapper;

    SnapshotFormat(Seal seal) {
        this.seal = seal;
        SimpleModule module = new SimpleModule();
        module.addSerializer(WebUrl.class, new AsText<>(WebUrl::href));
        module.addDeserializer(
                WebUrl.class,
                new FromText<>((text, context) ->
                        WebUrl.parse(text).orElseThrow(() -> new IllegalArgumentException("no web address"))));
        module.addSerializer(SafeHtml.class, new AsText<>(SafeHtml::markup));
        module.addDeserializer(SafeHtml.class, new FromText<>(SnapshotFormat::html));
        module.addSerializer(
                FeedAddress.class, new AsText<>(address -> address.network().id() + " " + address.id()));
        module.addDeserializer(FeedAddress.class, new AddressReader());
        module.addDeserializer(Quote.class, new QuoteReader());
        mapper = JsonMapper.builder().addModule(module).build();
    }

    private static SafeHtml html(String text, DeserializationContext context) {
        return ((Seal.Opened) context.getAttribute(OPENED)).html(text);
    }

    byte[] write(LastGood good) {
        return sealed(mapper.writeValueAsBytes(good));
    }

    private byte[] sealed(byte[] json) {
        return withHead(json, " " + seal.of(json, 0));
    }

    private static byte[] withHead(byte[] json, String sealed) {
        byte[] head = (VERSION + checksum(json, 0) + sealed + "\n").getBytes(UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + json.length);
        System.arraycopy(json, 0, whole, head.length, json.length);
        return whole;
    }

    /** The copy, with posts that belong to {@code address}; empty where the bytes are not whole, or of another version. */
    Optional<Read> read(byte[] bytes, FeedAddress address) {
        return body(bytes).flatMap(body -> {
            try {
                LastGood good = mapper.readerFor(LastGood.class)
                        .withAttribute(AddressReader.WANTED, address)
                        .withAttribute(AddressReader.KNOWN, new HashMap<String, FeedAddress>())
                        .withAttribute(OPENED, body.opened)
                        .readValue(bytes, body.from, bytes.length - body.from);
                return Optional.of(new Read(good, body.opened.isWhole()));
            } catch (JacksonException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Where the JSON begins and what its seal is worth; empty where the bytes are not whole, or of another version. */
    private Optional<Body> body(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String head = new String(bytes, 0, end, UTF_8);
        if (end == bytes.length || !head.startsWith(VERSION)) {
            return Optional.empty();
        }
        String[] sums = head.substring(VERSION.length()).split(" ", -1);
        Seal.Opened opened = seal.open(sums.length > 1 ? sums[1] : "", bytes, end + 1);
        boolean whole = opened.isWhole() || sums[0].equals(checksum(bytes, end + 1));
        return whole ? Optional.of(new Body(end + 1, opened)) : Optional.empty();
    }

    /**
     * The same bytes without the posts that are to be forgotten, whosesoever they are; empty where nobody could read them.
     * They are equal where there is none of those.
     */
    Optional<byte[]> without(byte[] bytes, ForgottenPosts forgotten) {
        return body(bytes).flatMap(body -> {
            try {
                JsonNode copy = mapper.readTree(bytes, body.from, bytes.length - body.from);
                if (!takeOut(copy.path("feed").path("posts"), forgotten)) {
                    return Optional.of(bytes);
                }
                byte[] rest = mapper.writeValueAsBytes(copy);
                return Optional.of(body.opened.isWhole() ? sealed(rest) : withHead(rest, ""));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        });
    }

    /** Whether there were any. */
    private static boolean takeOut(JsonNode posts, ForgottenPosts forgotten) {
        boolean found = false;
        for (Iterator<JsonNode> all = posts.iterator(); all.hasNext(); ) {
            JsonNode post = all.next();
            if (isForgotten(post, forgotten)) {
                all.remove();
                found = true;
            } else if (isForgotten(post.path("quote").path("post"), forgotten)) {
                ((ObjectNode) post).putPOJO("quote", new Quote.Withheld(Quote.Cause.DELETED));
                found = true;
            }
        }
        return found;
    }

    private static boolean isForgotten(JsonNode post, ForgottenPosts forgotten) {
        String id = post.path("id").asString("");
        String origin = post.path("origin").asString("");
        String feed = origin.substring(origin.indexOf(' ') + 1);
        return forgotten.hasName(id)
                || forgotten.hasName(Post.counted(feed, id))
                || forgotten.hasName(post.path("permalink").asString(""));
    }

    /** @param sealed whether it is one that we wrote ourselves, by the rules of today */
    record Read(LastGood good, boolean sealed) {}

    private record Body(int from, Seal.Opened opened) {}

    private static String checksum(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class AsText<T> extends ValueSerializer<T> {
        private final Function<T, String> text;

        AsText(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(text.apply(value));
        }
    }

    private static final class FromText<T> extends ValueDeserializer<T> {
        private final BiFunction<String, DeserializationContext, T> value;

        FromText(BiFunction<String, DeserializationContext, T> value) {
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return value.apply(in.getString(), context);
        }
    }

    /**
     * The feed's address holds what only the configuration may know, so a copy has no more of it than tells whether it
     * is the same one. The posts of one feed may come from several networks.
     */
    private static final class AddressReader extends ValueDeserializer<FeedAddress> {
        static final String WANTED = "address";
        /** Those of the posts before, most often one and the same. */
        static final String KNOWN = "known addresses";

        @Override
        @SuppressWarnings("unchecked") // ours
        public FeedAddress deserialize(JsonParser in, DeserializationContext context) {
            FeedAddress wanted = (FeedAddress) context.getAttribute(WANTED);
            return ((Map<String, FeedAddress>) context.getAttribute(KNOWN))
                    .computeIfAbsent(in.getString(), text -> address(text, wanted));
        }

        private static FeedAddress address(String text, FeedAddress wanted) {
            String[] words = text.split(" ", 2);
            FeedAddress address = Network.ofId(words[0])
                    .map(network -> new FeedAddress(network, wanted.locator(), wanted.options()))
                    .orElse(wanted);
            if (words.length < 2 || !address.id().equals(words[1])) {
                throw new IllegalArgumentException("a post of another feed");
            }
            return address.equals(wanted) ? wanted : address;
        }
    }

    private static final class QuoteReader extends ValueDeserializer<Quote> {
        @Override
        public Quote deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            return node.has("post")
                    ? context.readTreeAsValue(node, Quote.Shown.class)
                    : context.readTreeAsValue(node, Quote.Withheld.class);
        }
    }
}
