package dev.vitrine.server.admin;

import java.util.List;

/** What a running admin address answers, for tests of other rooms. */
public final class AdminRoutes {
    private AdminRoutes() {}

    /** All routes, out of the server itself. */
    public static List<Address> of(AdminServer server) {
        return server.routes().stream()
                .map(route -> new Address(route.method(), route.path()))
                .toList();
    }

    /** A method and a path. */
    public record Address(String method, String path) {}
}
