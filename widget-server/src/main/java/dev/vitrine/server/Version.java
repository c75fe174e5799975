package dev.vitrine.server;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Knows which release this is. */
final class Version implements IVersionProvider {
    /** The number of this release, or {@code development} where it does not run from its jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Vitrine widget server " + number()};
    }
}
