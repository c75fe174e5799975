package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    private static final SiteSettings WITH_BASE =
            new SiteSettings(Optional.of(PublicBase.parse("https://www.example.org")), Set.of(), "/_vitrine");

    @Test
    void standsOnThePublicBaseWhateverTheRequestNames() {
        assertThat(PublicAddress.of(WITH_BASE, request("evil.example", "/a", ""))
                        .pageUrl())
                .contains("https://www.example.org/a");
    }

    @Test
    void aBaseWithAPathTakesThePlaceOfTheContextPath() {
        PublicBase base = PublicBase.parse("https://www.example.org/blog/");
        assertThat(base.url("/app", "/app/post")).isEqualTo("https://www.example.org/blog/post");
        assertThat(PublicBase.parse("https://www.example.org").url("/app", "/app/post"))
                .isEqualTo("https://www.example.org/app/post");
    }

    @Test
    void ourOwnFilesAreWhereTheProxyShowsTheWebapp() {
        SiteSettings proxied =
                new SiteSettings(Optional.of(PublicBase.parse("https://www.example.org/blog")), Set.of(), "/_vitrine");

        assertThat(proxied.ownPath("/app")).isEqualTo("/blog/_vitrine");
        assertThat(WITH_BASE.ownPath("/app")).isEqualTo("/app/_vitrine");
        assertThat(SiteSettings.DEFAULT.ownPath("/app")).isEqualTo("/app/_vitrine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "shop.localhost", "127.0.0.1", "127.3.2.1", "[::1]"})
    void tryingItOnALoopbackNameNeedsNoSetting(String host) {
        assertThat(PublicAddress.of(SiteSettings.DEFAULT, request(host, "/a", ""))
                        .pageUrl())
                .contains("http://" + host.toLowerCase(java.util.Locale.ROOT) + ":8080/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "[::2]",
                "a\"b",
                "",
                "10.0.0.1"
            })
    void anyOtherNameIsNotTrustedByItself(String host) {
        assertThat(PublicAddress.of(SiteSettings.DEFAULT, request(host, "/a", ""))
                        .pageUrl())
                .isEmpty();
    }

    @Test
    void aHostIsTrustedWhereThePageItselfNamesIt() {
        PublicAddress address = PublicAddress.of(SiteSettings.DEFAULT, request("www.example.org", "/a", ""));
        assertThat(address.vouchedBy(List.of("https://other.example/a")).pageUrl())
                .isEmpty();
        assertThat(address.vouchedBy(List.of("https://www.example.org/b")).pageUrl())
                .contains("https://www.example.org/a");
        assertThat(address.vouchedBy(List.of("http://www.example.org:8080/b")).pageUrl())
                .contains("http://www.example.org:8080/a");
    }

    @Test
    void aHostWithAnUnderscoreIsTrustedWhereThePageItselfNamesIt() {
        assertThat(PublicAddress.of(SiteSettings.DEFAULT, request("our_shop.Example.org", "/a", ""))
                        .vouchedBy(List.of("https://our_shop.example.org/b"))
                        .pageUrl())
                .contains("https://our_shop.example.org/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tokens=3",
                "author=ada",
                "passage=4",
                "inside=1",
                "code=de",
                "key=a",
                "keycode=13",
                "authors[]=ada",
                "nonces=1",
                "about=token",
                "tag=web.auth",
                "%zz=1"
            })
    void whatOnlyLooksLikeASecretNamesThePage(String query) {
        PublicAddress address = PublicAddress.of(WITH_BASE, request("x", "/a", query));
        assertThat(address.holdsSecret()).isFalse();
        assertThat(address.pageUrl()).contains("https://www.example.org/a?" + query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.org@evil.example/",
                "https://www.example.org:8080@evil.example/",
                "https://www.example.org.evil.example/",
                "https://wwwxexample.org/",
                "https://evil.example/https://www.example.org/",
                "ftp://www.example.org/",
                "//www.example.org/"
            })
    void aHostIsNotTrustedWhereThePageNamesAnother(String url) {
        PublicAddress address = PublicAddress.of(SiteSettings.DEFAULT, request("www.example.org", "/a", ""));
        assertThat(address.vouchedBy(List.of(url)).pageUrl()).isEmpty();
    }

    @Test
    void trustedHostsAreAsGoodAsABase() {
        SiteSettings settings = new SiteSettings(Optional.empty(), Set.of("WWW.example.org"), "/_vitrine");
        assertThat(PublicAddress.of(settings, request("www.EXAMPLE.org", "/a", ""))
                        .pageUrl())
                .contains("http://www.example.org:8080/a");
    }

    @Test
    void leavesTrackingParametersOutAndKeepsTheRestInOrder() {
        assertThat(PublicAddress.of(
                                WITH_BASE,
                                request("x", "/a", "p=1&utm_source=x&fbclid=2&q=%C3%BC&GCLID=3&&b&_pjax=%23main"))
                        .pageUrl())
                .contains("https://www.example.org/a?p=1&q=%C3%BC&b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=ada@example.org",
                "E-Mail=ada%40example.org",
                "user_email=ada@example.org",
                "mail=ada@example.org",
                "subscriber.email_address=ada@example.org",
                "userEmail=ada@example.org",
                "mkt_tok=x",
                "mtm_campaign=spring",
                "PHPSESSID=1"
            })
    void whatANewsletterPutsOnItsLinksIsNobodyElsesBusiness(String appended) {
        assertThat(PublicAddress.of(WITH_BASE, request("x", "/a", "p=1&" + appended))
                        .pageUrl())
                .contains("https://www.example.org/a?p=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct=@ada@social.example", "mail=1234", "topic=email", "mailbox=a@b.example"})
    void whatOnlyLooksLikeThatNamesThePage(String query) {
        assertThat(PublicAddress.of(WITH_BASE, request("x", "/a", query)).pageUrl())
                .contains("https://www.example.org/a?" + query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=1",
                "a=b&reset_token=x",
                "X-Amz-Signature=1",
                "access_token=1",
                "sid=2",
                "api-key=1",
                "resetToken=1",
                "accesstoken=1",
                "apiKey=1",
                "clientSecret=1",
                "userSid=1",
                "authkey=1",
                "inviteCode=1",
                "activation_key=1",
                "reset%5Ftoken=1",
                "user[token]=1",
                "user%5Btoken%5D=1",
                "token[]=1",
                "_wpnonce=1",
                "t=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"
            })
    void aPageReachedWithASecretHasNoAddressToShare(String query) {
        PublicAddress address = PublicAddress.of(WITH_BASE, request("x", "/a", query));
        assertThat(address.holdsSecret()).isTrue();
        assertThat(address.pageUrl()).isEmpty();
    }

    @Test
    void aSecretMayHaveAnyNumberOfBrackets() {
        String query = "token" + "]".repeat(8_000) + "=1";
        assertThat(PublicAddress.of(WITH_BASE, request("x", "/a", query)).holdsSecret())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.org",
                "ftp://example.org",
                "https://",
                "https://user:pw@example.org",
                "https://a b",
                "https://example.org?x=1",
                "https://example.org#x",
                "https:///path",
                ""
            })
    void aMalformedBaseIsRefusedWithAnExampleOfAGoodOne(String base) {
        assertThatThrownBy(() -> PublicBase.parse(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("vitrine.public-base: \"" + base + "\" ")
                .hasMessageEndingWith("; write it like https://www.example.org");
    }

    private static PageRequest request(String host, String path, String query) {
        return Enhancing.request(host, "", path, Optional.of(query).filter(text -> !text.isEmpty()));
    }
}
