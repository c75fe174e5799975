package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.Feed.Validator;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Pace;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.FetchException;
import dev.vitrine.server.fetch.FetchRequest;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.fetch.RetryAfter;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reading of a feed: its requests, conditional where an earlier reading left something to compare with, and what their
 * answers say about when to come again. For one thread.
 */
final class UpstreamVisit {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

    private final Fetcher fetcher;
    private final Clock clock;
    private final Desks desks;
    private final Optional<Feed> last;
    private final Map<String, Validator> validators = new HashMap<>();
    private Optional<Duration> interval = Optional.empty();
    private Optional<Instant> notBefore = Optional.empty();

    /**
     * @param desks one of which is taken while this visit is under way, except when it waits
     * @param last what the earlier reading gave
     */
    UpstreamVisit(Fetcher fetcher, Clock clock, Desks desks, Optional<Feed> last) {
        this.desks = desks;
        this.fetcher = fetcher;
        this.clock = clock;
        this.last = last;
    }

    /** Whether there was no earlier reading. */
    boolean isFirst() {
        return last.isEmpty();
    }

    /** Whether the earlier reading gave more posts than this feed has. */
    boolean hadMore(Feed feed) {
        return last.filter(it -> it.posts().size() > feed.posts().size()).isPresent();
    }

    /** Where the earlier reading found the feed, other than where the operator said. */
    Optional<WebUrl> found() {
        return last.flatMap(Feed::found);
    }

    /** Asks for a document; empty where it has not changed since the earlier reading. */
    Optional<Answer> changed(WebUrl url, String accept) throws FeedException {
        Optional<Validator> validator = last.map(feed -> feed.validators().get(key(url)));
        Answer answer = fetch(new FetchRequest(
                url,
                accept,
                validator.flatMap(Validator::etag),
                validator.flatMap(Validator::lastModified),
                FetchRequest.FEED_BYTES));
        if (answer.isNotModified() && validator.isPresent()) {
            validators.put(key(url), validator.get());
            return Optional.empty();
        }
        check(answer);
        if (answer.etag().isPresent() || answer.lastModified().isPresent()) {
            validators.put(key(url), new Validator(answer.etag(), answer.lastModified()));
        }
        return Optional.of(answer);
    }

    /** Takes the document for one that was not asked for: it is not what the feed is read from. */
    void forget(WebUrl url) {
        validators.remove(key(url));
    }

    /** A name for an address that tells nobody what secrets it holds. */
    private static String key(WebUrl url) {
        return PostContent.digest(url.href());
    }

    /** Asks for a document as it is now. */
    Answer whole(WebUrl url, String accept) throws FeedException {
        Answer answer = fetch(new FetchRequest(url, accept, FetchRequest.FEED_BYTES));
        check(answer);
        return answer;
    }

    private Answer fetch(FetchRequest request) throws FeedException {
        desks.leave();
        try {
            Answer answer = fetcher.fetch(request);
            notePace(answer);
            return answer;
        } catch (FetchException e) {
            throw new FeedException(reason(e.failure()), String.valueOf(e.getMessage()), e);
        } finally {
            desks.take();
        }
    }

    private void notePace(Answer answer) {
        answer.headers()
                .first("Cache-Control")
                .map(MAX_AGE::matcher)
                .filter(Matcher::find)
                .ifPresent(age -> {
                    Duration fresh = Duration.ofSeconds(Long.parseLong(age.group(1)));
                    interval = interval.filter(longer -> longer.compareTo(fresh) >= 0)
                            .or(() -> Optional.of(fresh));
                });
        RetryAfter.of(answer.headers(), clock.instant()).ifPresent(time -> {
            notBefore = notBefore.filter(later -> later.isAfter(time)).or(() -> Optional.of(time));
        });
    }

    private void check(Answer answer) throws FeedException {
        if (answer.isOk() || answer.status() == 203) {
            return;
        }
        FeedException failure = new FeedException(reason(answer), message(answer));
        throw notBefore.map(failure::retryAt).orElse(failure);
    }

    private static Reason reason(Answer answer) {
        boolean wait = answer.headers().first("Retry-After").isPresent();
        return switch (answer.status()) {
            case 401, 403 -> Reason.CREDENTIALS;
            case 404 -> Reason.NOT_FOUND;
            case 410 -> Reason.GONE;
            case 429 -> Reason.RATE_LIMITED;
            case 503 -> wait ? Reason.RATE_LIMITED : Reason.UPSTREAM_ERROR;
            default -> Reason.UPSTREAM_ERROR;
        };
    }

    private static String message(Answer answer) {
        return answer.url().redacted() + " answers with status " + answer.status();
    }

    private static Reason reason(FetchException.Failure failure) {
        return switch (failure) {
            case ADDRESS_REFUSED -> Reason.ADDRESS_REFUSED;
            case UNKNOWN_HOST -> Reason.UNKNOWN_HOST;
            case UNREACHABLE -> Reason.UNREACHABLE;
            case TLS -> Reason.TLS;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case REDIRECTS -> Reason.TOO_MANY_REDIRECTS;
            case BAD_ENCODING -> Reason.MALFORMED;
        };
    }

    /** The feed of this visit, with what to compare with next time and when that should be. */
    Feed signed(Feed feed) {
        Optional<Duration> longest = feed.pace()
                .interval()
                .filter(own -> interval.isEmpty() || own.compareTo(interval.get()) > 0)
                .or(() -> interval);
        return feed.withValidators(validators).withPace(new Pace(longest, notBefore));
    }
}
