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
 * Cuts from the icon packages the few icons that the catalogue names, at build time, and redraws each on a grid of 240 ×
 * 240 whole numbers: half the size of the original, and less than a twentieth of a pixel away from it where it is shown.
 *
 * <p>Arguments: the folder of the webjars, the file to write, the {@code .ini} files that name icons. Each line written
 * is: id, package and name, licence, path data, parted by tabs.
 */
final class CutIcons {
    private static final double GRID = 240;

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
        private int index;
        private double x;
        private double y;
        private double startX;
        private double startY;
        private long drawnX;
        private long drawnY;
        private long drawnStartX;
        private long drawnStartY;

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
            if (shape == 'z') {
                out.append('z');
                x = startX;
                y = startY;
                drawnX = drawnStartX;
                drawnY = drawnStartY;
                return 'z';
            }
            if (shape == 'm') {
                out.append(out.isEmpty() && last == ' ' ? 'M' : 'm');
            } else if (shape != last) {
                out.append(shape);
            }
            boolean relative = command == shape;
            double originX = relative ? x : 0;
            double originY = relative ? y : 0;
            switch (shape) {
                case 'h' -> toX(originX + number());
                case 'v' -> toY(originY + number());
                case 'a' -> arc(originX, originY);
                default -> points(originX, originY, shape == 'c' ? 3 : shape == 's' || shape == 'q' ? 2 : 1);
            }
            if (shape == 'm') {
                startX = x;
                startY = y;
                drawnStartX = drawnX;
                drawnStartY = drawnY;
            }
            return shape;
        }

        private void points(double originX, double originY, int count) {
            for (int i = 0; i < count; i++) {
                double pointX = originX + number();
                double pointY = originY + number();
                long stepX = Math.round(pointX * scale) - drawnX;
                long stepY = Math.round(pointY * scale) - drawnY;
                append(stepX);
                append(stepY);
                if (i == count - 1) {
                    x = pointX;
                    y = pointY;
                    drawnX += stepX;
                    drawnY += stepY;
                }
            }
        }

        private void arc(double originX, double originY) {
            append(Math.max(1, Math.round(number() * scale)));
            append(Math.max(1, Math.round(number() * scale)));
            append(Math.round(number()));
            append(flag());
            append(flag());
            points(originX, originY, 1);
        }

        private void toX(double target) {
            long step = Math.round(target * scale) - drawnX;
            append(step);
            x = target;
            drawnX += step;
        }

        private void toY(double target) {
            long step = Math.round(target * scale) - drawnY;
            append(step);
            y = target;
            drawnY += step;
        }

        private void append(long value) {
            char before = out.charAt(out.length() - 1);
            if (value >= 0 && Character.isDigit(before)) {
                out.append(' ');
            }
            out.append(value);
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
