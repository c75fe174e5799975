package dev.vitrine.filter;

/**
 * A pattern over paths: {@code *} stands for anything within one step, {@code **} for any number of steps. Visitors choose
 * the paths, so how long one takes grows with its length only: where a wildcard has tried all places that are left, those
 * before it are not tried again.
 */
final class PathPattern {
    /** How the rest of a pattern fits the rest of a path. */
    private enum Fit {
        YES,
        NO,
        /** Nor at any later place of this step. */
        NOT_IN_STEP,
        /** Nor at any later place. */
        NEVER
    }

    private final String text;

    private PathPattern(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException with what would do, where it begins with neither {@code /} nor {@code *} */
    static PathPattern parse(String text) {
        if (!text.startsWith("/") && !text.startsWith("*")) {
            throw new IllegalArgumentException("should be path patterns that begin with /, such as /admin/**");
        }
        return new PathPattern(text);
    }

    boolean matches(String path) {
        return fit(0, path, 0) == Fit.YES;
    }

    private Fit fit(int from, String path, int start) {
        int at = start;
        for (int i = from; i < text.length(); i++, at++) {
            if (text.startsWith("/**", i)) {
                Fit without = fit(i + 3, path, at);
                if (without == Fit.YES || without == Fit.NEVER) {
                    return without;
                }
                return path.startsWith("/", at) ? fitAnywhere(i + 3, path, at + 1) : Fit.NO;
            }
            if (text.startsWith("**", i)) {
                return fitAnywhere(i + 2, path, at);
            }
            if (text.charAt(i) == '*') {
                return fitInStep(i + 1, path, at);
            }
            if (at == path.length() || path.charAt(at) != text.charAt(i)) {
                return Fit.NO;
            }
        }
        return at == path.length() ? Fit.YES : Fit.NO;
    }

    private Fit fitAnywhere(int from, String path, int start) {
        for (int at = start; at <= path.length(); at++) {
            Fit fit = fit(from, path, at);
            if (fit == Fit.YES || fit == Fit.NEVER) {
                return fit;
            }
        }
        return Fit.NEVER;
    }

    private Fit fitInStep(int from, String path, int start) {
        for (int at = start; ; at++) {
            Fit fit = fit(from, path, at);
            if (fit != Fit.NO) {
                return fit;
            }
            if (at == path.length() || path.charAt(at) == '/') {
                return Fit.NOT_IN_STEP;
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
