package dev.vitrine.server;

import dev.vitrine.server.web.AccessLog;
import dev.vitrine.server.web.Limits;
import dev.vitrine.server.web.Proxies;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Widget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operator asked for.
 *
 * @param lasting what stays as it is until the next start
 * @param publicBase where the public reaches the server, ending with {@code /}
 * @param allowAddresses addresses beside the public ones that feeds and pictures may be fetched from
 * @param embeddingSites the origins of the sites that may show widgets; {@code *} for all
 * @param widgets what is served
 * @param panels what is served beside them, of no feed
 * @param choices where each setting has its value from
 * @param warnings what the operator should know, although it stops nothing
 */
record Settings(
        Lasting lasting,
        Optional<String> publicBase,
        List<String> allowAddresses,
        List<String> embeddingSites,
        List<Widget> widgets,
        List<Panel> panels,
        List<Choices.Choice> choices,
        List<String> warnings) {
    Settings {
        allowAddresses = List.copyOf(allowAddresses);
        embeddingSites = List.copyOf(embeddingSites);
        widgets = List.copyOf(widgets);
        panels = List.copyOf(panels);
        choices = List.copyOf(choices);
        warnings = List.copyOf(warnings);
    }

    /** How much is served. */
    String summary() {
        String all = counted(widgets.size(), "widget");
        return panels.isEmpty() ? all : all + ", " + counted(panels.size(), "panel");
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /**
     * What a running server does not change.
     *
     * @param address the address to listen on
     * @param port the port to listen on; 0 takes any free one
     * @param data the folder for what must last
     * @param admin the address for editors
     * @param tls the files that TLS needs; without them the server speaks without it
     * @param imagesAtOnce how many pictures are scaled at the same time
     * @param imagesWaiting how many more wait for it
     */
    record Lasting(
            String address,
            int port,
            Path data,
            Admin admin,
            Optional<Tls> tls,
            Proxies proxies,
            AccessLog accessLog,
            Limits limits,
            int imagesAtOnce,
            int imagesWaiting) {
        /** The names of what is not the same in the other. */
        List<String> differences(Lasting other) {
            List<String> names = new ArrayList<>();
            differ(names, "address", address, other.address);
            differ(names, "port", port, other.port);
            differ(names, "data", data, other.data);
            differ(names, "admin", admin, other.admin);
            differ(names, "tls", tls, other.tls);
            differ(names, "trusted-proxies and client-from", proxies, other.proxies);
            differ(names, "access-log", accessLog, other.accessLog);
            boolean sameImages = imagesAtOnce == other.imagesAtOnce && imagesWaiting == other.imagesWaiting;
            differ(names, "limits", limits.equals(other.limits) && sameImages, true);
            return names;
        }

        private static void differ(List<String> names, String name, Object one, Object other) {
            if (!one.equals(other)) {
                names.add(name);
            }
        }
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
     * @param port the port to listen on; 0 takes any free one, and where it is absent the one behind the public one is taken
     *     if it is free
     * @param token what editors have to know; one is made where it is absent
     */
    record Admin(boolean enabled, String address, Optional<Integer> port, Optional<String> token) {
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

    /** The same with other things to show. */
    Settings showing(List<Widget> others) {
        return new Settings(lasting, publicBase, allowAddresses, embeddingSites, others, panels, choices, warnings);
    }
}
