package dev.vitrine.server;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The variables of the environment. Not all that begin as ours do are an operator's: Kubernetes and Docker write links to
 * the services around, and for one that is called {@code vitrine} these are {@code VITRINE_PORT=tcp://10.0.0.7:8090} and more
 * of the kind, <a
 * href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">see there</a>. They say
 * nothing here.
 */
final class Environment {
    private static final String OURS = "VITRINE_";
    private static final Pattern LINK_NAME =
            Pattern.compile(".*_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)|.*_PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
    private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://.*");

    /** Others keep variables here, too: what is called nearly as ours are must be very near to be taken for a slip. */
    private static final int SLIPS = 3;

    private final Map<String, String> variables = new TreeMap<>();

    Environment(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (!isLink(name, value)) {
                this.variables.put(name, value);
            }
        });
    }

    private static boolean isLink(String name, String value) {
        return name.startsWith(OURS)
                && (LINK_NAME.matcher(name).matches()
                        || (name.endsWith("_PORT") && LINK.matcher(value).matches()));
    }

    private static String word(String name) {
        return name.substring(OURS.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of a variable. */
    Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The variables that begin as ours do, say something, and are none of these. */
    List<String> strangers(Collection<String> known) {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(OURS) && !known.contains(name))
                .filter(name -> !variables.getOrDefault(name, "").isBlank())
                .toList();
    }

    /** The known variable of which another one is surely a slip. */
    static Optional<String> meant(String stranger, Collection<String> known) {
        String word = word(stranger);
        Map<String, String> words = new TreeMap<>();
        known.forEach(name -> words.put(word(name), name));
        return Suggestion.of(word, words.keySet())
                .filter(near -> Suggestion.distance(word, near) <= SLIPS)
                .map(words::get);
    }
}
