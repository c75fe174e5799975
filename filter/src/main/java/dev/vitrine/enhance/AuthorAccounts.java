package dev.vitrine.enhance;

import java.util.Optional;

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
}
