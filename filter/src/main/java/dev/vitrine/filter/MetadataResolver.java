package dev.vitrine.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the filter what an application knows of a page and does not write into it: from a database, a content repository,
 * a file beside the page. What it says counts as what the page's own code says by request attributes, and yields to those.
 *
 * <p>Handed to {@link VitrineFilter#VitrineFilter(FilterSettings, MetadataResolver)}, or, where the jar registers the filter by
 * itself, left in an attribute of the servlet context under the name of this interface before the filter starts:
 *
 * <pre>{@code
 * context.setAttribute(MetadataResolver.class.getName(), (MetadataResolver) request ->
 *         Map.of("image", covers.of(request.getPathInfo())));
 * }</pre>
 */
@FunctionalInterface
public interface MetadataResolver {
    /**
     * What is known of the page that this request asked for. Called once a page, when its first bytes are on their way, on
     * the thread that writes them; an exception is logged and counts as knowing nothing.
     *
     * @return values by the names that request attributes have without their {@code vitrine.}, such as {@code title} or
     *     {@code og.image.alt}; empty for nothing
     */
    Map<String, String> resolve(HttpServletRequest request);

    /**
     * Opens a picture that the application serves from elsewhere than the files of its webapp, so that its size and whether it
     * can stand for a page are known. Only for a resolver that is handed to the filter.
     *
     * @param path below the context path, decoded, beginning with {@code /}
     * @return null where there is none
     */
    default @Nullable InputStream picture(String path) {
        return null;
    }
}
