package dev.vitrine.container.glassfish;

import dev.vitrine.container.AppFolder;

/** Made by the server, by its name. */
public final class AppInitializer extends AppFolder {}
