package dev.vitrine.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A ready answer in every content coding, each with its strong entity tag: nothing is left to do but to send it. */
final class Representation implements Answer {
    private final List<Variant> variants;
    private final Optional<Representation> ready = Optional.of(this);

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
    @Override
    public void to(Request request, Response response, Callback callback) {
        HttpFields asked = request.getHeaders();
        Variant variant = choose(asked.get(HttpHeader.ACCEPT_ENCODING));
        HttpFields.Mutable headers = response.getHeaders();
        if (variant.isAmong(asked.getValuesList(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            headers.add(variant.confirmed);
            Answers.nothingMore(response, callback);
            return;
        }
        headers.add(variant.headers);
        response.write(true, variant.whole.body().duplicate(), callback);
    }

    /** How many bytes all its codings have together. */
    int size() {
        return variants.stream()
                .mapToInt(variant -> variant.whole.body().capacity())
                .sum();
    }

    @Override
    public Optional<Representation> ready() {
        return ready;
    }

    /** The same answer as bytes for the wire. */
    Wire wire(PlainRequest request) {
        Variant variant = choose(request.acceptEncoding().orElse(null));
        Optional<String> tags = request.ifNoneMatch();
        return tags.isPresent() && variant.isAmong(List.of(tags.get())) ? variant.confirmation : variant.whole;
    }

    /** An answer of HTTP/1.1, ready but for its date. */
    static final class Wire {
        private static final byte[] OK = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] NOT_MODIFIED = "HTTP/1.1 304 Not Modified\r\n".getBytes(StandardCharsets.US_ASCII);

        private final byte[] status;
        private final byte[] fields;
        private final ByteBuffer body;
        private final SentFiles.Demand demand = new SentFiles.Demand();

        private Wire(byte[] status, HttpFields fields, ByteBuffer body) {
            this.status = status;
            this.fields = encoded(fields);
            this.body = body;
        }

        static Wire whole(HttpFields fields, byte[] body) {
            return new Wire(
                    OK,
                    fields,
                    ByteBuffer.allocateDirect(body.length).put(body).flip().asReadOnlyBuffer());
        }

        static Wire confirmation(HttpFields fields) {
            return new Wire(NOT_MODIFIED, fields, ByteBuffer.allocate(0));
        }

        /** The status as a number. */
        int code() {
            return status == NOT_MODIFIED ? HttpStatus.NOT_MODIFIED_304 : HttpStatus.OK_200;
        }

        /** Puts all that comes before the body. */
        void putHead(PreEncodedHttpField date, ByteBuffer out) {
            out.put(status);
            date.putTo(out, HttpVersion.HTTP_1_1);
            out.put(fields);
        }

        /** All that comes before the body. */
        byte[] head(PreEncodedHttpField date) {
            ByteBuffer head =
                    ByteBuffer.allocate(status.length + date.getEncodedLength(HttpVersion.HTTP_1_1) + fields.length);
            putHead(date, head);
            return head.array();
        }

        /**
         * May be empty; outside the heap, where the kernel takes it from without a copy on the way. To be duplicated by
         * whoever reads it.
         */
        ByteBuffer body() {
            return body;
        }

        /** Whether many ask for it just now. */
        SentFiles.Demand demand() {
            return demand;
        }

        private static byte[] encoded(HttpFields fields) {
            StringBuilder lines = new StringBuilder();
            for (HttpField field : fields) {
                lines.append(field.getName())
                        .append(": ")
                        .append(field.getValue())
                        .append("\r\n");
            }
            return lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        }
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
        HttpFields.Mutable headers = HttpFields.build();
        for (HttpField field : fixed) {
            headers.add(new PreEncodedHttpField(field.getHeader(), field.getName(), field.getValue()));
        }
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
        final String etag;
        final HttpFields headers;

        /** The same for a client that has the bytes already. */
        final HttpFields confirmed;

        final Wire whole;
        final Wire confirmation;

        Variant(Encoding encoding, byte[] bytes, String etag, HttpFields fields) {
            this.encoding = encoding;
            this.etag = etag;
            this.headers = HttpFields.build(fields)
                    .add(field(HttpHeader.CONTENT_LENGTH, Integer.toString(bytes.length)))
                    .asImmutable();
            // Nor does a confirmation say how long the answer is: some clients wait for as much to come.
            this.confirmed = HttpFields.build(fields)
                    .remove(HttpHeader.CONTENT_TYPE)
                    .remove(HttpHeader.CONTENT_ENCODING)
                    .asImmutable();
            this.whole = Wire.whole(headers, bytes);
            this.confirmation = Wire.confirmation(confirmed);
        }

        /** Whether the client has this variant already. */
        boolean isAmong(List<String> ifNoneMatch) {
            return headers.contains(HttpHeader.ETAG) && Representation.isAmong(etag, ifNoneMatch);
        }
    }

    /**
     * Whether a client has what this tag stands for already, see
     * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, 13.1.2</a>.
     */
    static boolean isAmong(String etag, List<String> ifNoneMatch) {
        for (String tags : ifNoneMatch) {
            // The tag comes with its quotes, so it is never found within another one; W/ does not matter here.
            if (tags.contains(etag) || tags.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
