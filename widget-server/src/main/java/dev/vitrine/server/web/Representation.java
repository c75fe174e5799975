package dev.vitrine.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A ready answer in every content coding, each with its strong entity tag: nothing is left to do but to send it. */
final class Representation {
    private final List<Variant> variants;

    private Representation(List<Variant> variants) {
        this.variants = variants;
    }

    /**
     * Packs an answer in all codings.
     *
     * @param fixed headers beside type, caching, entity tag and coding, which are set here
     */
    static Representation of(String contentType, CachePolicy caching, HttpFields fixed, String text) {
        return of(contentType, caching, fixed, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Packs an answer in all codings. */
    static Representation of(String contentType, CachePolicy caching, HttpFields fixed, byte[] bytes) {
        String hash = hash(bytes);
        List<Variant> variants = new ArrayList<>();
        for (Encoding encoding : Encoding.values()) {
            encoding.pack(bytes).ifPresent(packed -> {
                String etag = '"' + hash + (encoding == Encoding.IDENTITY ? "" : '-' + encoding.token()) + '"';
                variants.add(new Variant(encoding, packed, etag, headers(contentType, caching, fixed, encoding, etag)));
            });
        }
        return new Representation(List.copyOf(variants));
    }

    /** Twenty characters that stand for these bytes and no others. */
    static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Sends the best coding that the client takes, or 304 where it has it already. Never blocks. */
    void send(Request request, Response response, Callback callback) {
        HttpFields asked = request.getHeaders();
        Variant variant = choose(asked.get(HttpHeader.ACCEPT_ENCODING));
        HttpFields.Mutable headers = response.getHeaders();
        if (variant.matches(asked)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            headers.add(variant.confirmed);
            callback.succeeded();
            return;
        }
        headers.add(variant.headers);
        headers.add(variant.length);
        response.write(true, ByteBuffer.wrap(variant.bytes), callback);
    }

    private Variant choose(@Nullable String acceptEncoding) {
        Variant identity = variants.get(variants.size() - 1);
        if (acceptEncoding == null) {
            return identity;
        }
        for (Variant variant : variants) {
            if (variant.encoding.acceptedBy(acceptEncoding)) {
                return variant;
            }
        }
        return identity;
    }

    private static HttpFields headers(
            String contentType, CachePolicy caching, HttpFields fixed, Encoding encoding, String etag) {
        HttpFields.Mutable headers = HttpFields.build(fixed);
        headers.add(field(HttpHeader.CONTENT_TYPE, contentType));
        headers.add(field(HttpHeader.CACHE_CONTROL, caching.header()));
        headers.add(field(HttpHeader.VARY, "Accept-Encoding"));
        if (caching != CachePolicy.NEVER) {
            headers.add(field(HttpHeader.ETAG, etag));
        }
        if (encoding != Encoding.IDENTITY) {
            headers.add(field(HttpHeader.CONTENT_ENCODING, encoding.token()));
        }
        return headers.asImmutable();
    }

    private static HttpField field(HttpHeader header, String value) {
        return new PreEncodedHttpField(header, value);
    }

    /** One coding of the answer. */
    private static final class Variant {
        final Encoding encoding;
        final byte[] bytes;
        final String etag;
        final HttpFields headers;

        /** The same for a client that has the bytes already. */
        final HttpFields confirmed;

        final HttpField length;

        Variant(Encoding encoding, byte[] bytes, String etag, HttpFields headers) {
            this.encoding = encoding;
            this.bytes = bytes;
            this.etag = etag;
            this.headers = headers;
            this.confirmed = HttpFields.build(headers)
                    .remove(HttpHeader.CONTENT_TYPE)
                    .remove(HttpHeader.CONTENT_ENCODING)
                    .asImmutable();
            this.length = field(HttpHeader.CONTENT_LENGTH, Integer.toString(bytes.length));
        }

        /**
         * Whether the client has this variant already, see
         * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, 13.1.2</a>.
         */
        boolean matches(HttpFields asked) {
            if (!asked.contains(HttpHeader.IF_NONE_MATCH) || !headers.contains(HttpHeader.ETAG)) {
                return false;
            }
            for (String tags : asked.getValuesList(HttpHeader.IF_NONE_MATCH)) {
                // The tag comes with its quotes, so it is never found within another one; W/ does not matter here.
                if (tags.contains(etag) || tags.strip().equals("*")) {
                    return true;
                }
            }
            return false;
        }
    }
}
