package dev.vitrine.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.Upstream;
import dev.vitrine.server.url.WebUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private final AddressPolicy policy = AddressPolicy.publicOnly();

    /** The blocks that the IANA registries do not call globally reachable, each by its first and last address. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255",
        "10.0.0.0, 10.255.255.255",
        "100.64.0.0, 100.127.255.255",
        "127.0.0.0, 127.255.255.255",
        "169.254.0.0, 169.254.255.255",
        "172.16.0.0, 172.31.255.255",
        "192.0.0.0, 192.0.0.8",
        "192.0.0.11, 192.0.0.255",
        "192.0.2.0, 192.0.2.255",
        "192.88.99.0, 192.88.99.255",
        "192.168.0.0, 192.168.255.255",
        "198.18.0.0, 198.19.255.255",
        "198.51.100.0, 198.51.100.255",
        "203.0.113.0, 203.0.113.255",
        "224.0.0.0, 239.255.255.255",
        "240.0.0.0, 255.255.255.255",
        "::, ::1",
        "::2, ::ffff:ffff",
        "64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
        "100::, 100::ffff:ffff:ffff:ffff",
        "100:0:0:1::, 100:0:0:1:ffff:ffff:ffff:ffff",
        "2001::, 2001:0:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:2::, 2001:2:0:ffff:ffff:ffff:ffff:ffff",
        "2001:10::, 2001:1f:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
        "5f00::, 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "4000::, 4fff:ffff::1",
    })
    void refusesWhatIsNotGloballyReachable(String first, String last) throws Exception {
        assertThat(policy.refusal(address(first), 443)).as(first).isPresent();
        assertThat(policy.refusal(address(last), 443)).as(last).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.1.2.3",
                "64:ff9b::169.254.169.254",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2606:4700::5efe:127.0.0.1",
                "2606:4700::200:5efe:10.0.0.1",
            })
    void refusesIpv4AddressesWithinIpv6(String text) throws Exception {
        assertThat(policy.refusal(address(text), 443)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.0.9",
                "192.0.0.10",
                "192.31.196.1",
                "192.52.193.1",
                "192.175.48.1",
                "198.17.255.255",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2001:1::1",
                "2001:3::1",
                "2001:4:112::1",
                "2001:20::1",
                "2001:4860:4860::8888",
                "2620:4f:8000::1",
                "64:ff9b::1.1.1.1",
            })
    void allowsPublicAddresses(String text) throws Exception {
        assertThat(policy.refusal(address(text), 443)).isEmpty();
        assertThat(policy.refusal(address(text), 8080)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, 9, true",
        "127.0.0.1:9, 127.0.0.1, 9, true",
        "127.0.0.1:9, 127.0.0.1, 10, false",
        "127.0.0.1, 127.0.0.2, 9, false",
        "10.0.0.0/8, 10.9.8.7, 9, true",
        "10.0.0.0/8, 11.0.0.1, 9, false",
        "::1, ::1, 9, true",
        "[::1]:9, ::1, 9, true",
        "[::1]:9, ::1, 10, false",
        "fd00::/8, fd12::1, 9, true",
    })
    void allowsWhatTheOperatorLists(String entry, String address, int port, boolean allowed) throws Exception {
        Optional<String> refusal = policy.allowing(List.of(entry)).refusal(address(address), port);
        assertThat(refusal.isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/33",
                "10.0.0",
                "127.0.0.1:0",
                "127.0.0.1:99999",
                "example.org",
                "::1/129"
            })
    void refusesEntriesThatAreNoAddress(String entry) {
        assertThatThrownBy(() -> policy.allowing(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + entry + "\"");
    }

    @Test
    void reachesNoLoopbackByAnySpelling() throws Exception {
        try (Upstream sentinel = Upstream.start();
                Fetcher fetcher = fetcher(policy.withPorts(Set.of(sentinel.port())), HostResolver.SYSTEM)) {
            Set<String> spellings = loopbackSpellings();
            assertThat(spellings).hasSizeGreaterThanOrEqualTo(120);
            for (String host : spellings) {
                Optional<WebUrl> url = WebUrl.parse("http://" + host + ":" + sentinel.port() + "/");
                if (url.isPresent()) {
                    assertThatThrownBy(() -> fetcher.fetch(new FetchRequest(url.get(), "*/*", 1000)))
                            .as(host)
                            .isInstanceOfSatisfying(
                                    FetchException.class,
                                    e -> assertThat(e.failure())
                                            .isIn(
                                                    FetchException.Failure.ADDRESS_REFUSED,
                                                    FetchException.Failure.UNKNOWN_HOST));
                }
            }
            assertThat(sentinel.hits()).isZero();
        }
    }

    /** One name, and an answer that changes from look-up to look-up: what was checked is what is connected to. */
    @Test
    void isNotMisledByNamesThatChangeTheirAddress() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        InetAddress allowed = address("127.0.0.1");
        InetAddress forbidden = address("127.0.0.2");
        List<List<InetAddress>> answers =
                List.of(List.of(forbidden), List.of(forbidden, forbidden), List.of(address("::1")), List.of(forbidden));
        HostResolver alternating = host -> {
            int turn = lookUps.getAndIncrement();
            return turn % 10 == 0 ? List.of(forbidden, allowed) : answers.get(turn % answers.size());
        };
        // More than one connection at once, and the client now and then opens a spare one, which is looked up as well.
        FetchSettings settings = new FetchSettings(
                "Vitrine/test", Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 1);
        try (Upstream upstream = Upstream.start();
                Fetcher fetcher =
                        new Fetcher(settings, policy.allowing(List.of("127.0.0.1:" + upstream.port())), alternating)) {
            upstream.otherwise(Upstream.ok("text/plain", "x"));
            int reached = 0;
            for (int i = 0; i < 10_000; i++) {
                WebUrl url = WebUrl.parse("http://rebind.example:" + upstream.port() + "/")
                        .orElseThrow();
                try {
                    fetcher.fetch(new FetchRequest(url, "*/*", 1000));
                    reached++;
                } catch (FetchException e) {
                    assertThat(e.failure()).as(e.getMessage()).isEqualTo(FetchException.Failure.ADDRESS_REFUSED);
                }
            }
            assertThat(reached).isEqualTo(1000).isEqualTo(upstream.hits());
            assertThat(lookUps.get()).as("one look-up a connection").isEqualTo(10_000);
        }
    }

    private static Fetcher fetcher(AddressPolicy policy, HostResolver resolver) {
        return new Fetcher(FetchSettings.defaults("Vitrine/test"), policy, resolver);
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getAllByName(text)[0];
    }

    /** Ways to write 127.0.0.1 and ::1 that some URL parser or other has taken for it. */
    private static Set<String> loopbackSpellings() {
        Set<String> all = new LinkedHashSet<>();
        List<String> first = List.of("127", "0177", "0x7f", "0X7F", "00000177", "0x007f");
        List<String> last = List.of("1", "01", "0x1", "0x00000001");
        for (String one : first) {
            for (String four : last) {
                all.add(one + ".0.0." + four);
                all.add(one + ".0." + four);
                all.add(one + "." + four);
            }
        }
        all.addAll(List.of(
                "2130706433", "017700000001", "0x7f000001", "0X7F000001", "0x7f.0x0.0x0.0x1", "127.1.", "127.0.0.1."));
        all.addAll(List.of("127.0.0.0", "127.0.0.2", "127.0.1.1", "127.1.1.1", "127.127.127.127", "127.255.255.254"));
        all.addAll(List.of(
                "\uFF11\uFF12\uFF17.0.0.1",
                "\u2460\u2461\u2466.0.0.1",
                "127\u30020\u30020\u30021",
                "127\uFF0E0\uFF0E0\uFF0E1"));
        all.addAll(List.of(
                "%31%32%37.0.0.1", "127%2e0%2e0%2e1", "%6c%6f%63%61%6c%68%6f%73%74", "\uFF10\uFF58\uFF17\uFF46.1"));
        all.addAll(List.of(
                "localhost",
                "LOCALHOST",
                "localhost.",
                "lOcAlHoSt",
                "\u24DB\u24DE\u24D2\u24D0\u24DB\u24D7\u24DE\u24E2\u24E3"));
        all.addAll(List.of(
                "[::1]", "[0:0:0:0:0:0:0:1]", "[::0:1]", "[0000::0001]", "[::0.0.0.1]", "[0:0::0:1]", "[::00:0001]"));
        all.addAll(List.of(
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[::FFFF:7F00:0001]",
                "[::127.0.0.1]"));
        all.addAll(List.of(
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2002:7f00:0001::1]",
                "[::ffff:0:127.0.0.1]"));
        all.addAll(List.of(
                "[::]", "0.0.0.0", "0", "0x0", "00", "0.0", "[::1%25lo]", "[::1%lo]", "[fe80::1]", "[fe80::1%25lo0]"));
        List<String> dressed = new ArrayList<>();
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433")) {
            dressed.addAll(
                    List.of("example.org@" + host, "user:pass@" + host, "a%40b@" + host, "/" + host, "\\" + host));
        }
        all.addAll(dressed);
        return all;
    }
}
