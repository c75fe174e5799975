package dev.vitrine.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** The robots that fetch a page for the preview of a link. Some ask for its first bytes only. */
final class PreviewRobots {
    private static final List<String> NAMES = List.of(
            "facebookexternalhit",
            "meta-externalfetcher",
            "twitterbot",
            "linkedinbot",
            "slackbot",
            "discordbot",
            "telegrambot",
            "whatsapp",
            "pinterestbot",
            "redditbot",
            "vkshare",
            "tumblr",
            "skypeuripreview",
            "mastodon",
            "summalybot",
            "synapse",
            "lemmy",
            "cardyb",
            "iframely",
            "bitlybot",
            "quora link preview");

    private PreviewRobots() {}

    static boolean ask(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent != null && NAMES.stream().anyMatch(agent.toLowerCase(Locale.ROOT)::contains);
    }
}
