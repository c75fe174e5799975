package dev.vitrine.server;

import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Widget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the operator asked for.
 *
 * @param address the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param publicBase where the public reaches the server, ending with {@code /}
 * @param data the folder for what must last
 * @param allowAddresses addresses beside the public ones that feeds and pictures may be fetched from
 * @param adminToken what whoever administers the server has to know
 * @param tls the files that TLS needs; without them the server speaks without it
 * @param widgets what is served
 * @param panels what is served beside them, of no feed
 */
record Settings(
        String address,
        int port,
        Optional<String> publicBase,
        Path data,
        List<String> allowAddresses,
        Optional<String> adminToken,
        Optional<Tls> tls,
        List<Widget> widgets,
        List<Panel> panels) {
    static final String DEFAULT_ADDRESS = "127.0.0.1";
    static final int DEFAULT_PORT = 8090;
    static final Path DEFAULT_DATA = Path.of(".vitrine");

    Settings {
        allowAddresses = List.copyOf(allowAddresses);
        widgets = List.copyOf(widgets);
        panels = List.copyOf(panels);
    }

    /**
     * The files that TLS needs.
     *
     * @param certificate a chain of certificates in PEM
     * @param key the key of the first one in PEM
     */
    record Tls(Path certificate, Path key) {}

    /** The same at another port. */
    Settings withPort(int other) {
        return new Settings(address, other, publicBase, data, allowAddresses, adminToken, tls, widgets, panels);
    }
}
