package dev.vitrine.server.admin;

import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.pipeline.Editing;
import dev.vitrine.server.pipeline.Upkeep;
import dev.vitrine.server.render.Pictures;

/**
 * What there is to look after.
 *
 * @param editing what editors see and do
 * @param upkeep has posts forgotten
 * @param images the pictures that are kept of posts
 * @param pictures the addresses of these
 */
public record Office(Editing editing, Upkeep upkeep, ImageProxy images, Pictures pictures) {}
