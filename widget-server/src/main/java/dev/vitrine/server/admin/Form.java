package dev.vitrine.server.admin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** What a request says by name: the parameters of a GET, the form of a POST. */
final class Form {
    private final Fields fields;

    private Form(Fields fields) {
        this.fields = fields;
    }

    /** @throws IllegalArgumentException where it is no form, or not UTF-8 */
    static Form of(String encoded) {
        Fields fields = new Fields(true);
        UrlEncoded.decodeTo(encoded, fields::add, StandardCharsets.UTF_8);
        return new Form(fields);
    }

    /** The value of this name without the white space around it; empty where it is absent. */
    String value(String name) {
        String value = fields.getValue(name);
        return value == null ? "" : value.strip();
    }

    /** All values of this name. */
    List<String> values(String name) {
        return fields.getValuesOrEmpty(name);
    }
}
