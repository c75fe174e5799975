package dev.vitrine.server.source;

import dev.vitrine.server.bounded.BoundedMap;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the public posts of a Mastodon account or tag by the <a href="https://docs.joinmastodon.org/methods/">API</a>,
 * and by the server's RSS where it keeps its API to members.
 *
 * <p>Options: {@code boosts} and {@code replies} ({@code true}; else {@code false}), {@code pinned} ({@code true}: the
 * author's pinned posts come too), {@code media} ({@code true}: only posts with media).
 */
final class MastodonSource extends UpstreamSource {
    private static final int MAX_KNOWN_ACCOUNTS = 10_000;
    private static final Duration ACCESS_FOR = Duration.ofDays(1);

    /** What servers answer that have no such address, or keep it to members. */
    private static final Set<Reason> UNANSWERED = Set.of(Reason.NOT_FOUND, Reason.CREDENTIALS, Reason.MALFORMED);

    private final MastodonStatus statuses;
    private final FeedDocument documents;
    private final Clock clock;
    private final BoundedMap<String, JsonNode> accounts = new BoundedMap<>(MAX_KNOWN_ACCOUNTS);
    private final BoundedMap<String, Known> servers = new BoundedMap<>(MAX_KNOWN_ACCOUNTS);

    MastodonSource(Fetcher fetcher, Sanitizer sanitizer, Clock clock) {
        super(fetcher, clock);
        this.clock = clock;
        this.statuses = new MastodonStatus(sanitizer);
        this.documents = new FeedDocument(sanitizer, clock);
    }

    @Override
    Optional<Feed> visit(FeedAddress address, UpstreamVisit visit) throws FeedException {
        MastodonAddress place = MastodonAddress.parse(address);
        try {
            return place.isTag() ? tag(address, place, visit) : account(address, place, visit);
        } catch (FeedException e) {
            if (!isClosed(e)) {
                throw e;
            }
            return rss(address, place, visit);
        }
    }

    private Optional<Feed> rss(FeedAddress address, MastodonAddress place, UpstreamVisit visit) throws FeedException {
        Optional<Answer> rss;
        try {
            rss = visit.changed(place.rss(), PublishedSource.ACCEPT);
        } catch (FeedException e) {
            if (e.reason() != Reason.NOT_FOUND || place.isTag()) {
                throw e;
            }
            rss = visit.changed(place.rssOfGoToSocial(), PublishedSource.ACCEPT);
        }
        return rss.isEmpty() ? Optional.empty() : Optional.of(visit.signed(documents.read(rss.get(), address)));
    }

    /** What a server lets everybody see changes seldom, so it is asked once a day; one that does not say is tried. */
    private MastodonAccess access(MastodonAddress place, UpstreamVisit visit) throws FeedException {
        String server = place.server().origin();
        Optional<Known> known = servers.get(server).filter(it -> isWithin(ACCESS_FOR, it.since));
        if (known.isPresent()) {
            return known.get().access;
        }
        MastodonAccess access;
        try {
            access = MastodonAccess.ofTags(json(visit.whole(place.at("/api/v2/instance"), JSON)));
        } catch (FeedException e) {
            if (!UNANSWERED.contains(e.reason())) {
                throw e;
            }
            access = MastodonAccess.ALL;
        }
        servers.put(server, new Known(access, clock.instant()));
        return access;
    }

    private record Known(MastodonAccess access, Instant since) {}

    /** Servers of 4.5 and later may keep timelines to members (401, 403); older ones and limited modes say 422. */
    private static boolean isClosed(FeedException e) {
        return e.reason() == Reason.CREDENTIALS
                || String.valueOf(e.getMessage()).endsWith("status 422");
    }

    private Optional<Feed> tag(FeedAddress address, MastodonAddress place, UpstreamVisit visit) throws FeedException {
        MastodonAccess access = access(place, visit);
        if (access == MastodonAccess.MEMBERS) {
            return rss(address, place, visit);
        }
        String only = (address.option("media", "false").equals("true") ? "&only_media=true" : "")
                + (access == MastodonAccess.LOCAL ? "&local=true" : "");
        WebUrl url = place.at("/api/v1/timelines/tag/" + WebUrl.component(place.tag()) + "?limit=40" + only);
        Optional<Answer> answer = visit.changed(url, JSON);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        List<Post> posts = posts(answer.get(), address, MastodonStatus::mayBeCollected);
        WebUrl home = place.at("/tags/" + WebUrl.component(place.tag()));
        return Optional.of(visit.signed(feed("#" + place.tag(), Optional.of(home), Optional.empty(), posts)));
    }

    private Optional<Feed> account(FeedAddress address, MastodonAddress place, UpstreamVisit visit)
            throws FeedException {
        JsonNode account = lookUp(place, visit);
        String statuses = "/api/v1/accounts/" + WebUrl.component(Json.text(account, "id")) + "/statuses?limit=40";
        Optional<Answer> answer = visit.changed(place.at(statuses + filters(address)), JSON);
        boolean wantsPinned = address.option("pinned", "false").equals("true");
        Optional<Answer> pinned =
                wantsPinned ? visit.changed(place.at(statuses + "&pinned=true"), JSON) : Optional.empty();
        if (answer.isEmpty() && pinned.isEmpty()) {
            return Optional.empty();
        }
        List<Post> posts = new ArrayList<>();
        if (wantsPinned) { // what has not changed is needed all the same
            Answer whole = pinned.isPresent() ? pinned.get() : visit.whole(place.at(statuses + "&pinned=true"), JSON);
            posts(whole, address, status -> true)
                    .forEach(post -> posts.add(post.toBuilder().pinned(true).build()));
        }
        Answer recent = answer.isPresent() ? answer.get() : visit.whole(place.at(statuses + filters(address)), JSON);
        posts.addAll(posts(recent, address, status -> true));
        return Optional.of(visit.signed(feed(
                this.statuses.author(account, place.server()).name(),
                Json.url(account, "url"),
                Json.url(account, "avatar_static"),
                posts)));
    }

    private static String filters(FeedAddress address) {
        return "&exclude_replies=" + !address.option("replies", "false").equals("true")
                + "&exclude_reblogs=" + !address.option("boosts", "false").equals("true")
                + (address.option("media", "false").equals("true") ? "&only_media=true" : "");
    }

    /** An account keeps its number for ever, so it is looked up once. */
    private JsonNode lookUp(MastodonAddress place, UpstreamVisit visit) throws FeedException {
        String key = place.server().origin() + " " + place.account();
        Optional<JsonNode> known = accounts.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        WebUrl url = place.at("/api/v1/accounts/lookup?acct=" + WebUrl.component(place.account()));
        JsonNode account = json(visit.whole(url, JSON));
        if (Json.text(account, "id").isEmpty()) {
            throw new FeedException(Reason.MALFORMED, url.redacted() + " does not describe an account");
        }
        accounts.put(key, account);
        return account;
    }

    private List<Post> posts(Answer answer, FeedAddress address, java.util.function.Predicate<JsonNode> wanted)
            throws FeedException {
        JsonNode array = json(answer);
        if (!array.isArray()) {
            throw new FeedException(Reason.MALFORMED, answer.url().redacted() + " is no list of posts");
        }
        List<Post> posts = new ArrayList<>();
        for (JsonNode status : array) {
            if (MastodonStatus.isPublic(status) && wanted.test(status)) {
                statuses.post(status, address, answer.url()).ifPresent(posts::add);
            }
        }
        return posts;
    }

    private static Feed feed(String title, Optional<WebUrl> home, Optional<WebUrl> icon, List<Post> posts) {
        return new Feed(title, home, "", icon, Optional.empty(), UniqueIds.of(posts));
    }
}
