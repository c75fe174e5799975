package dev.vitrine.server.web;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Poll;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.images.ImageOrigin;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;

/** Posts with everything that a post can have, and pictures for them. */
final class RichPosts {
    /** A picture of every address. */
    static final ImageOrigin PICTURES = (url, most) -> picture();

    private RichPosts() {}

    /** One post of each kind, and as many plain ones as are wanted on top. */
    static Post[] all(int plain) {
        List<Post> posts = new ArrayList<>(List.of(
                Posts.saying("poll", "<p>Where shall we go on Sunday?</p>")
                        .poll(Optional.of(new Poll(
                                List.of(
                                        new Poll.Option("To the lighthouse", OptionalLong.of(61)),
                                        new Poll.Option("Nowhere", OptionalLong.of(142))),
                                false,
                                OptionalLong.empty(),
                                Optional.of(Posts.NOW.plusSeconds(7200)))))
                        .pinned(true)
                        .build(),
                Posts.saying("picture", "<p>The ferry at dusk.</p>")
                        .media(List.of(media(Media.Kind.IMAGE, "a", "A white ferry on calm water")))
                        .counts(new Counts(
                                OptionalLong.of(12), OptionalLong.of(48), OptionalLong.of(1734), OptionalLong.empty()))
                        .build(),
                Posts.saying("pictures", "<p>Three of <a href='https://harbour.example/log'>yesterday</a>.</p>")
                        .media(List.of(
                                media(Media.Kind.IMAGE, "b", "A boat"),
                                media(Media.Kind.IMAGE, "c", "The same boat"),
                                media(Media.Kind.VIDEO, "d", "The boat sails away")))
                        .build(),
                Posts.saying("warning", "<p>She has eight legs.</p>")
                        .contentWarning(Optional.of("Spiders"))
                        .build(),
                Posts.saying("sensitive", "<p>Not for everybody.</p>")
                        .sensitive(true)
                        .media(List.of(media(Media.Kind.IMAGE, "e", "A dark shape")))
                        .build(),
                Posts.saying("card", "<p>Read <a href='https://harbour.example/timetable'>this</a>.</p>")
                        .card(Optional.of(new LinkCard(
                                Posts.url("https://harbour.example/timetable"),
                                "Winter timetable",
                                "All crossings on one page.",
                                "Harbour ferries",
                                Optional.of(media(Media.Kind.IMAGE, "f", "")))))
                        .boostedBy(Optional.of(Author.named("Ben")))
                        .build(),
                Posts.saying("quote", "<p>I have waited years for this.</p>")
                        .quote(Optional.of(new Quote.Shown(Posts.saying("quoted", "<p>Which ferry is the best?</p>")
                                .build())))
                        .alsoAt(List.of(new Post.Crosspost(
                                Network.BLUESKY, Posts.url("https://bsky.example/profile/ada/post/1"))))
                        .build(),
                Posts.saying("gone", "<p>And this one is gone.</p>")
                        .quote(Optional.of(new Quote.Withheld(Quote.Cause.DELETED)))
                        .edited(Optional.of(Posts.NOW.minusSeconds(60)))
                        .build(),
                Posts.saying("arabic", "<p>مرحبا بكم في الميناء</p>")
                        .language(Optional.of("ar"))
                        .build(),
                Posts.saying("titled", "<p>A long story.</p>")
                        .title("How a storm moved the old crane")
                        .build()));
        for (int i = 0; i < plain; i++) {
            posts.add(Posts.simple("plain" + i));
        }
        return posts.toArray(Post[]::new);
    }

    private static Media media(Media.Kind kind, String name, String alt) {
        var url = Posts.url("https://pictures.example/" + name + ".png");
        return new Media(
                kind,
                url,
                Optional.of(url),
                alt,
                Optional.of(new Media.Size(1200, 800)),
                Optional.of(new Media.Focus(.5, -.2)),
                Optional.empty(),
                Optional.empty(),
                kind == Media.Kind.VIDEO ? Optional.of(Duration.ofSeconds(94)) : Optional.empty());
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(40, 90, 140), 1200, 800, new Color(230, 150, 110)));
        graphics.fillRect(0, 0, 1200, 800);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
