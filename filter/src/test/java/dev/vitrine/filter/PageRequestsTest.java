package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.enhance.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "noindex",
                "NoIndex, nofollow",
                "none",
                "None",
                "googlebot: none",
                "max-image-preview:none, noindex",
                "max-image-preview: large, none"
            })
    void robotsAreToStayAwayWhereTheAnswerSaysSo(String rules) {
        assertThat(noindex(rules)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-image-preview:none", "noarchive, Max-Image-Preview: None", "all"})
    void otherRulesForRobotsKeepNobodyAway(String rules) {
        assertThat(noindex(rules)).isFalse();
    }

    private static boolean noindex(String rules) {
        HttpServletRequest request = DryRun.standIn(
                HttpServletRequest.class,
                Map.of(
                        "getScheme", "https",
                        "getServerName", "www.example.org",
                        "getServerPort", 443,
                        "getContextPath", "",
                        "getServletPath", "/a",
                        "getRequestURI", "/a",
                        "getAttributeNames", Collections.emptyEnumeration()));
        HttpServletResponse response =
                DryRun.standIn(HttpServletResponse.class, Map.of("containsHeader", true, "getHeaders", List.of(rules)));
        PageRequest page = new PageRequests(List.of(), Optional.empty(), new FailureLog()).of(request, response);
        return page.noindex();
    }
}
