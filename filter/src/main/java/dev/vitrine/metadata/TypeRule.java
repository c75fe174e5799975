package dev.vitrine.metadata;

/** What kind of thing a page is, in the words of Open Graph. */
final class TypeRule {
    private final Facts facts;
    private final boolean dated;
    private final boolean video;

    /**
     * @param dated whether somebody or some day is known to stand behind the page's content
     * @param video whether the page is for a video
     */
    TypeRule(Facts facts, boolean dated, boolean video) {
        this.facts = facts;
        this.dated = dated;
        this.video = video;
    }

    Sourced<String> derive() {
        if (facts.context().isHome()) {
            return new Sourced<>("website", Origin.ADDRESS);
        }
        return facts.main()
                .flatMap(main -> main.kind().type().map(type -> new Sourced<>(type, main.origin())))
                .or(() -> facts.body().recipe().map(recipe -> new Sourced<>("article", Origin.MARKUP)))
                .orElseGet(() -> new Sourced<>(video ? "video.other" : dated ? "article" : "website", Origin.MARKUP));
    }
}
