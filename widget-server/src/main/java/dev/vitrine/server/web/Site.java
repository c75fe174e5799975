package dev.vitrine.server.web;

import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.pipeline.WidgetPosts;
import dev.vitrine.server.render.Pictures;
import dev.vitrine.server.widget.Widget;
import java.util.List;

/**
 * What is served.
 *
 * @param widgets the widgets
 * @param posts where their posts come from
 * @param pictures the addresses that the widgets give browsers for pictures
 * @param images what answers at these addresses
 */
public record Site(List<Widget> widgets, WidgetPosts posts, Pictures pictures, ImageProxy images) {
    public Site {
        widgets = List.copyOf(widgets);
    }
}
