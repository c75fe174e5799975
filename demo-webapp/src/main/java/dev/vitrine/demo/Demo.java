package dev.vitrine.demo;

import dev.vitrine.demo.containers.Container;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the launcher. */
@Command(
        name = "vitrine-demo",
        mixinStandardHelpOptions = true,
        versionProvider = DemoVersion.class,
        sortOptions = false,
        description = "Starts the demo site, or your own pages, with the filter in front.")
public final class Demo implements Callable<Integer> {
    private static final int PAGES_SHOWN = 12;

    @ArgGroup
    private @Nullable Source source;

    /** What to show instead of the site. */
    static final class Source {
        @Option(
                names = "--pages",
                paramLabel = "DIR",
                description = "Show the files of this folder instead of the site.")
        private @Nullable Path pages;

        @Option(
                names = "--proxy",
                paramLabel = "URL",
                converter = WebAddressConverter.class,
                description = "Show this running site instead.")
        private @Nullable URI proxy;

        Exhibit exhibit() throws IOException {
            if (pages != null) {
                return Exhibit.Pages.of(pages);
            }
            return proxy == null ? new Exhibit.Site() : new Exhibit.RunningSite(proxy);
        }
    }

    @Option(
            names = "--base",
            paramLabel = "URL",
            converter = WebAddressConverter.class,
            description = "The public address that metadata and share links name (vitrine.public-base).")
    private @Nullable URI base;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            converter = PortConverter.class,
            description = "Listen here on 127.0.0.1; 0 takes any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--container",
            paramLabel = "tomcat|jetty",
            defaultValue = "tomcat",
            description = "Run in this container. Default: ${DEFAULT-VALUE}.")
    private Container.Kind container = Container.Kind.TOMCAT;

    @Option(
            names = "--filter",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "off leaves the filter's jar out. Default: ${DEFAULT-VALUE}.")
    private Switch filter = Switch.ON;

    @Option(names = "--no-widgets", description = "Leave out the widget of the sidebar, and its server.")
    private boolean noWidgets;

    private enum Switch {
        ON,
        OFF
    }

    /** Runs the command line, and ends the process with its exit code. */
    public static void main(String... arguments) {
        Logs.oneLineEach();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Demo())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Mistakes::explain)
                .setExecutionExceptionHandler(Mistakes::explain);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Exhibit exhibit = exhibit();
        if (exhibit instanceof Exhibit.RunningSite site && site.isAt(port)) {
            throw new IOException("--proxy " + site.address() + " is where the demo itself would listen; let it listen"
                    + " elsewhere with --port, or --port 0 for any free port");
        }
        ShopWindow window =
                new ShopWindow(exhibit, container, filter == Switch.ON, !noWidgets, Optional.ofNullable(base));
        Runtime.getRuntime().addShutdownHook(new Thread(window::close, "stop"));
        URI address = window.open(port);
        announce(address, exhibit, filter == Switch.ON && !noWidgets ? exhibit.sights() : Map.of());
        window.builder().ifPresent(builder -> System.out.println("  click a widget together at " + builder));
        System.out.println("ready " + address);
        new CountDownLatch(1).await(); // until Ctrl-C
        return CommandLine.ExitCode.OK;
    }

    private Exhibit exhibit() throws IOException {
        return source == null ? new Exhibit.Site() : source.exhibit();
    }

    private static void announce(URI address, Exhibit exhibit, Map<String, String> sights) throws IOException {
        List<String> pages = exhibit.pages();
        int width = pages.stream().mapToInt(String::length).max().orElse(0);
        pages.stream()
                .limit(PAGES_SHOWN)
                .map(page -> page + " ".repeat(width + 2 - page.length()) + sights.getOrDefault(page, ""))
                .forEach(line -> System.out.println(("  " + address + line).stripTrailing()));
        if (pages.size() > PAGES_SHOWN) {
            System.out.println("  and " + (pages.size() - PAGES_SHOWN) + " more");
        }
    }
}
