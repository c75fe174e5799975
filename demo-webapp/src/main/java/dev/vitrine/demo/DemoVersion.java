package dev.vitrine.demo;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest says it. */
final class DemoVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Demo.class.getPackage().getImplementationVersion();
        return new String[] {"vitrine-demo " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
}
