package dev.vitrine.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.url.WebUrl;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
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

/** A last good copy as bytes: one line of name, version and checksum, then JSON. */
final class SnapshotFormat {
    /** To be raised whenever a record that is kept changes its shape. */
    private static final String VERSION = "vitrine-snapshot 3 ";

    private final JsonMapper mapper;

    SnapshotFormat(Function<String, SafeHtml> sanitizer) {
        SimpleModule module = new SimpleModule();
        module.addSerializer(WebUrl.class, new AsText<>(WebUrl::href));
        module.addDeserializer(
                WebUrl.class,
                new FromText<>(
                        text -> WebUrl.parse(text).orElseThrow(() -> new IllegalArgumentException("no web address"))));
        module.addSerializer(SafeHtml.class, new AsText<>(SafeHtml::markup));
        module.addDeserializer(SafeHtml.class, new FromText<>(sanitizer));
        module.addSerializer(
                FeedAddress.class, new AsText<>(address -> address.network().id() + " " + address.id()));
        module.addDeserializer(FeedAddress.class, new AddressReader());
        module.addDeserializer(Quote.class, new QuoteReader());
        mapper = JsonMapper.builder().addModule(module).build();
    }

    byte[] write(LastGood good) {
        byte[] json = mapper.writeValueAsBytes(good);
        byte[] head = (VERSION + checksum(json, 0) + "\n").getBytes(UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + json.length);
        System.arraycopy(json, 0, whole, head.length, json.length);
        return whole;
    }

    /** The copy, with posts that belong to {@code address}; empty where the bytes are not whole, or of another version. */
    Optional<LastGood> read(byte[] bytes, FeedAddress address) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String head = new String(bytes, 0, end, UTF_8);
        if (end == bytes.length || !head.equals(VERSION + checksum(bytes, end + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readerFor(LastGood.class)
                    .withAttribute(AddressReader.WANTED, address)
                    .readValue(bytes, end + 1, bytes.length - end - 1));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

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
        private final Function<String, T> value;

        FromText(Function<String, T> value) {
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return value.apply(in.getString());
        }
    }

    /**
     * The feed's address holds what only the configuration may know, so a copy has no more of it than tells whether it
     * is the same one. The posts of one feed may come from several networks.
     */
    private static final class AddressReader extends ValueDeserializer<FeedAddress> {
        static final String WANTED = "address";

        @Override
        public FeedAddress deserialize(JsonParser in, DeserializationContext context) {
            FeedAddress wanted = (FeedAddress) context.getAttribute(WANTED);
            String[] words = in.getString().split(" ", 2);
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
