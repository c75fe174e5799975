package dev.vitrine.server.web;

import dev.vitrine.server.fetch.AddressBlock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The servers that pass requests on to this one, and how they say for whom.
 *
 * @param trusted whose word counts
 * @param word how they say it
 */
public record Proxies(List<AddressBlock> trusted, Word word) {
    /** Nobody's word counts: a client is whoever has opened the connection. */
    public static final Proxies NONE = new Proxies(List.of(), Word.FORWARDED);

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    /** Whether the word of this address counts. */
    boolean trusts(byte[] address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    /** How a proxy says who the client is. Only one way is listened to: the others come from the client as they are. */
    public enum Word {
        /** The header of <a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239</a>. */
        FORWARDED,
        /** The older header, with a list of addresses. */
        X_FORWARDED_FOR,
        /** The <a href="https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt">PROXY protocol</a>, in front of everything else. */
        PROXY_PROTOCOL;

        /** The name in settings. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The way of this name. */
        public static Optional<Word> ofId(String id) {
            for (Word word : values()) {
                if (word.id().equals(id)) {
                    return Optional.of(word);
                }
            }
            return Optional.empty();
        }
    }
}
