package dev.vitrine.spring;

import dev.vitrine.filter.SettingsException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says of broken settings what is wrong, and in which file and line, in place of a stack trace. */
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<SettingsException> {
    private static final Pattern KEY = Pattern.compile("vitrine\\.[\\w.-]*\\w");

    /** A path has a slash at its beginning, and had one in the file. */
    private static final Pattern RULE_WITHOUT_SIGNS = Pattern.compile("vitrine\\.path-rules: \"(?!/)");

    private final Environment environment;

    SettingsFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, SettingsException mistakes) {
        String said = String.valueOf(mistakes.getMessage()).replace(" (setting)", "");
        Set<String> keys = KEY.matcher(said).results().map(MatchResult::group).collect(Collectors.toSet());
        String places = VitrineProperties.origins(environment, keys)
                .map(place -> System.lineSeparator() + "    " + place)
                .collect(Collectors.joining());
        return new FailureAnalysis(
                "The settings of Vitrine are broken: " + said
                        + (places.isEmpty() ? "" : System.lineSeparator() + places),
                "Correct what is named above, or turn the filter off by vitrine.enabled=false." + hints(said, keys),
                mistakes);
    }

    /** What Spring Boot does in its own way, which the filter knows nothing of. */
    private static String hints(String said, Set<String> keys) {
        String file = keys.contains(VitrineProperties.CONFIG)
                ? " A file of settings comes in by spring.config.import, and not by vitrine.config."
                : "";
        return RULE_WITHOUT_SIGNS.matcher(said).find()
                ? file + " Spring Boot takes signs out of keys, unless they stand like \"[/shop/**]\"."
                : file;
    }
}
