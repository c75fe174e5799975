package dev.vitrine.container.payara;

import dev.vitrine.container.AppFolder;

/** Made by the server, by its name. */
public final class AppInitializer extends AppFolder {}
