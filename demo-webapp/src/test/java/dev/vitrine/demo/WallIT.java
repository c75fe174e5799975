package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The networks of the demo, and what remains of their posts when somebody breaks them. */
class WallIT {
    private static final Pattern WIDGETS =
            Pattern.compile("href=\"(http://127\\.0\\.0\\.1:[0-9]+/)widgets/wall/frame\"");
    private static final int POSTS = 12;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void keepsThePostsOfAllNetworksWhenTheyBreak() throws Exception {
        try (DemoProcess demo = DemoProcess.start()) {
            URI page = demo.address().resolve("/wall");
            Matcher place = WIDGETS.matcher(get(page));
            assertThat(place.find()).isTrue();
            URI wall = URI.create(place.group(1) + "widgets/wall");
            String well = until(wall, html -> count(html) == POSTS);
            assertThat(well)
                    .contains("Saturday's loaf", "How we care for proving baskets", "A loaf, overnight", "Grey sacks")
                    .doesNotContain("For followers only", "For people who are signed in");
            assertThat(turn(page, "sign-in").statusCode()).isEqualTo(303);
            assertThat(get(page)).contains("The networks answer with a page to sign in");
            String broken = until(wall, html -> html.contains("vt-stale") || html.contains("As of"));
            assertThat(count(broken)).isEqualTo(POSTS);
            assertThat(turn(page, "well").statusCode()).isEqualTo(303);
            assertThat(count(get(wall))).isEqualTo(POSTS);
            assertThat(turn(page, "no such trouble").statusCode()).isEqualTo(400);
        }
    }

    private String until(URI uri, Predicate<String> wanted) throws IOException, InterruptedException {
        String html = get(uri);
        for (int tries = 0; tries < 600 && !wanted.test(html); tries++) {
            LockSupport.parkNanos(100_000_000);
            html = get(uri);
        }
        assertThat(html).matches(wanted);
        return html;
    }

    private static int count(String html) {
        return html.split("<article ", -1).length - 1;
    }

    private String get(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> turn(URI page, String trouble) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("trouble=" + trouble.replace(' ', '+')))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
