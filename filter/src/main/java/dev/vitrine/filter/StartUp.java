package dev.vitrine.filter;

import dev.vitrine.enhance.SiteSettings;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleDescriptor;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The line that a filter says when it starts, and the few that may follow. */
final class StartUp {
    private StartUp() {}

    static void report(FilterConfig config, FilterSettings settings) {
        String context = config.getServletContext().getContextPath();
        if (!settings.enabled()) {
            VitrineFilter.log().log(
                    Level.INFO, "Vitrine {0} is off in {1}, as vitrine.enabled asks.", version(), name(context));
            return;
        }
        SiteSettings site = settings.site();
        Collection<String> paths = paths(config);
        VitrineFilter.log().log(
                Level.INFO,
                "Vitrine {0} adds to the pages of {1} as filter \"{2}\"{3}; own files below {4}; {5}.",
                version(),
                name(context),
                config.getFilterName(),
                paths.isEmpty() ? "" : " for " + String.join(", ", paths),
                site.ownPath(context),
                settings.origins().isEmpty()
                        ? "default settings"
                        : "settings " + String.join(", ", settings.origins()));
        settings.warnings()
                .forEach(warning -> VitrineFilter.log().log(Level.WARNING, "Vitrine leaves aside {0}.", warning));
        if (!paths.isEmpty() && paths.stream().noneMatch(path -> covers(path, site.prefix()))) {
            VitrineFilter.log().log(
                    Level.WARNING,
                    "Vitrine is not mapped for its own files in {0}, so that share buttons have no style and no script."
                            + " Map the filter for {1}/* too.",
                    name(context),
                    site.prefix());
        }
        if (site.publicBase().isEmpty() && site.trustedHosts().isEmpty()) {
            VitrineFilter.log().log(
                    Level.WARNING,
                    "vitrine.public-base is not set: elsewhere than on localhost, pages get no absolute addresses"
                            + " (og:url, canonical, pictures) unless they name their own host. Set it to the address of the site, such as"
                            + " https://www.example.org.");
        }
    }

    /** The line in its place, where the filter does not start. A mistake in the settings says all by itself. */
    static void reportOff(FilterConfig config, Throwable why) {
        boolean saysAll = why instanceof SettingsException;
        VitrineFilter.log().log(
                Level.ERROR,
                "Vitrine is off in " + name(config.getServletContext().getContextPath())
                        + ", and pages leave as they are: "
                        + (saysAll ? why.getMessage() : "it could not start in this container."),
                saysAll ? null : why);
    }

    /** The paths that the filter is registered for; none where the container does not tell, or where it stands before servlets. */
    private static Collection<String> paths(FilterConfig config) {
        FilterRegistration registration = config.getServletContext().getFilterRegistration(config.getFilterName());
        return registration == null
                        || !known(registration.getServletNameMappings()).isEmpty()
                ? Set.of()
                : new TreeSet<>(known(registration.getUrlPatternMappings()));
    }

    /** Open Liberty says {@code null} where there are none. */
    private static Collection<String> known(@Nullable Collection<String> mappings) {
        return mappings == null ? Set.of() : mappings;
    }

    /** Whether all that lies below a prefix falls under this pattern. */
    private static boolean covers(String pattern, String prefix) {
        return pattern.endsWith("/*") && (prefix + '/').startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private static String name(String context) {
        return context.isEmpty() ? "the root webapp" : context;
    }

    /** The version of the jar, as its manifest has it, or on the module path its module. */
    private static String version() {
        String manifest = StartUp.class.getPackage().getImplementationVersion();
        return Optional.ofNullable(manifest)
                .or(() -> Optional.ofNullable(StartUp.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion))
                .orElse("(unreleased)");
    }
}
