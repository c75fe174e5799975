package dev.vitrine.share;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server of the fediverse, as somebody names it.
 *
 * @param host its name, with a port where it has one
 * @param software what it runs, which decides where it lets one write a post
 */
public record FediverseServer(String host, Software software) {
    private static final Pattern AROUND = Pattern.compile("(?i)^\\s*(https?://)?(@?[^/@\\s]*@)?|/.*$|\\s+$");
    private static final Pattern HOST = Pattern.compile(Sharer.HOST);
    private static final int LONGEST = 500;

    /** What servers run, and where that has its composer. */
    public enum Software {
        MASTODON("Mastodon", "https://{instance}/share?text={titleUrl}"),
        MISSKEY("Misskey", "https://{instance}/share?text={title}&url={url}"),
        LEMMY("Lemmy"),
        FRIENDICA("Friendica"),
        HUBZILLA("Hubzilla"),
        GNUSOCIAL("GNU social");

        private final String title;
        private final Optional<String> template;

        Software(String title, String template) {
            this.title = title;
            this.template = Optional.of(template);
        }

        /** One whose composer the catalogue knows. */
        Software(String title) {
            this.title = title;
            this.template = Optional.empty();
        }

        /** As its makers write it. */
        public String title() {
            return title;
        }

        /** As a parameter names it, and the catalogue where it has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The software of a word. */
        public static Optional<Software> of(String word) {
            return Stream.of(values())
                    .filter(software -> software.word().equals(word))
                    .findFirst();
        }

        private Optional<UrlTemplate> composer() {
            return template.map(UrlTemplate::parse)
                    .or(() -> ShareNetworks.find(word())
                            .flatMap(n -> n.templates().shareTemplate()));
        }
    }

    /** A server that is written as a host, an address or an account: {@code social.example}, {@code @ada@social.example}. */
    public static Optional<FediverseServer> parse(String text, Software software) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String host = AROUND.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        return host.indexOf('.') > 0 && HOST.matcher(host).matches()
                ? Optional.of(new FediverseServer(host, software))
                : Optional.empty();
    }

    /** The address at which it lets one write a post with the page in it. */
    public Optional<String> composer(SharedPage page, Sharer sharer) {
        return software.composer()
                .flatMap(template -> ShareNetworks.find(software.word()).flatMap(network -> {
                    ShareValues values = new ShareValues(network, page, sharer);
                    return template.expand(placeholder ->
                            placeholder == Placeholder.INSTANCE ? Optional.of(host) : values.apply(placeholder));
                }));
    }
}
