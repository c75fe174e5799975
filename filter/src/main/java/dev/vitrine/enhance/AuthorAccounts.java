package dev.vitrine.enhance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an author is to be found.
 *
 * @param x the account on X with its {@code @}
 * @param fediverse as in {@code @ada@social.example}
 * @param url of a page about the author
 */
public record AuthorAccounts(Optional<String> x, Optional<String> fediverse, Optional<String> url) {
    /** An author of whom nothing is known. */
    static final AuthorAccounts NONE = new AuthorAccounts(Optional.empty(), Optional.empty(), Optional.empty());

    /** The pages of these accounts. */
    List<String> profiles() {
        return Stream.concat(
                        fediverse.stream().map(account -> {
                            int at = account.indexOf('@', 1);
                            return "https://" + account.substring(at + 1) + "/" + account.substring(0, at);
                        }),
                        x.stream().map(account -> "https://x.com/" + account.substring(1)))
                .toList();
    }
}
