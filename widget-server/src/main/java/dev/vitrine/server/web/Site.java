package dev.vitrine.server.web;

import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.pipeline.WidgetPosts;
import dev.vitrine.server.render.Pictures;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Widget;
import java.util.List;
import java.util.Optional;

/**
 * What is served.
 *
 * @param widgets the widgets
 * @param panels the widgets that show no feed
 * @param posts where their posts come from
 * @param pictures the addresses that the widgets give browsers for pictures
 * @param images what answers at these addresses
 * @param lookup how feeds are looked at that no widget has
 * @param desk what publishers and operators may do
 * @param sites who may show widgets
 * @param publicBase where the public reaches the server, ending with {@code /}
 */
public record Site(
        List<Widget> widgets,
        List<Panel> panels,
        WidgetPosts posts,
        Pictures pictures,
        ImageProxy images,
        Lookup lookup,
        Desk desk,
        EmbeddingSites sites,
        Optional<String> publicBase) {
    public Site {
        widgets = List.copyOf(widgets);
        panels = List.copyOf(panels);
    }
}
