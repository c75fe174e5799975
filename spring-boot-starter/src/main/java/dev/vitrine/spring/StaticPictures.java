package dev.vitrine.spring;

import dev.vitrine.filter.MetadataResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Opens the pictures that Spring MVC serves, such as those of {@code classpath:/static/}, which are no files of a webapp; by the
 * application's own handlers, so that versions in names, and other places than the usual, count as for a browser.
 */
final class StaticPictures implements MetadataResolver {
    private final MetadataResolver application;
    private final ObjectProvider<ResourceUrlProvider> handlers;
    private final String below;

    /**
     * @param application what the application knows of its pages
     * @param handlers looked up when the first picture is asked for: they start after filters do
     * @param below the path below which Spring MVC answers
     */
    StaticPictures(MetadataResolver application, ObjectProvider<ResourceUrlProvider> handlers, String below) {
        this.application = application;
        this.handlers = handlers;
        this.below = below;
    }

    @Override
    public Map<String, String> resolve(HttpServletRequest request) {
        return application.resolve(request);
    }

    @Override
    public @Nullable InputStream picture(String path) {
        InputStream theirs = application.picture(path);
        return theirs == null && path.startsWith(below + '/') ? served(path.substring(below.length())) : theirs;
    }

    private @Nullable InputStream served(String path) {
        return handlers.stream()
                .flatMap(provider -> provider.getHandlerMap().entrySet().stream())
                .map(entry -> new Served(PathPatternParser.defaultInstance.parse(entry.getKey()), entry.getValue()))
                .filter(served -> served.pattern.matches(PathContainer.parsePath(path)))
                .min(Comparator.comparing(Served::pattern))
                .map(served -> served.open(path))
                .orElse(null);
    }

    private record Served(PathPattern pattern, ResourceHttpRequestHandler handler) {
        @Nullable
        InputStream open(String path) {
            String within = pattern.extractPathWithinPattern(PathContainer.parsePath(path))
                    .value();
            Resource picture =
                    new Chain(handler.getResourceResolvers(), 0).resolveResource(null, within, handler.getLocations());
            try {
                return picture == null ? null : picture.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The resolvers of a handler from one of them on. */
    private record Chain(List<ResourceResolver> resolvers, int next) implements ResourceResolverChain {
        @Override
        public @Nullable Resource resolveResource(
                @Nullable HttpServletRequest request, String path, List<? extends Resource> locations) {
            return next == resolvers.size()
                    ? null
                    : resolvers.get(next).resolveResource(request, path, locations, new Chain(resolvers, next + 1));
        }

        @Override
        public @Nullable String resolveUrlPath(String path, List<? extends Resource> locations) {
            return next == resolvers.size()
                    ? null
                    : resolvers.get(next).resolveUrlPath(path, locations, new Chain(resolvers, next + 1));
        }
    }
}
