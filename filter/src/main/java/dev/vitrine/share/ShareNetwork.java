package dev.vitrine.share;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One network, and how its links are made.
 *
 * @param id lower case letters and digits, such as {@code hackernews}
 * @param name as the network writes it
 * @param checked the day on which the entry was last compared with the world
 * @param color the brand's colour
 * @param audiences whom it suits, such as {@code b2b} or {@code jp}
 * @param died when or how it ended, where it did
 * @param successor the id of the network to offer instead of one that ended
 */
public record ShareNetwork(
        String id,
        String name,
        Category category,
        Status status,
        LocalDate checked,
        LinkTemplates templates,
        Optional<TextLimit> limit,
        Optional<Color> color,
        Optional<Icon> icon,
        List<String> audiences,
        Optional<String> died,
        Optional<String> successor) {
    public ShareNetwork {
        audiences = List.copyOf(audiences);
    }

    /** Whether one can share to it by a link. */
    public boolean takesLinks() {
        return templates.share().isPresent() && (status == Status.ALIVE || status == Status.UNCERTAIN);
    }

    /**
     * The address that opens its composer with the page in it.
     *
     * @return nothing where it takes no links, or something is absent that it can't do without (a picture of the page, a
     *     server or an app id of the sharer)
     */
    public Optional<String> shareLink(SharedPage page, Sharer sharer) {
        return takesLinks()
                ? templates.shareTemplate().flatMap(template -> template.expand(new ShareValues(this, page, sharer)))
                : Optional.empty();
    }

    /**
     * The address of a profile.
     *
     * @param account as people write it there: a name with or without its @; {@code @name@server} where there are many
     *     servers; or the address itself
     * @return nothing where there are no profiles, or the account is not of the form that the network needs
     */
    public Optional<String> followLink(String account) {
        if (status == Status.DEAD || account.isBlank()) {
            return Optional.empty();
        }
        if (account.startsWith("https://")) {
            return Optional.of(account.strip());
        }
        return templates.followTemplate().flatMap(template -> template.expand(Account.parse(account)));
    }

    /** Whether its share link needs a server to be named, as parts of the fediverse do. */
    public boolean needsInstance() {
        return templates
                .shareTemplate()
                .filter(template -> template.addressAsksFor(Placeholder.INSTANCE))
                .isPresent();
    }

    /** Whether its share link goes to a program rather than to a page, as {@code mailto:} does. */
    public boolean opensProgram() {
        return templates
                        .share()
                        .filter(template -> !template.startsWith("https:"))
                        .isPresent()
                && category != Category.FEED_READER;
    }

    /** What stands for the network where it has no icon. */
    public String letter() {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
