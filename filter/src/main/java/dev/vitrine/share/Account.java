package dev.vitrine.share;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A profile, as people write it: {@code name}, {@code @name}, {@code @name@server}, {@code !community@server}. */
final class Account implements Function<Placeholder, Optional<String>> {
    private static final Pattern AT_SERVER = Pattern.compile("([^@\\s/]+)@(" + Sharer.HOST + ")");

    private final Map<Placeholder, String> values;

    private Account(Map<Placeholder, String> values) {
        this.values = values;
    }

    static Account parse(String text) {
        String bare = text.strip().replaceFirst("^[@!]", "");
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        Matcher parts = AT_SERVER.matcher(bare);
        if (parts.matches()) {
            values.put(Placeholder.INSTANCE, parts.group(2));
            values.put(Placeholder.USER, parts.group(1));
            values.put(Placeholder.ID, parts.group(1));
        } else {
            values.put(Placeholder.ID, bare);
            values.put(Placeholder.HANDLE, bare);
        }
        return new Account(values);
    }

    @Override
    public Optional<String> apply(Placeholder placeholder) {
        return Optional.ofNullable(values.get(placeholder));
    }
}
