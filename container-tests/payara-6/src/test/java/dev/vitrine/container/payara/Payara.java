package dev.vitrine.container.payara;

import dev.vitrine.container.AppFolder;
import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Payara Micro 6, embedded. */
record Payara(PayaraMicroRuntime server, int port) implements Container {
    private static final String NETWORK = "configs.config.server-config.network-config.";
    private static final String ADDRESS =
            NETWORK + "network-listeners.network-listener.http-listener.address=127.0.0.1";

    /** Answers without a length end with the connection, so that each would take half a minute. */
    private static final String IDLE_SECONDS = NETWORK + "protocols.protocol.http-listener.http.timeout-seconds=2";

    static Container start(List<WebApp> apps) throws Exception {
        int port = freePort();
        PayaraMicroBoot micro = PayaraMicro.getInstance()
                .setHttpPort(port)
                .setNoCluster(true)
                .setNoHazelcast(true)
                .setPreBootHandler(runner -> runner.run("set", ADDRESS, IDLE_SECONDS));
        for (WebApp app : apps) {
            micro.addDeploymentFile(AppFolder.of(app, AppInitializer.class).toFile());
        }
        return new Payara(micro.bootStrap(), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() throws Exception {
        server.shutdown();
    }
}
