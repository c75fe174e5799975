package dev.vitrine.demo.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginLinksTest {
    private static final Origin ORIGIN = Origin.of(URI.create("https://www.example.org/start"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<a href=\"https://www.example.org/a?b#c\">, <a href=\"/a?b#c\">",
                "<a href='https://www.example.org'>, <a href='/'>",
                "<A CLASS=x HREF = \"HTTP://WWW.EXAMPLE.ORG:80/a\">, <A CLASS=x HREF = \"/a\">",
                "<a href=\"//www.example.org/a\">, <a href=\"/a\">",
                "<a href=\"https://www.example.org?q\">, <a href=\"/?q\">",
                "<a href=\"https://www.example.org//evil.example.com\">, <a href=\"/evil.example.com\">",
                "<a title=\"1>0\" href=\"https://www.example.org/a\">x</a>, <a title=\"1>0\" href=\"/a\">x</a>",
                "<area/href=\"https://www.example.org/a\">, <area/href=\"/a\">",
                "<base href=\"https://www.example.org/\">, <base href=\"/\">",
                "<form method=post action=\"https://www.example.org/login\">, <form method=post action=\"/login\">",
                "<button formaction=\"https://www.example.org/x\">, <button formaction=\"/x\">",
                "<b<a href=\"https://www.example.org/a\">, <b<a href=\"/a\">",
                "é<a href=\"https://www.example.org/é\">é, é<a href=\"/é\">é"
            })
    void leadsLinksBackHere(String page, String expected) throws IOException {
        assertThat(rewrite(page)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "a < b and <3",
                "<a href=\"https://example.org/a\">",
                "<a href=\"https://www.example.org.evil.example.com/\">",
                "<a href=\"https://www.example.org@evil.example.com/\">",
                "<a href=\"https://www.example.org:8443/\">",
                "<a href=\"https:\\\\www.example.org\\a\">",
                "<a href=\"ftp://www.example.org/\">",
                "<a href=\"/a\" data-href=\"https://www.example.org/\">",
                "<a href=https://www.example.org/unquoted>",
                "<link rel=canonical href=\"https://www.example.org/a\">",
                "<meta property=\"og:url\" content=\"https://www.example.org/a\">",
                "<img src=\"https://www.example.org/a.png\">",
                "<!-- https://www.example.org/ -->",
                "<a href=\"https://www.example.org/ never closed",
                "<",
                "</a href=\"https://www.example.org/\">"
            })
    void passesOtherMarkupThroughByteForByte(String page) throws IOException {
        assertThat(rewrite(page)).isEqualTo(page);
    }

    @Test
    void passesOnATagThatIsTooLong() throws IOException {
        String page = "<a title=\"" + "x".repeat(20_000) + "\" href=\"https://www.example.org/\">";
        assertThat(rewriteInChunks(page.getBytes(UTF_8), 999)).isEqualTo(page);
    }

    @Test
    void holdsNothingBackWhenFlushed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OriginLinks links = new OriginLinks(ORIGIN, out);
        links.write("<p>so far <a href=\"https://www".getBytes(UTF_8));
        links.flush();
        assertThat(out.toString(UTF_8)).isEqualTo("<p>so far <a href=\"https://www");
    }

    /** Rewrites a page in chunks of every size, and checks that the size never shows in the result. */
    private static String rewrite(String page) throws IOException {
        byte[] bytes = page.getBytes(UTF_8);
        String whole = rewriteInChunks(bytes, Math.max(1, bytes.length));
        for (int size = 1; size < bytes.length; size++) {
            assertThat(rewriteInChunks(bytes, size)).as("in chunks of %d", size).isEqualTo(whole);
        }
        return whole;
    }

    private static String rewriteInChunks(byte[] bytes, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OriginLinks links = new OriginLinks(ORIGIN, out);
        byte[] wide = new String(bytes, ISO_8859_1).concat("??").getBytes(ISO_8859_1);
        for (int from = 0; from < bytes.length; from += size) {
            links.write(wide, from, Math.min(size, bytes.length - from));
        }
        links.flush();
        return out.toString(UTF_8);
    }
}
