package dev.vitrine.server;

import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Widget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the operator asked for.
 *
 * @param address the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param publicBase where the public reaches the server, ending with {@code /}
 * @param data the folder for what must last
 * @param allowAddresses addresses beside the public ones that feeds and pictures may be fetched from
 * @param admin the address for editors
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
        Admin admin,
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

    /**
     * Where editors work.
     *
     * @param enabled whether there is such an address
     * @param address the address to listen on
     * @param port the port to listen on; 0 takes any free one, and where it is absent the one behind the public one is taken if
     *     it is free
     * @param token what editors have to know; one is made where it is absent
     */
    record Admin(boolean enabled, String address, OptionalInt port, Optional<String> token) {
        static final Admin DEFAULT = new Admin(true, DEFAULT_ADDRESS, OptionalInt.empty(), Optional.empty());

        /** The port to try first. */
        int firstPort(int publicPort) {
            return port.orElse(publicPort == 0 || publicPort == 65_535 ? 0 : publicPort + 1);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Admin[enabled=" + enabled + ", address=" + address + ", port=" + port + "]";
        }
    }

    /** The same at another port. */
    Settings withPort(int other) {
        return new Settings(address, other, publicBase, data, allowAddresses, admin, tls, widgets, panels);
    }
}
