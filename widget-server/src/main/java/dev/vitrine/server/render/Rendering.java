package dev.vitrine.server.render;

import java.time.Duration;

/**
 * HTML, and how long it tells the truth.
 *
 * @param html the markup
 * @param freshFor how long until a relative time in it ("5 min") should move on; at least one second
 */
public record Rendering(String html, Duration freshFor) {
    public Rendering {
        if (freshFor.toMillis() < 1000) {
            throw new IllegalArgumentException("freshFor must be at least one second, not " + freshFor);
        }
    }
}
