package dev.vitrine.demo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookiesTest {
    @ParameterizedTest
    @CsvSource({
        "a=1, a=1",
        "a=1; Path=/; HttpOnly, a=1; Path=/; HttpOnly",
        "a=1; Domain=.example.org; Path=/, a=1; Path=/",
        "a=1;domain = example.org ;secure, a=1",
        "a=1; SameSite=None; Secure; Partitioned, a=1",
        "a=1; SameSite=Strict, a=1; SameSite=Strict",
        "__Host-id=1; Path=/; Secure, proxied-host-id=1; Path=/",
        "__Secure-id=1; Secure, proxied-secure-id=1",
        "secure=1; Path=/, secure=1; Path=/",
        "a=, a=",
        "'', ''"
    })
    void workAtAPlainAddressOnLoopback(String fromSite, String forBrowser) {
        assertThat(Cookies.forBrowser(fromSite)).isEqualTo(forBrowser);
    }

    @ParameterizedTest
    @CsvSource({
        "a=1; b=2, a=1; b=2",
        "proxied-host-id=1; a=2, __Host-id=1; a=2",
        "a=2; proxied-secure-id=1, a=2; __Secure-id=1",
        "a=proxied-host-x, a=proxied-host-x"
    })
    void comeBackUnderTheirOwnNames(String fromBrowser, String forSite) {
        assertThat(Cookies.forSite(fromBrowser)).isEqualTo(forSite);
    }
}
