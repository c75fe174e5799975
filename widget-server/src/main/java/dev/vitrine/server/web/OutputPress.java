package dev.vitrine.server.web;

import dev.vitrine.server.pipeline.Snapshot;
import dev.vitrine.server.render.Output;
import dev.vitrine.server.widget.Widget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Prints the posts of one widget for programs. */
final class OutputPress implements WidgetPage.Press {
    private static final int MOST_POSTS = 100;
    private static final Duration AS_LONG_AS_THE_POSTS = Duration.ofDays(1);

    private final Widget widget;
    private final Output.Format format;
    private final Optional<String> publicBase;

    OutputPress(Widget widget, Output.Format format, Optional<String> publicBase) {
        this.widget = widget;
        this.format = format;
        this.publicBase = publicBase;
    }

    @Override
    public WidgetPage.Printed print(Snapshot snapshot) {
        Output output = new Output(
                widget.id(),
                widget.title().isBlank() ? widget.id() : widget.title(),
                publicBase.map(base -> base + "widgets/" + widget.id() + format.suffix()),
                publicBase.map(base -> base + "widgets/" + widget.id() + "/frame"),
                Instant.ofEpochMilli(snapshot.version()),
                snapshot.posts().subList(0, Math.min(snapshot.posts().size(), MOST_POSTS)));
        CachePolicy caching = snapshot.state() == Snapshot.State.READY ? CachePolicy.WIDGET : CachePolicy.NEVER;
        return new WidgetPage.Printed(
                Representation.of(format.type(), caching, Headers.PUBLIC, output.in(format)), AS_LONG_AS_THE_POSTS);
    }

    @Override
    public Representation blank() {
        return Representation.of(format.type(), CachePolicy.NEVER, Headers.PUBLIC, "");
    }
}
