package dev.vitrine.enhance;

import dev.vitrine.metadata.Crumb;
import dev.vitrine.metadata.Offer;
import dev.vitrine.metadata.PageAuthor;
import dev.vitrine.metadata.PageImage;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.metadata.PageVideo;
import dev.vitrine.metadata.PlainText;
import dev.vitrine.metadata.Recipe;
import dev.vitrine.metadata.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a page says of itself in the vocabulary of schema.org, for search engines: only what is known, and nothing of a kind
 * that the page describes itself. Each thing stands at the top of a block of its own, where the simplest readers find it.
 */
final class StructuredData {
    private static final int MAX_HEADLINE = 110;

    /** Parts of pages: where there are no others, the page does not say yet what it is about. */
    private static final Set<String> FURNITURE = Set.of(
            "WebSite",
            "WebPage",
            "CollectionPage",
            "Organization",
            "NewsMediaOrganization",
            "Corporation",
            "LocalBusiness",
            "Person",
            "BreadcrumbList",
            "ListItem",
            "ItemList",
            "ImageObject",
            "SearchAction",
            "ReadAction",
            "SiteNavigationElement",
            "WPHeader",
            "WPFooter",
            "WPSideBar",
            "WebPageElement",
            "Blog",
            "PostalAddress",
            "ContactPoint");

    private static final Map<String, String> AVAILABILITY =
            Map.of("instock", "InStock", "oos", "OutOfStock", "pending", "PreOrder");

    private static final Map<String, String> CONDITION =
            Map.of("new", "NewCondition", "refurbished", "RefurbishedCondition", "used", "UsedCondition");

    private final PageFindings found;
    private final PageMetadata page;
    private final Set<String> described;

    StructuredData(PageFindings found) {
        this.found = found;
        this.page = found.page();
        this.described = wanted() ? found.reader().describedTypes() : Set.of();
    }

    /** Search engines are told nothing of what they are to leave out, nor of a page that is there to get something done. */
    private boolean wanted() {
        return found.settings().jsonLd()
                && !page.nature().unindexed()
                && !page.nature().errand();
    }

    /** All that there is to say, an object each. */
    List<JsonObject> objects() {
        if (!wanted()) {
            return List.of();
        }
        return Stream.of(webSite(), organization(), recipe().or(this::article), product(), video(), breadcrumbs())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<JsonObject> webSite() {
        return lacksOnHome("WebSite")
                ? siteName()
                        .flatMap(name -> home().map(url -> JsonObject.document("WebSite")
                                .put("name", name)
                                .put("url", url)
                                .put("description", found.settings().defaults().description())))
                : Optional.empty();
    }

    /** Who runs a site is known only where its operator names profiles. */
    private Optional<JsonObject> organization() {
        return lacksOnHome("Organization") && !found.settings().profiles().isEmpty()
                ? siteName()
                        .flatMap(name -> home().map(url -> JsonObject.document("Organization")
                                .put("name", name)
                                .put("url", url)
                                .putAll("sameAs", found.settings().profiles())))
                : Optional.empty();
    }

    private boolean lacksOnHome(String type) {
        return page.nature().home() && described.stream().noneMatch(own -> own.endsWith(type));
    }

    private Optional<String> home() {
        return found.address().url("/");
    }

    private Optional<String> siteName() {
        return page.siteName().map(Sourced::value);
    }

    /** Whether the data name the authors of the page. */
    boolean namesAuthors() {
        return (isArticle() || recipe().isPresent())
                && page.title().isPresent()
                && !page.authors().isEmpty();
    }

    /** Something that is dated or signed; a page that is neither may be anything. */
    private boolean isArticle() {
        boolean known = page.published().isPresent() || !page.authors().isEmpty();
        return wanted() && found.isType("article") && known && FURNITURE.containsAll(described);
    }

    private Optional<JsonObject> article() {
        if (!isArticle()) {
            return Optional.empty();
        }
        return page.title()
                .map(title -> JsonObject.document("Article")
                        .put("headline", PlainText.cut(title.value(), MAX_HEADLINE))
                        .put("description", page.description().map(Sourced::value))
                        .put("url", page.url().map(Sourced::value))
                        .putAll("image", image())
                        .put("datePublished", page.published().map(Sourced::value))
                        .put("dateModified", page.modified().map(Sourced::value))
                        .putThings(
                                "author",
                                page.authors().stream().map(this::person).toList())
                        .putThing("publisher", siteName().map(StructuredData::publisher)));
    }

    /** From what the body tells to take and to do; whoever describes a recipe to search engines names both. */
    private Optional<JsonObject> recipe() {
        return FURNITURE.containsAll(described)
                ? page.recipe()
                        .filter(recipe -> !recipe.ingredients().isEmpty())
                        .flatMap(recipe -> page.title().map(title -> recipe(title.value(), recipe)))
                : Optional.empty();
    }

    private JsonObject recipe(String name, Recipe recipe) {
        JsonObject object = JsonObject.document("Recipe")
                .put("name", name)
                .put("description", page.description().map(Sourced::value))
                .put("url", page.url().map(Sourced::value))
                .putAll("image", image())
                .put("datePublished", page.published().map(Sourced::value))
                .putThings("author", page.authors().stream().map(this::person).toList())
                .put("recipeYield", recipe.servings())
                .putAll("recipeIngredient", recipe.ingredients())
                .putThings(
                        "recipeInstructions",
                        recipe.steps().stream()
                                .map(step -> JsonObject.thing("HowToStep").put("text", step))
                                .toList());
        recipe.minutes().ifPresent(minutes -> object.put("totalTime", "PT" + minutes + "M"));
        return object;
    }

    private JsonObject person(PageAuthor author) {
        boolean house = siteName().filter(author.name()::equalsIgnoreCase).isPresent();
        return JsonObject.thing(house ? "Organization" : "Person")
                .put("name", author.name())
                .put("url", ArticleTags.url(author, found.settings()));
    }

    private static JsonObject publisher(String name) {
        return JsonObject.thing("Organization").put("name", name);
    }

    private List<String> image() {
        return page.image().map(PageImage::url).stream().toList();
    }

    /** From tags alone: whoever describes a product to search engines does so with its price. */
    private Optional<JsonObject> product() {
        return FURNITURE.containsAll(described) && found.isType("product")
                ? page.product().flatMap(offer -> page.title().map(title -> product(title.value(), offer)))
                : Optional.empty();
    }

    private JsonObject product(String name, Offer offer) {
        JsonObject price = JsonObject.thing("Offer")
                .put("price", offer.amount())
                .put("priceCurrency", offer.currency())
                .put("availability", schema(AVAILABILITY, offer.availability()))
                .put("itemCondition", schema(CONDITION, offer.condition()))
                .put("url", page.url().map(Sourced::value));
        return JsonObject.document("Product")
                .put("name", name)
                .put("description", page.description().map(Sourced::value))
                .putAll("image", image())
                .put("sku", offer.itemId())
                .putThing(
                        "brand",
                        offer.brand().map(brand -> JsonObject.thing("Brand").put("name", brand)))
                .put("offers", price);
    }

    private static Optional<String> schema(Map<String, String> names, Optional<String> value) {
        return value.map(names::get).map(name -> "https://schema.org/" + name);
    }

    /** Search engines want all three of name, picture and day. */
    private Optional<JsonObject> video() {
        if (!FURNITURE.containsAll(described)) {
            return Optional.empty();
        }
        return page.video()
                .flatMap(video -> page.title()
                        .filter(title ->
                                video.poster().isPresent() && video.uploaded().isPresent())
                        .map(title -> video(title.value(), video)));
    }

    private JsonObject video(String name, PageVideo video) {
        return JsonObject.document("VideoObject")
                .put("name", name)
                .put("description", page.description().map(Sourced::value))
                .put("thumbnailUrl", video.poster())
                .put("uploadDate", video.uploaded())
                .put("duration", video.duration())
                .put(video.isPlayer() ? "embedUrl" : "contentUrl", video.url());
    }

    /** The trail as the body shows it; each step but the last, which is the page itself, must lead somewhere. */
    private Optional<JsonObject> breadcrumbs() {
        List<Crumb> trail = page.breadcrumbs();
        boolean whole = trail.stream()
                .limit(Math.max(0, trail.size() - 1))
                .noneMatch(step -> step.href().isEmpty());
        if (trail.size() < 2 || !whole || described.contains("BreadcrumbList")) {
            return Optional.empty();
        }
        List<JsonObject> steps = new ArrayList<>();
        for (Crumb step : trail) {
            steps.add(JsonObject.thing("ListItem")
                    .put("position", steps.size() + 1)
                    .put("name", step.name())
                    .put("item", Optional.of(step.href()).filter(href -> !href.isEmpty())));
        }
        return Optional.of(JsonObject.document("BreadcrumbList").putThings("itemListElement", steps));
    }
}
