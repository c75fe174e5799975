package dev.vitrine.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The recording that a page is for: that of its data, or the only one that its content plays. */
final class AudioRule {
    private static final Map<String, String> TYPES = Map.of(
            "mp3", "audio/mpeg",
            "m4a", "audio/mp4",
            "aac", "audio/aac",
            "ogg", "audio/ogg",
            "oga", "audio/ogg",
            "opus", "audio/ogg",
            "flac", "audio/flac",
            "wav", "audio/wav");

    private final Facts facts;

    AudioRule(Facts facts) {
        this.facts = facts;
    }

    Optional<PageAudio> derive() {
        return described().or(this::played);
    }

    private Optional<PageAudio> described() {
        return Stream.concat(
                        facts.main().stream()
                                .flatMap(main -> Stream.of("associatedMedia", "audio")
                                        .flatMap(property -> main.thing().things(property).stream())),
                        Stream.concat(facts.jsonLd().stream(), facts.markup().stream())
                                .filter(thing -> thing.types().contains("AudioObject")))
                .flatMap(thing -> thing.text("contentUrl").stream())
                .flatMap(url -> audio(url, Origin.JSON_LD).stream())
                .findFirst();
    }

    private Optional<PageAudio> played() {
        List<PageAudio> players = facts.body().players().stream()
                .filter(player -> player.element() == Element.AUDIO && !player.astray())
                .flatMap(player -> audio(player.source(), Origin.VIDEO).stream())
                .toList();
        return players.size() == 1 ? Optional.of(players.get(0)) : Optional.empty();
    }

    private Optional<PageAudio> audio(String reference, Origin origin) {
        return reference.isEmpty()
                ? Optional.empty()
                : facts.absolute(reference).flatMap(url -> type(url).map(type -> new PageAudio(url, type, origin)));
    }

    private static Optional<String> type(String url) {
        String path = url.indexOf('?') < 0 ? url : url.substring(0, url.indexOf('?'));
        return Optional.ofNullable(
                TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
    }
}
