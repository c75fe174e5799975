package dev.vitrine.filter;

import dev.vitrine.enhance.HandPlaced;
import dev.vitrine.enhance.Inclusion;
import dev.vitrine.enhance.PageEnhancer;
import dev.vitrine.enhance.PageRequest;
import dev.vitrine.enhance.ServedImages;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.filter.SeenPaths.Answer;
import dev.vitrine.html.PageCharset;
import dev.vitrine.include.WidgetSource;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.PageMemory;
import dev.vitrine.rewrite.WindowPool;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What all pages of one filter have in common. */
final class PageRewriting {
    private final SiteSettings site;
    private final ServedImages images;
    private final PageRequests requests;
    private final ResponseGate gate;
    private final EntityTags tags;
    private final Instant since;
    private final HoldWindow window;
    private final Optional<PageMemory> memory;
    private final SeenPaths seen = new SeenPaths();
    private final FilterMeter meter;
    private final FailureLog failures = new FailureLog();
    private final Optional<WidgetSource> widgets;

    /** The paths of pages that widgets are put into. */
    private final SeenPaths including = new SeenPaths();

    PageRewriting(
            FilterSettings settings,
            SiteSettings site,
            Optional<WidgetSource> widgets,
            String fingerprint,
            Optional<MetadataResolver> resolver,
            ServedImages images,
            FilterMeter meter,
            Clock clock,
            LongSupplier nanoTime) {
        this.site = site;
        this.widgets = widgets;
        this.images = images;
        this.meter = meter;
        this.requests = new PageRequests(settings.value(Settings.PATH_RULES), resolver, failures);
        this.gate = new ResponseGate(settings);
        this.tags = new EntityTags(fingerprint);
        this.since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.window = new HoldWindow(
                settings.value(Settings.HOLD_WINDOW),
                settings.value(Settings.BODY_WINDOW),
                new WindowPool(settings.value(Settings.HOLD_POOL)));
        int memory = settings.value(Settings.PAGE_MEMORY);
        this.memory = memory == 0 ? Optional.empty() : Optional.of(new PageMemory(memory, nanoTime));
    }

    EntityTags tags() {
        return tags;
    }

    /** When the settings came into force. */
    Instant since() {
        return since;
    }

    HoldWindow window() {
        return window;
    }

    Answer expectedAnswer(String path) {
        return seen.answerOf(path);
    }

    /** Whether the page of this path changes with the posts in it, so that no stored copy of it can be confirmed. */
    boolean includesWidgets(String path) {
        return widgets.isPresent() && including.answerOf(path) == Answer.PAGE;
    }

    /** Whether a response's body is packed, and may be unpacked. */
    boolean unpacks(HttpServletResponse response) {
        return gate.unpacks(response);
    }

    /** Why a response's body must leave as it came, by its headers. */
    Optional<String> objection(HttpServletResponse response) {
        Optional<String> objection = gate.objection(response);
        if (objection.isPresent()) {
            return objection;
        }
        return ContentTypes.charset(response.getContentType())
                .filter(label -> PageCharset.forLabel(label)
                        .filter(PageCharset::asciiCompatible)
                        .isEmpty())
                .map(label -> "charset");
    }

    /** What is inserted depends on these settings, on the response, and on what the application says of the page. */
    PageSituation situation(
            HttpServletRequest request, HttpServletResponse response, @Nullable PageCharset charset, boolean text) {
        PageRequest page = requests.of(request, response);
        return new PageSituation(
                page,
                PageRequests.policy(response, page, site.publicBase()),
                charset == null ? "" : charset.name(),
                text);
    }

    /** What is added to a page. */
    PageEditor editor(PageSituation situation, String path, BodyHeaders headers) {
        PageEnhancer enhancer = new PageEnhancer(site, situation.request(), images, situation.policy());
        if (widgets.isEmpty()) {
            return enhancer;
        }
        return enhancer.including(new Inclusion(widgets.get(), () -> {
            including.note(path, Answer.PAGE);
            headers.withoutValidators();
        }));
    }

    /** What is remembered of pages that come as this one does; nothing of what is not for everybody. */
    Optional<PageMemory> memory(PageSituation situation, HttpServletResponse response) {
        return situation.recurs() && !response.containsHeader("Set-Cookie") && !PageRequests.isKept(response)
                ? memory
                : Optional.empty();
    }

    /** What a template may place by hand, where the application says this as well. */
    HandPlaced handPlaced(HttpServletRequest request, HttpServletResponse response, Map<String, String> said) {
        PageRequest page = requests.of(request, response).saying(said);
        return new HandPlaced(site, page, images, PageRequests.policy(response, page, site.publicBase()));
    }

    void looked() {
        meter.looked();
    }

    void rewritten(long bytes, long nanos) {
        meter.rewritten(bytes, nanos);
    }

    void leftAlone(String reason) {
        meter.leftAlone(reason);
    }

    void failed(Throwable failure, DocumentRequest request) {
        meter.failed();
        failures.log(failure, request.path());
    }

    /** Remembers what a path answered, so that the next request for it can be served whole. */
    void seen(DocumentRequest request, HttpServletResponse response) {
        int status = response.getStatus();
        if (status == HttpServletResponse.SC_OK || status == HttpServletResponse.SC_PARTIAL_CONTENT) {
            note(request, ContentTypes.isPage(response.getContentType()) ? Answer.PAGE : Answer.OTHER);
        }
    }

    private void note(DocumentRequest request, Answer answer) {
        if (request.expected() != answer) {
            seen.note(request.path(), answer);
        }
    }

    /** The application confirms the client's copy with a {@code 304}. */
    void confirmed(DocumentRequest request, BodyHeaders headers) {
        if (request.namesRewrittenCopy()) {
            headers.notModified();
            return;
        }
        headers.unchanged();
        if (request.expected() == Answer.UNKNOWN) {
            // Perhaps a copy from before our time: next time we want to see the page itself.
            note(request, Answer.PAGE);
        }
    }
}
