package dev.vitrine.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** An address and port that cannot be listened on; the message says which of the two is to blame. */
final class ListenException extends IOException {
    private static final long serialVersionUID = 1L;

    private ListenException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * Explains why nothing listens.
     *
     * @param key the setting that has the address
     * @param port the port, as the sentence about it begins
     * @param otherwise how another port is chosen
     */
    static IOException of(IOException cause, String key, String address, String port, String otherwise) {
        if (!belongsHere(address)) {
            return new ListenException(
                    key + ": this machine has no address \"" + address
                            + "\"; choose one that it has, or 127.0.0.1 for itself alone, or 0.0.0.0 for everybody"
                            + " (::1 and :: where there is no IPv4)",
                    cause);
        }
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("denied")) {
            return new ListenException(
                    port
                            + " cannot be had: this user may not; most systems keep the ports below 1024 to themselves, so choose a"
                            + " higher one " + otherwise + ", or give this process CAP_NET_BIND_SERVICE",
                    cause);
        }
        if (cause instanceof BindException) {
            return new ListenException(
                    port + " cannot be had: " + cause.getMessage() + "; stop what listens there, or choose another one "
                            + otherwise,
                    cause);
        }
        return cause;
    }

    private static boolean belongsHere(String address) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
