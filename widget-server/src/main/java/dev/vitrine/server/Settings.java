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

    /** The same at another port. */
    Settings withPort(int other) {
        return new Settings(address, other, publicBase, data, allowAddresses, adminToken, widgets, panels);
    }
}
