package dev.vitrine.metadata;

import java.util.Optional;

/** Whom a page about a person is about. */
public record PagePerson(Optional<String> firstName, Optional<String> lastName, Optional<String> userName) {}
