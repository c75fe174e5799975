package dev.vitrine.enhance;

import dev.vitrine.metadata.Offer;
import dev.vitrine.metadata.PageAuthor;
import dev.vitrine.metadata.PageVideo;
import dev.vitrine.metadata.Recipe;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes what X cards and the fediverse read beyond Open Graph. Title, description and picture are left out: their readers
 * take those of Open Graph.
 */
final class CardTags {
    private static final Dictionary WORDS = new Dictionary("cards.ini");

    private final PageFindings found;
    private final MissingTags tags;
    private final Dictionary.Words labels;

    CardTags(PageFindings found, MissingTags tags) {
        this.found = found;
        this.tags = tags;
        this.labels = WORDS.of(found.page().nature().language());
    }

    void write(ImageTags image, VideoTags video) {
        Optional<PageVideo> player = video.player();
        tags.add("twitter:card", player.isPresent() ? "player" : image.card());
        player.ifPresent(this::player);
        found.settings().twitterSite().ifPresent(account -> tags.add("twitter:site", account));
        creator(AuthorAccounts::x).ifPresent(account -> tags.add("twitter:creator", account));
        creator(AuthorAccounts::fediverse)
                .or(found.settings()::fediverseCreator)
                .ifPresent(account -> tags.add("fediverse:creator", account));
        if (tags.lacks("twitter:image")) {
            image.alt().ifPresent(alt -> tags.add("twitter:image:alt", alt));
        }
        if (tags.own().first("twitter:label1", "twitter:label2").isEmpty()) {
            found.page().product().filter(offer -> found.isType("product")).ifPresent(this::product);
            if (found.isType("article")) {
                found.page().recipe().ifPresentOrElse(this::recipe, this::article);
            }
        }
    }

    private void player(PageVideo video) {
        tags.add("twitter:player", video.url());
        tags.add("twitter:player:width", Integer.toString(video.width().orElseThrow()));
        tags.add("twitter:player:height", Integer.toString(video.height().orElseThrow()));
    }

    private Optional<String> creator(Function<AuthorAccounts, Optional<String>> network) {
        return found.page().authors().stream()
                .flatMap(author -> network.apply(found.settings().accounts(author.name())).stream())
                .findFirst();
    }

    private void product(Offer offer) {
        label("price", offer.amount() + " " + offer.currency());
        offer.availability().ifPresent(state -> label("availability", labels.word(state)));
    }

    private void recipe(Recipe recipe) {
        recipe.minutes().ifPresent(minutes -> label("time", minutes(minutes)));
        recipe.servings().ifPresent(servings -> label("yield", servings));
    }

    private void article() {
        if (!found.page().authors().isEmpty()) {
            label("written-by", names());
        }
        found.page().readingMinutes().ifPresent(minutes -> label("reading-time", minutes(minutes)));
    }

    private String minutes(int number) {
        return labels.word("minutes").replace("{0}", Integer.toString(number));
    }

    private String names() {
        return String.join(
                ", ", found.page().authors().stream().map(PageAuthor::name).toList());
    }

    private void label(String key, String text) {
        int number = tags.written("twitter:label1") ? 2 : 1;
        tags.add("twitter:label" + number, labels.word(key));
        tags.add("twitter:data" + number, text);
    }
}
