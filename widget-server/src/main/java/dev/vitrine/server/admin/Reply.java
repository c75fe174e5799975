package dev.vitrine.server.admin;

import dev.vitrine.server.images.Picture;
import dev.vitrine.server.render.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What the admin address answers.
 *
 * @param type the media type of the body
 * @param policy its Content-Security-Policy
 * @param body to be duplicated by whoever reads it
 */
record Reply(int status, String type, String policy, ByteBuffer body) {
    /** Facts as JSON. */
    static Reply json(Facts facts) {
        return json(HttpStatus.OK_200, facts);
    }

    /** Says in a sentence why nothing was done. */
    static Reply refusal(int status, String sentence) {
        return json(status, new Facts().with("error", sentence));
    }

    private static Reply json(int status, Facts facts) {
        return text(status, "application/json", AdminHeaders.NOTHING_RUNS, JsonText.of(facts.all()));
    }

    static Reply text(int status, String type, String policy, String text) {
        return new Reply(status, type, policy, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Reply picture(Picture picture) {
        return new Reply(
                HttpStatus.OK_200,
                picture.format().type(),
                AdminHeaders.NOTHING_RUNS,
                ByteBuffer.wrap(picture.bytes()));
    }

    /** The same with another status. */
    Reply withStatus(int other) {
        return new Reply(other, type, policy, body);
    }
}
