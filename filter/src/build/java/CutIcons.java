import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Cuts from the icon packages the few icons that the catalogue names, at build time, and redraws each on a grid of 160 ×
 * 160 whole numbers: less than half the size of the original, and about a sixteenth of a pixel away from it where it is
 * shown.
 *
 * <p>Arguments: the folder of the webjars, the file to write, the {@code .ini} files that name icons. Each line written
 * is: id, package and name, licence, path data, parted by tabs.
 */
final class CutIcons {
    private static final double GRID = 160;

    /** How far the handle of a curve may be moved to be the reflection of the one before it. */
    private static final long TOLERANCE = 1;

    /** How far from a line a curve is as good as one. */
    private static final double FLAT = .75;


    public static void main(String[] arguments) throws IOException {
        Path webjars = Path.of(arguments[0]);
        List<String> lines = new ArrayList<>();
        try (ZipFile simple = webjar(webjars, "simple-icons");
                ZipFile bootstrap = webjar(webjars, "bootstrap-icons")) {
            String licences = text(simple, "/data/simple-icons.json");
            for (int i = 2; i < arguments.length; i++) {
                String id = "";
                for (String line : Files.readAllLines(Path.of(arguments[i]))) {
                    if (line.startsWith("[")) {
                        id = line.substring(1, line.indexOf(']'));
                    } else if (line.startsWith("icon = ")) {
                        String[] icon = line.substring("icon = ".length()).split(" ");
                        boolean cc0 = icon[0].equals("simple-icons");
                        if (cc0 && !isFree(icon[1], licences)) {
                            throw new IOException("the icon " + icon[1] + " has a licence of its own");
                        }
                        String svg = text(cc0 ? simple : bootstrap, "/icons/" + icon[1] + ".svg");
                        lines.add(String.join(
                                "\t", id, icon[0] + " " + icon[1], cc0 ? "CC0-1.0" : "MIT", redraw(svg, cc0 ? 24 : 16)));
                    }
                }
            }
        }
        Path target = Path.of(arguments[1]);
        Files.createDirectories(target.getParent());
        Files.write(target, lines);
    }

    private static ZipFile webjar(Path folder, String name) throws IOException {
        try (var files = Files.list(folder)) {
            Path jar = files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " webjar in " + folder));
            return new ZipFile(jar.toFile());
        }
    }

    /** Most of simple-icons is in the public domain; an icon that is not says so in its entry. */
    private static boolean isFree(String slug, String licences) throws IOException {
        int entry = licences.indexOf("\"slug\":\"" + slug + "\"");
        if (entry < 0) {
            throw new IOException("simple-icons knows no " + slug);
        }
        int next = licences.indexOf("\"slug\"", entry + 1);
        String own = licences.substring(entry, next < 0 ? licences.length() : next);
        return !own.contains("\"license\"") || own.contains("CC0-1.0");
    }

    private static String text(ZipFile jar, String path) throws IOException {
        var entry = jar.stream()
                .filter(candidate -> candidate.getName().endsWith(path))
                .findFirst()
                .orElseThrow(() -> new IOException(jar.getName() + " has no " + path));
        try (var in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String redraw(String svg, int grid) throws IOException {
        if (!svg.contains("viewBox=\"0 0 " + grid + " " + grid + "\"") || svg.contains("evenodd")) {
            throw new IOException("not drawn as expected: " + svg);
        }
        StringBuilder path = new StringBuilder();
        Matcher data = Pattern.compile(" d=\"([^\"]+)\"").matcher(svg);
        while (data.find()) {
            path.append(new Redrawing(data.group(1), GRID / grid).path());
        }
        return path.toString();
    }

    /**
     * One path, turned into relative commands with whole numbers. Each end point is rounded from its true place, not from
     * the rounded one before it, so that errors do not add up.
     */
    private static final class Redrawing {
        private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

        private final String data;
        private final double scale;
        private final StringBuilder out = new StringBuilder();

        /** The numbers of the command that is being drawn. */
        private final List<Long> steps = new ArrayList<>();

        private int index;
        private double x;
        private double y;
        private double startX;
        private double startY;
        private long drawnX;
        private long drawnY;
        private long drawnStartX;
        private long drawnStartY;

        /** Where the handle of a curve stands that goes on as the one before it ended, in the original and as drawn. */
        private double handleX;

        private double handleY;

        /** Where the last command begins in what is written, while it is a line; -1 while it is none. */
        private int line = -1;

        private long lineX;
        private long lineY;
        private char beforeLine;
        private long drawnHandleX;
        private long drawnHandleY;

        Redrawing(String data, double scale) {
            this.data = data;
            this.scale = scale;
        }

        String path() {
            char command = ' ';
            char last = ' ';
            while (skipSeparators()) {
                char next = data.charAt(index);
                if (Character.isLetter(next)) {
                    command = next;
                    index++;
                } else if (command == 'm' || command == 'M') {
                    command = command == 'm' ? 'l' : 'L';
                }
                last = draw(command, last);
            }
            return out.toString();
        }

        private char draw(char command, char last) {
            char shape = Character.toLowerCase(command);
            boolean relative = command == shape;
            double originX = relative ? x : 0;
            double originY = relative ? y : 0;
            steps.clear();
            switch (shape) {
                case 'z' -> {
                    return close();
                }
                case 'h' -> to(originX + number(), y);
                case 'v' -> to(x, originY + number());
                case 'a' -> arc(originX, originY);
                case 'c' -> curve(originX, originY, originX + number(), originY + number());
                case 's' -> curve(originX, originY, handleX, handleY);
                case 'q' -> quadratic(originX, originY, originX + number(), originY + number());
                case 'l', 'm' -> to(originX + number(), originY + number());
                default -> throw new IllegalStateException("the command " + command + " is not known: " + data);
            }
            boolean curve = "csq".indexOf(shape) >= 0;
            if (!curve) {
                handleX = x;
                handleY = y;
            }
            if (shape == 'm') {
                startX = x;
                startY = y;
                drawnStartX = drawnX;
                drawnStartY = drawnY;
                line = -1;
                return write(out.isEmpty() ? 'M' : 'm', ' ');
            }
            if (isNothing()) {
                return last;
            }
            if ("lhv".indexOf(shape) >= 0) {
                return lineOrBack(last);
            }
            line = -1;
            return write(shortest(curve ? 'c' : shape, last), last);
        }

        /** A line that goes back where the one before it came from undoes that one: nothing is filled between them. */
        private char lineOrBack(char last) {
            if (line >= 0 && steps.get(0) == -lineX && steps.get(1) == -lineY) {
                out.setLength(line);
                line = -1;
                return beforeLine;
            }
            line = out.length();
            lineX = steps.get(0);
            lineY = steps.get(1);
            beforeLine = last;
            return write(line(), last);
        }

        private char close() {
            out.append('z');
            line = -1;
            x = startX;
            y = startY;
            drawnX = drawnStartX;
            drawnY = drawnStartY;
            return 'z';
        }

        private void curve(double originX, double originY, double fromX, double fromY) {
            curve(fromX, fromY, originX + number(), originY + number(), originX + number(), originY + number());
        }

        /** A curve with one handle, as one with two. */
        private void quadratic(double originX, double originY, double viaX, double viaY) {
            double endX = originX + number();
            double endY = originY + number();
            curve(
                    (x + 2 * viaX) / 3,
                    (y + 2 * viaY) / 3,
                    (endX + 2 * viaX) / 3,
                    (endY + 2 * viaY) / 3,
                    endX,
                    endY);
        }

        private void curve(double fromX, double fromY, double untilX, double untilY, double endX, double endY) {
            handle(fromX, fromY);
            handle(untilX, untilY);
            to(endX, endY);
            handleX = 2 * x - untilX;
            handleY = 2 * y - untilY;
        }

        private void handle(double atX, double atY) {
            steps.add(Math.round(atX * scale) - drawnX);
            steps.add(Math.round(atY * scale) - drawnY);
        }

        private void arc(double originX, double originY) {
            double radiusX = number() * scale;
            double radiusY = number() * scale;
            long tilt = Math.round(number());
            long large = flag();
            long sweep = flag();
            double fromX = x;
            double fromY = y;
            to(originX + number(), originY + number());
            double half = Math.hypot(x - fromX, y - fromY) * scale / 2;
            // Half a circle whose radius is rounded up is drawn off its centre; rounded down, it is made to fit.
            long most = half > .95 * Math.max(radiusX, radiusY)
                    ? (long) Math.hypot(steps.get(0), steps.get(1)) / 2
                    : Long.MAX_VALUE;
            steps.addAll(0, List.of(radius(radiusX, most), radius(radiusY, most), tilt, large, sweep));
        }

        private static long radius(double exact, long most) {
            return Math.max(1, Math.min(most, Math.round(exact)));
        }

        private void to(double targetX, double targetY) {
            long stepX = Math.round(targetX * scale) - drawnX;
            long stepY = Math.round(targetY * scale) - drawnY;
            steps.add(stepX);
            steps.add(stepY);
            x = targetX;
            y = targetY;
            drawnX += stepX;
            drawnY += stepY;
        }

        /** Whether it leads nowhere: an arc to where it began is none. */
        private boolean isNothing() {
            return steps.stream().skip(steps.size() == 7 ? 5 : 0).allMatch(step -> step == 0);
        }

        /** A curve says less where it is a line, or goes on as the one before it ended. */
        private char shortest(char shape, char last) {
            return switch (shape) {
                case 'c' -> isFlatCurve() ? straight() : curve(last);
                default -> isFlatArc() ? straight() : shape;
            };
        }

        private char straight() {
            steps.subList(0, steps.size() - 2).clear();
            return line();
        }

        /** Along an axis it says one number. */
        private char line() {
            if (steps.get(1) == 0) {
                steps.remove(1);
                return 'h';
            }
            if (steps.get(0) == 0) {
                steps.remove(0);
                return 'v';
            }
            return 'l';
        }

        private char curve(char last) {
            boolean behindCurve = last == 'c' || last == 's';
            boolean goesOn = Math.abs(steps.get(0) - (behindCurve ? drawnHandleX : 0)) <= TOLERANCE
                    && Math.abs(steps.get(1) - (behindCurve ? drawnHandleY : 0)) <= TOLERANCE;
            drawnHandleX = steps.get(4) - steps.get(2);
            drawnHandleY = steps.get(5) - steps.get(3);
            if (goesOn) {
                steps.subList(0, 2).clear();
            }
            return goesOn ? 's' : 'c';
        }

        private boolean isFlatArc() {
            double radius = Math.min(steps.get(0), steps.get(1));
            double half = Math.hypot(steps.get(5), steps.get(6)) / 2;
            boolean large = steps.get(3) == 1;
            return !large && radius > half && radius - Math.sqrt(radius * radius - half * half) < FLAT;
        }

        private boolean isFlatCurve() {
            long endX = steps.get(4);
            long endY = steps.get(5);
            double length = Math.hypot(endX, endY);
            boolean flat = length > 0;
            for (int i = 0; i < 4; i += 2) {
                double along = (steps.get(i) * endX + steps.get(i + 1) * endY) / length;
                double aside = (steps.get(i) * endY - steps.get(i + 1) * endX) / length;
                flat &= along >= 0 && along <= length && Math.abs(aside) < FLAT;
            }
            return flat;
        }

        private char write(char shape, char last) {
            if (shape != last) {
                out.append(shape);
            }
            for (int i = 0; i < steps.size(); i++) {
                // Behind a flag of an arc nothing needs to stand, since it is always one digit.
                boolean behindFlag = shape == 'a' && (i == 4 || i == 5);
                if (steps.get(i) >= 0 && !behindFlag && Character.isDigit(out.charAt(out.length() - 1))) {
                    out.append(' ');
                }
                out.append(steps.get(i));
            }
            return shape;
        }

        /** The flags of an arc may stand without anything between them and the next number. */
        private long flag() {
            skipSeparators();
            return data.charAt(index++) - '0';
        }

        private double number() {
            skipSeparators();
            Matcher number = NUMBER.matcher(data);
            if (!number.find(index) || number.start() != index) {
                throw new IllegalStateException(String.format(Locale.ROOT, "no number at %d of %s", index, data));
            }
            index = number.end();
            return Double.parseDouble(number.group());
        }

        private boolean skipSeparators() {
            while (index < data.length() && " ,\t\r\n".indexOf(data.charAt(index)) >= 0) {
                index++;
            }
            return index < data.length();
        }
    }
}
