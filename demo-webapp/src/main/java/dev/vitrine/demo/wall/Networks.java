package dev.vitrine.demo.wall;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The switch of the networks that the launcher plays. */
final class Networks {
    /** What they can be told to do, the first of which is to be well. */
    static final List<Trouble> TROUBLES = List.of(
            new Trouble("well", "Heal them", "The networks are well."),
            new Trouble("down", "Fail", "The networks answer every request with an error."),
            new Trouble("hang", "Hang", "The networks take every request and say nothing."),
            new Trouble(
                    "sign-in", "Ask to sign in", "The networks answer with a page to sign in, and call it a success."),
            new Trouble("garbage", "Talk nonsense", "The networks answer with bytes that mean nothing."),
            new Trouble("empty", "Send nothing", "The networks answer with nothing, and call it a success."),
            new Trouble("busy", "Ask for patience", "The networks want to be left alone for a minute."));

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final URI address;

    Networks(String address) {
        this.address = URI.create(address + "/switch");
    }

    static boolean knows(String trouble) {
        return TROUBLES.stream().anyMatch(it -> it.id().equals(trouble));
    }

    State state() throws IOException {
        return asked(request().GET().build());
    }

    void turn(String trouble) throws IOException {
        asked(request().POST(BodyPublishers.ofString(trouble)).build());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2));
    }

    private static State asked(HttpRequest request) throws IOException {
        try {
            String[] words =
                    CLIENT.send(request, BodyHandlers.ofString()).body().split(" ", 2);
            Trouble trouble = TROUBLES.stream()
                    .filter(it -> it.id().equals(words[0]))
                    .findFirst()
                    .orElse(TROUBLES.get(0));
            return new State(trouble, Integer.parseInt(words[1]));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking for the state of the networks", e);
        }
    }

    /**
     * Something that can be wrong.
     *
     * @param id its name for the switch
     * @param label what a button says that brings it about
     * @param words what is so when it is so
     */
    public record Trouble(String id, String label, String words) {}

    /** How the networks are, and how often they were asked since the switch was turned. */
    public record State(Trouble trouble, int requests) {
        static final State UNKNOWN = new State(TROUBLES.get(0), 0);

        public boolean isWell() {
            return trouble.equals(TROUBLES.get(0));
        }
    }
}
