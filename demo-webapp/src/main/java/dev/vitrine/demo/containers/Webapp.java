package dev.vitrine.demo.containers;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A webapp to run.
 *
 * @param folder the unpacked webapp
 * @param parameters context parameters, as an operator would set them in the container
 * @param servlet answers every path, where the folder itself brings no servlets
 */
public record Webapp(Path folder, Map<String, String> parameters, Optional<Servlet> servlet) {
    public Webapp {
        parameters = Map.copyOf(parameters);
    }
}
