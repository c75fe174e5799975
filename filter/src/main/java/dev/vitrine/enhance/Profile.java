package dev.vitrine.enhance;

import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A profile of the site's own at a network.
 *
 * @param network the id of the network
 * @param address where the profile is
 */
public record Profile(String network, String address) {
    /**
     * The profiles of a list such as {@code mastodon=@rye@social.example, instagram=rye}.
     *
     * @throws IllegalArgumentException with the end of a sentence for the operator
     */
    public static List<Profile> parse(String text) {
        return Stream.of(text.split("[,\\s]+", -1))
                .filter(item -> !item.isEmpty())
                .map(Profile::of)
                .toList();
    }

    private static Profile of(String item) {
        int equals = item.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "should name a network and an account, such as mastodon=@name@social.example");
        }
        String account = item.substring(equals + 1);
        try {
            ShareNetwork network =
                    ShareNetworks.followable(item.substring(0, equals).toLowerCase(Locale.ROOT));
            return new Profile(
                    network.id(),
                    network.followLink(account)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "\"" + account + "\" is no account of " + network.name()
                                            + hint(network.templates().follow().orElse("")))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("can't be followed: " + e.getMessage(), e);
        }
    }

    private static String hint(String template) {
        return template.contains("{instance}")
                ? " with its server, such as @name@social.example"
                : "; its profiles look like " + template;
    }
}
