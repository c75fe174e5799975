package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentPolicyTest {
    private static final PageRequest REQUEST = PageRequest.anonymous("https", "www.example.org", 443, "/bread");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    default-src 'self'                                              | style script tabs
                    default-src 'none'                                              | tabs
                    default-src 'none'; style-src 'self'; script-src 'self'         | style script tabs
                    script-src 'none'                                               | style tabs
                    style-src 'none'                                                | script tabs
                    script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'  | style=abc script=abc tabs
                    script-src 'self' 'strict-dynamic' 'sha256-AAAA='               | style tabs
                    script-src 'nonce-abc' 'self'                                   | style script tabs
                    script-src-elem 'self'; script-src 'none'                       | style script tabs
                    default-src https:                                              | style script tabs
                    default-src http:                                               | style script tabs
                    default-src *                                                   | style script tabs
                    default-src www.example.org                                     | style script tabs
                    default-src *.example.org:443                                   | style script tabs
                    default-src http://www.example.org                              | style script tabs
                    default-src cdn.example.org                                     | tabs
                    default-src www.example.org:8443                                | tabs
                    default-src 'self'; default-src 'none'                          | style script tabs
                    sandbox                                                         | style
                    sandbox allow-scripts                                           | style script
                    sandbox allow-scripts allow-popups                              | style script tabs
                    require-trusted-types-for 'script'; trusted-types 'none'        | style script tabs
                    default-src 'self', script-src 'none'                           | style tabs
                    script-src 'nonce-abc', script-src 'nonce-xyz'                  | style tabs
                    """)
    void policyIsKept(String header, String allowed) {
        assertThat(told(ContentPolicy.of(List.of(header), REQUEST, Optional.empty())))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default-src https:", "default-src https://www.example.org", "default-src *.example.org"})
    void aPolicyIsAboutWhereTheSiteIsFoundBehindAProxy(String header) {
        PageRequest behind = PageRequest.anonymous("http", "10.0.0.7", 8080, "/bread");
        Optional<PublicBase> base = Optional.of(PublicBase.parse("https://www.example.org/shop"));

        assertThat(told(ContentPolicy.of(List.of(header), behind, base))).isEqualTo("style script tabs");
    }

    private static String told(ContentPolicy policy) {
        return ((policy.style()
                                ? "style"
                                        + policy.styleNonce().map(n -> "=" + n).orElse("") + " "
                                : "")
                        + (policy.script()
                                ? "script"
                                        + policy.scriptNonce().map(n -> "=" + n).orElse("") + " "
                                : "")
                        + (policy.newTabs() ? "tabs" : ""))
                .strip();
    }
}
