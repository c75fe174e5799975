package dev.vitrine.server.admin;

import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.pipeline.Upkeep;

/**
 * What there is to look after.
 *
 * @param upkeep the feeds
 * @param images the pictures that are kept of posts
 */
public record Office(Upkeep upkeep, ImageProxy images) {}
