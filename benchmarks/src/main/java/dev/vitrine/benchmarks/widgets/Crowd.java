package dev.vitrine.benchmarks.widgets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Many connections that want nothing, or that ask for much and take none of it. In a process of its own. */
public final class Crowd {
    private static final int SMALL_WINDOW = 4096;
    private static final int REQUESTS = 4;

    private Crowd() {}

    /** Arguments: port, how many, {@code idle} or {@code stalled}, and a path. Says {@code ready http://…} when all stand. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        boolean stalled = args[2].equals("stalled");
        List<SocketChannel> channels = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            channels.add(connection(port, stalled, args[3]));
        }
        if (stalled) {
            awaitAnswers(channels);
        }
        System.out.println("ready http://127.0.0.1:" + port + "/");
        new CountDownLatch(1).await(); // until it is ended
        System.out.println(channels.size());
    }

    /** Waits until each has been sent something: only then is it a client that does not take its answer. */
    private static void awaitAnswers(List<SocketChannel> channels) throws IOException {
        try (Selector selector = Selector.open()) {
            for (SocketChannel channel : channels) {
                channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            }
            for (int left = channels.size(); left > 0; ) {
                selector.select();
                left -= selector.selectedKeys().size();
                selector.selectedKeys().forEach(SelectionKey::cancel);
                selector.selectedKeys().clear();
            }
        }
    }

    private static SocketChannel connection(int port, boolean stalled, String path) throws IOException {
        SocketChannel channel = SocketChannel.open();
        if (stalled) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
        }
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (stalled) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.repeat(REQUESTS).getBytes(US_ASCII)));
        }
        return channel;
    }
}
