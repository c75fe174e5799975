import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Draws the pictures of the demo site: still lifes seen from above, as SVG, which Chromium paints and this writes as JPEG.
 *
 * <pre>
 * java demo-webapp/src/pictures/Draw.java demo-webapp/src/main/webapp/pictures [name...]
 * </pre>
 *
 * <p>The film is drawn frame by frame, and made by ffmpeg:
 * <pre>
 * java demo-webapp/src/pictures/Draw.java target/film film
 * ffmpeg -framerate 20 -i target/film/frame-%03d.png -c:v libx264 -preset veryslow -crf 25 -pix_fmt yuv420p \
 *     -movflags +faststart a-loaf-overnight.mp4
 * ffmpeg -framerate 20 -i target/film/frame-%03d.png -c:v libvpx-vp9 -crf 36 -b:v 0 -pix_fmt yuv420p a-loaf-overnight.webm
 * </pre>
 */
final class Draw {
    private static final Map<String, Supplier<String>> PICTURES = new LinkedHashMap<>();

    static {
        PICTURES.put("bakery-table", Draw::bakeryTable);
        PICTURES.put("plum-galette", Draw::plumGalette);
        PICTURES.put("galette-dough", Draw::galetteDough);
        PICTURES.put("galette-plums", Draw::galettePlums);
        PICTURES.put("galette-folded", Draw::galetteFolded);
        PICTURES.put("lantern-rye", Draw::lanternRye);
        PICTURES.put("rye-crumb", Draw::ryeCrumb);
        PICTURES.put("basket-empty", Draw::basketEmpty);
        PICTURES.put("basket-dough", Draw::basketDough);
        PICTURES.put("basket-loaf", Draw::basketLoaf);
        PICTURES.put("hotel-breakfast", Draw::hotelBreakfast);
        PICTURES.put("bread-left-over", Draw::breadLeftOver);
        PICTURES.put("flour-bench", Draw::flourBench);
    }

    private static Random random = new Random(1);

    public static void main(String[] args) throws IOException, InterruptedException {
        Path target = Path.of(args[0]);
        Files.createDirectories(target);
        if (args.length == 2 && args[1].equals("film")) {
            film(target);
            return;
        }
        List<String> wanted = args.length > 1 ? List.of(args).subList(1, args.length) : List.copyOf(PICTURES.keySet());
        for (String name : wanted) {
            random = new Random(name.hashCode());
            BufferedImage painted = paint(svg(1200, 800, PICTURES.get(name).get()), 1200, 800);
            jpeg(painted, 0.78f, target.resolve(name + ".jpg"));
        }
    }

    // Scenes -------------------------------------------------------------------------------------------------------

    private static String bakeryTable() {
        return wood("#6b4a35", "#3f291c")
                + cloth(120, -60, 620, 520, -14, "#d9d2c3")
                + board(610, 470, 700, 430, 8)
                + loaf(560, 430, 215, true)
                + bowl(1010, 215, 150, "#8fa397", "#f3ead9")
                + cup(225, 600, 112)
                + plum(950, 560, 58) + plum(1052, 610, 52) + plum(985, 678, 48)
                + wheat(90, 330, -58, 330) + wheat(150, 370, -44, 300) + wheat(60, 390, -70, 290)
                + scatter(540, 420, 560, 360, 260, "#fff8ea", 0.5)
                + light(0.15, 0.05);
    }

    private static String plumGalette() {
        return linen("#dfe3df", "#b9c2bd")
                + cloth(660, 430, 640, 520, 18, "#a8b8ae")
                + board(560, 410, 760, 640, -5)
                + galette(555, 400, 280)
                + plum(1050, 190, 70) + plum(1130, 300, 58) + plumHalf(985, 300, 56, 30)
                + knife(770, 735, -11)
                + scatter(555, 420, 520, 380, 160, "#fffdf5", 0.55)
                + light(0.2, 0.0);
    }

    private static String galetteDough() {
        return linen("#e6ddcd", "#c9bba3")
                + board(600, 400, 900, 620, 2)
                + doughDisc(600, 400, 270)
                + rollingPin(600, 250, -24)
                + scatter(600, 400, 560, 380, 520, "#fffaf0", 0.6)
                + light(0.2, 0.05);
    }

    private static String galettePlums() {
        StringBuilder plums = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            plums.append(plumHalf(300 + (i % 4) * 185 + (i / 4) * 90, 260 + (i / 4) * 190 + (i % 2) * 26, 78, i * 47));
        }
        return wood("#80604a", "#503828")
                + board(590, 400, 900, 590, -3)
                + plums
                + plum(1000, 560, 82) + plum(250, 560, 76)
                + knife(520, 680, -6)
                + light(0.2, 0.05);
    }

    private static String galetteFolded() {
        return linen("#e6ddcd", "#c9bba3")
                + parchment(600, 400, 860, 640)
                + galette(600, 400, 290)
                + bowl(1090, 120, 120, "#a8556a", "#fff7e6")
                + scatter(600, 400, 540, 380, 200, "#ffffff", 0.6)
                + light(0.25, 0.05);
    }

    private static String lanternRye() {
        return wood("#4d3a30", "#271a13")
                + cloth(520, 260, 760, 660, -20, "#8f6f57")
                + loaf(600, 410, 300, true)
                + wheat(150, 720, -30, 380) + wheat(95, 690, -44, 350) + wheat(205, 745, -18, 330)
                + scatter(600, 410, 520, 370, 420, "#fff5e0", 0.5)
                + light(0.12, 0.1);
    }

    private static String ryeCrumb() {
        return linen("#d7cdbd", "#b3a48d")
                + board(600, 420, 920, 560, 3)
                + slice(400, 400, 210, -8) + slice(700, 420, 210, 4) + slice(930, 440, 190, 11)
                + butter(215, 640)
                + scatter(600, 560, 480, 200, 240, "#6d4426", 0.6)
                + light(0.2, 0.0);
    }

    private static String basketEmpty() {
        return linen("#ece7dd", "#cfc6b5")
                + basket(600, 400, 300, false)
                + light(0.22, 0.0);
    }

    private static String basketDough() {
        return linen("#dde4e0", "#b7c4bd")
                + cloth(120, 420, 560, 520, -12, "#e9e2d2")
                + basket(600, 400, 300, true)
                + bowl(1070, 170, 120, "#c98f5e", "#fffaf0")
                + scatter(600, 400, 520, 380, 240, "#fffdf5", 0.7)
                + light(0.22, 0.0);
    }

    private static String basketLoaf() {
        return wood("#7a5b45", "#4a3324")
                + basket(880, 270, 230, false)
                + board(430, 470, 620, 520, -6)
                + loaf(430, 470, 225, true)
                + scatter(430, 470, 420, 320, 240, "#fff8ea", 0.55)
                + light(0.15, 0.05);
    }

    private static String hotelBreakfast() {
        return linen("#f0ece4", "#d6cfc2")
                + cloth(960, -90, 460, 470, 12, "#5f786d")
                + plate(420, 390, 245, "#fbfaf7")
                + slice(355, 380, 118, -18) + slice(480, 400, 118, 9)
                + cup(860, 250, 130)
                + bowl(905, 580, 105, "#f5f2ec", "#7c2f49")
                + butter(690, 640)
                + plate(160, 700, 110, "#fbfaf7") + plum(150, 695, 48) + plum(205, 740, 36)
                + knife(700, 120, 86)
                + scatter(420, 420, 240, 180, 70, "#8a5a30", 0.5)
                + light(0.15, 0.0);
    }

    private static String breadLeftOver() {
        String[] hotels = {"as it was", "smaller loaves", "second bake", "cut to order"};
        double[] grams = {142, 97, 71, 38};
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < grams.length; i++) {
            double width = grams[i] * 4.9;
            int y = 232 + i * 118;
            bars.append(s("<text x='330' y='%d' text-anchor='end' font-size='30' fill='#3b302a'>%s</text>", y + 42, hotels[i]))
                    .append(s("<rect x='356' y='%d' width='%.0f' height='66' rx='8' fill='%s'/>", y, width, i == 3 ? "#a8471f" : "#c9b79c"))
                    .append(s("<text x='%.0f' y='%d' font-size='32' font-weight='700' fill='#3b302a'>%.0f g</text>", 356 + width + 20, y + 44, grams[i]));
        }
        return "<rect width='1200' height='800' fill='#fbf7ef'/><g font-family='Liberation Sans, Arial, sans-serif'>"
                + "<text x='80' y='110' font-size='44' font-weight='700' fill='#2a211c'>Bread left over per guest and morning</text>"
                + "<text x='80' y='160' font-size='28' fill='#75665a'>Mean of the last two weeks of each trial, forty invented hotels</text>"
                + bars + "<path d='M356 212V700' stroke='#75665a' stroke-width='3'/></g>";
    }

    private static String flourBench() {
        return wood("#8a6a50", "#5b4230")
                + scatter(600, 400, 640, 420, 900, "#fffaf0", 0.5)
                + doughDisc(420, 420, 190) + doughDisc(820, 380, 175)
                + bowl(1080, 650, 130, "#8fa397", "#f3ead9")
                + wheat(60, 700, -34, 300)
                + light(0.2, 0.0);
    }

    /** Eight seconds of a night: a dough rises in its glass while the window behind it goes from dusk to dawn. */
    private static void film(Path target) throws IOException, InterruptedException {
        String poster = s("<svg width='1200' height='675' viewBox='0 0 960 540'>%s</svg>", night(0.62, 0));
        jpeg(paint(svg(1200, 675, poster), 1200, 675), 0.82f, target.resolve("a-loaf-overnight.jpg"));
        int frames = 160;
        int columns = 4;
        for (int first = 0; first < frames; first += columns * 5) {
            StringBuilder sheet = new StringBuilder();
            for (int i = 0; i < columns * 5; i++) {
                double time = (first + i) / (double) (frames - 1);
                sheet.append(s("<svg x='%d' y='%d' width='960' height='540' viewBox='0 0 960 540'>%s</svg>",
                        i % columns * 960, i / columns * 540, night(time, first + i)));
            }
            BufferedImage painted = paint(svg(columns * 960, 5 * 540, sheet.toString()), columns * 960, 5 * 540);
            for (int i = 0; i < columns * 5; i++) {
                BufferedImage frame = painted.getSubimage(i % columns * 960, i / columns * 540, 960, 540);
                ImageIO.write(frame, "png", target.resolve(s("frame-%03d.png", first + i)).toFile());
            }
        }
    }

    private static String night(double time, int id) {
        double dark = Math.sin(Math.PI * Math.min(1, time * 1.06)); // 0 at dusk and at dawn
        String high = mix(mix("#f0a878", "#a9c7dd", time), "#0d1630", dark);
        String low = mix(mix("#d7603f", "#f8d7a0", time), "#26345c", dark);
        double rise = 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, time * 1.12));
        double top = 372 - 170 * rise;
        double moonX = 250 + 420 * time;
        double moonY = 190 - 105 * Math.sin(Math.PI * time);
        String wall = mix(mix("#b98a6b", "#d9c3a4", time), "#2b2328", dark * 0.9);
        String table = mix("#6b4a35", "#241a1a", dark * 0.8);
        String dough = mix("#f1e1c4", "#8d8190", dark * 0.72);
        StringBuilder bubbles = new StringBuilder();
        Random bubble = new Random(9);
        for (int i = 0; i < 70; i++) {
            double x = 412 + bubble.nextDouble() * 136;
            double depth = bubble.nextDouble();
            double y = 432 - depth * (432 - top - 14);
            double r = (1 + bubble.nextDouble() * 5.5) * (0.25 + rise * 0.75);
            bubbles.append(s("<circle cx='%.1f' cy='%.1f' r='%.1f' fill='%s' opacity='.5'/>", x, y, r, mix(dough, "#6a4a30", 0.45)));
        }
        StringBuilder stars = new StringBuilder();
        Random star = new Random(4);
        for (int i = 0; i < 46; i++) {
            stars.append(s("<circle cx='%.0f' cy='%.0f' r='%.1f' fill='#fff' opacity='%.2f'/>",
                    190 + star.nextDouble() * 580, 50 + star.nextDouble() * 240, 0.6 + star.nextDouble() * 1.3,
                    Math.max(0, dark - 0.45) * 1.6 * (0.5 + star.nextDouble() * 0.5)));
        }
        double hours = 20 + time * 10;
        double minute = Math.toRadians(hours % 1 * 360);
        double hour = Math.toRadians(hours % 12 * 30);
        return s("""
                <defs>
                  <linearGradient id='sky%1$d' x1='0' y1='0' x2='0' y2='1'><stop offset='0' stop-color='%2$s'/><stop offset='1' stop-color='%3$s'/></linearGradient>
                  <linearGradient id='dough%1$d' x1='0' y1='0' x2='1' y2='0'><stop offset='0' stop-color='%4$s'/><stop offset='.35' stop-color='%5$s'/><stop offset='1' stop-color='%6$s'/></linearGradient>
                  <clipPath id='glass%1$d'><path d='M398 160h164v262q0 24-24 24H422q-24 0-24-24z'/></clipPath>
                  <clipPath id='pane%1$d'><rect x='180' y='40' width='600' height='270' rx='6'/></clipPath>
                </defs>
                <rect width='960' height='540' fill='%7$s'/>
                <g clip-path='url(#pane%1$d)'><rect x='180' y='40' width='600' height='270' fill='url(#sky%1$d)'/>%8$s
                  <circle cx='%9$.1f' cy='%10$.1f' r='26' fill='#fdf6df' opacity='%11$.2f'/>
                  <path d='M180 290q90-46 190-20t200-14 210 20v60H180z' fill='%12$s'/></g>
                """, id, high, low, mix(dough, "#3a2a20", 0.25), dough, mix(dough, "#3a2a20", 0.34), wall, stars, moonX, moonY,
                Math.max(0, dark - 0.25) * 1.3, mix("#47563f", "#0b1020", dark * 0.9))
                + s("""
                <g fill='none' stroke='%2$s' stroke-width='14'><rect x='180' y='40' width='600' height='270' rx='6'/><path d='M380 40v270M580 40v270' stroke-width='9'/></g>
                <rect x='150' y='308' width='660' height='20' rx='4' fill='%2$s'/>
                <rect y='440' width='960' height='100' fill='%3$s'/><rect y='440' width='960' height='5' fill='#fff' opacity='.10'/>
                <ellipse cx='490' cy='458' rx='118' ry='13' fill='#000' opacity='.32'/>
                <g clip-path='url(#glass%1$d)'><path d='M398 %4$.1fq82 %5$.1f 164 0v260H398z' fill='url(#dough%1$d)'/>%6$s</g>
                <path d='M398 150v272q0 24 24 24h116q24 0 24-24V150' fill='#fff' fill-opacity='.07' stroke='#fff' stroke-opacity='.55' stroke-width='4'/>
                <ellipse cx='480' cy='150' rx='82' ry='11' fill='none' stroke='#fff' stroke-opacity='.55' stroke-width='4'/>
                <path d='M414 172v230' stroke='#fff' stroke-opacity='.4' stroke-width='7' stroke-linecap='round'/>
                <path d='M396 372h168' stroke='#b8452a' stroke-width='5' opacity='.9'/>
                <circle cx='868' cy='170' r='52' fill='%7$s' stroke='%2$s' stroke-width='8'/>
                <path d='M868 170L%8$.1f %9$.1fM868 170L%10$.1f %11$.1f' stroke='#33241b' stroke-width='6' stroke-linecap='round'/>
                """, id, mix("#5b3f2e", "#1c1418", dark * 0.8), table, top, -26 - 10 * rise, bubbles,
                mix("#fbf3e2", "#6d6470", dark * 0.8),
                868 + 24 * Math.sin(hour), 170 - 24 * Math.cos(hour), 868 + 38 * Math.sin(minute), 170 - 38 * Math.cos(minute));
    }

    // Things -------------------------------------------------------------------------------------------------------

    private static String loaf(double x, double y, double r, boolean scored) {
        StringBuilder rings = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            rings.append(s("<circle cx='%.0f' cy='%.0f' r='%.1f' fill='none' stroke='#fff4df' stroke-width='%.1f' opacity='%.2f' stroke-dasharray='%d %d'/>",
                    x, y, r * i / 9.6, 3.5 + random.nextDouble() * 5, 0.28 + random.nextDouble() * 0.3, 60 + random.nextInt(120), 3 + random.nextInt(14)));
        }
        StringBuilder cuts = new StringBuilder();
        for (int i = 0; scored && i < 4; i++) {
            cuts.append(s("<g transform='translate(%1$.0f %2$.0f) rotate(%3$d)'>"
                    + "<path d='M0 %4$.1fC%5$.1f %6$.1f %5$.1f %7$.1f 0 %8$.1fC%9$.1f %7$.1f %9$.1f %6$.1f 0 %4$.1fz' fill='#f0cd97'/>"
                    + "<path d='M0 %4$.1fC%5$.1f %6$.1f %5$.1f %7$.1f 0 %8$.1f' fill='none' stroke='#5d2d12' stroke-width='5'/>"
                    + "<path d='M%10$.1f %6$.1fL%11$.1f %7$.1f' stroke='#c98f54' stroke-width='6' opacity='.6'/></g>",
                    x, y, i * 90 + 45, -r * 0.16, r * 0.17, -r * 0.34, -r * 0.66, -r * 0.84, -r * 0.08, r * 0.03, r * 0.02));
        }
        return s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='url(#crust)' filter='url(#rough)'/></g>"
                + "<g filter='url(#rough)'>%4$s</g><g filter='url(#rough)'>%5$s</g>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='url(#shade)'/>", x, y, r * 0.985, rings, cuts);
    }

    private static String galette(double x, double y, double r) {
        StringBuilder fruit = new StringBuilder();
        for (int ring = 0; ring < 3; ring++) {
            double distance = r * (0.60 - ring * 0.225);
            int count = 17 - ring * 6;
            for (int i = 0; i < count; i++) {
                double angle = i * 360.0 / count + ring * 9;
                fruit.append(wedge(x, y, distance, angle, r * 0.235));
            }
        }
        fruit.append(wedge(x, y + 8, 0, 30, r * 0.2));
        StringBuilder folds = new StringBuilder();
        int count = 13;
        for (int i = 0; i < count; i++) {
            double angle = i * 360.0 / count + random.nextDouble() * 6;
            folds.append(s("<g transform='translate(%.0f %.0f) rotate(%.1f)'><path d='M%.0f %.0fQ0 %.0f %.0f %.0fQ%.0f %.0f %.0f %.0fQ0 %.0f %.0f %.0fz' fill='url(#pastry)' stroke='#a4632d' stroke-opacity='.5' stroke-width='2.5'/></g>",
                    x, y, angle,
                    -r * 0.27, -r * 0.96, -r * 1.07, r * 0.27, -r * 0.95,
                    r * 0.27, -r * 0.8, r * 0.16, -r * 0.71,
                    -r * (0.70 + random.nextDouble() * 0.06), -r * 0.2, -r * 0.73));
        }
        return s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='#c98a4a' filter='url(#rough)'/></g>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%4$.0f' fill='#5b1730'/>%5$s<g filter='url(#rough)'>%6$s</g>",
                x, y, r * 0.985, r * 0.8, fruit, folds)
                + scatter(x, y, r * 0.97, r * 0.97, 260, "#fffdf6", 0.85)
                + s("<circle cx='%.0f' cy='%.0f' r='%.0f' fill='url(#shade)' opacity='.7'/>", x, y, r);
    }

    private static String wedge(double x, double y, double distance, double angle, double size) {
        String flesh = mix("#e07a3f", "#b3244a", random.nextDouble());
        return s("<g transform='translate(%1$.1f %2$.1f) rotate(%3$.1f) translate(0 %4$.1f) rotate(%5$.1f)'>"
                + "<path d='M%6$.1f 0Q0 %7$.1f %8$.1f 0Q0 %9$.1f %6$.1f 0z' fill='#45102c'/>"
                + "<path d='M%6$.1f -2Q0 %10$.1f %8$.1f -2Q0 %11$.1f %6$.1f -2z' fill='%12$s'/>"
                + "<path d='M%13$.1f %14$.1fQ0 %10$.1f %15$.1f %14$.1f' fill='none' stroke='#ffe0c0' stroke-opacity='.6' stroke-width='3' stroke-linecap='round'/></g>",
                x, y, angle, -distance, random.nextDouble() * 16 - 8,
                -size, -size * 1.25, size, size * 0.35, -size * 0.95, size * 0.18, flesh,
                -size * 0.6, -size * 0.2, size * 0.3);
    }

    private static String plum(double x, double y, double r) {
        return s("<g filter='url(#shadow)'><ellipse cx='%1$.0f' cy='%2$.0f' rx='%3$.0f' ry='%4$.0f' fill='url(#plum)' transform='rotate(%5$d %1$.0f %2$.0f)'/></g>"
                + "<ellipse cx='%6$.0f' cy='%7$.0f' rx='%8$.0f' ry='%9$.0f' fill='#cfd5f2' opacity='.38' filter='url(#soft)'/>"
                + "<path d='M%1$.0f %10$.0fq%11$.0f %3$.0f 0 %12$.0f' fill='none' stroke='#1d0b22' stroke-opacity='.45' stroke-width='4'/>",
                x, y, r, r * 0.9, random.nextInt(60), x - r * 0.32, y - r * 0.36, r * 0.4, r * 0.26, y - r * 0.8, r * 0.36, r * 1.5);
    }

    private static String plumHalf(double x, double y, double r, double turn) {
        return s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='#3d1330'/></g>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%4$.0f' fill='url(#flesh)'/>"
                + "<ellipse cx='%1$.0f' cy='%2$.0f' rx='%5$.0f' ry='%6$.0f' fill='#7a3a20' transform='rotate(%7$.0f %1$.0f %2$.0f)'/>"
                + "<ellipse cx='%8$.0f' cy='%9$.0f' rx='%10$.0f' ry='%11$.0f' fill='#fff' opacity='.25' filter='url(#soft)'/>",
                x, y, r, r * 0.91, r * 0.24, r * 0.36, turn, x - r * 0.3, y - r * 0.4, r * 0.34, r * 0.16);
    }

    private static String basket(double x, double y, double r, boolean dough) {
        StringBuilder rings = new StringBuilder();
        int count = 15;
        for (int i = count; i >= 1; i--) {
            double radius = r * (0.12 + 0.88 * i / count);
            double depth = (double) i / count;
            rings.append(s("<circle cx='%.1f' cy='%.1f' r='%.1f' fill='none' stroke='%s' stroke-width='%.1f'/>",
                    x, y, radius, mix("#8a5f34", "#e6c792", depth), r * 0.056));
            rings.append(s("<circle cx='%.1f' cy='%.1f' r='%.1f' fill='none' stroke='#fff2d5' stroke-opacity='.45' stroke-width='%.1f'/>",
                    x - 1.5, y - 1.5, radius, r * 0.016));
            rings.append(s("<circle cx='%.1f' cy='%.1f' r='%.1f' fill='none' stroke='#4e2f14' stroke-opacity='.55' stroke-width='2'/>",
                    x, y, radius - r * 0.029));
        }
        String inside = dough
                ? s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='url(#dough)' filter='url(#rough)'/></g>"
                        + "<path d='M%4$.0f %5$.0fq%6$.0f %7$.0f %8$.0f 0' fill='none' stroke='#c4a678' stroke-width='7' stroke-linecap='round' opacity='.7'/>",
                        x, y, r * 0.74, x - r * 0.3, y + r * 0.06, r * 0.3, -r * 0.16, r * 0.58)
                : s("<circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='#caa46c'/><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='url(#hollow)'/>", x, y, r * 0.15);
        return s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='#b98b52'/></g>", x, y, r * 1.03)
                + rings + s("<circle cx='%.0f' cy='%.0f' r='%.0f' fill='url(#hollow)'/>", x, y, r)
                + (dough ? "" : scatter(x, y, r * 0.9, r * 0.9, 500, "#fffaf0", 0.55)) + inside;
    }

    private static String doughDisc(double x, double y, double r) {
        return s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='url(#dough)' filter='url(#rough)'/></g>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='url(#shade)' opacity='.35'/>", x, y, r);
    }

    private static String rollingPin(double x, double y, double angle) {
        return s("<g transform='translate(%.0f %.0f) rotate(%.0f)' filter='url(#shadow)'>"
                + "<rect x='-420' y='-15' width='840' height='30' rx='15' fill='#6b4327'/>"
                + "<rect x='-290' y='-46' width='580' height='92' rx='20' fill='url(#pin)'/>"
                + "<path d='M-270 -26H270' stroke='#fff3dc' stroke-opacity='.5' stroke-width='7' stroke-linecap='round'/></g>", x, y, angle);
    }

    private static String slice(double x, double y, double r, double turn) {
        StringBuilder holes = new StringBuilder();
        for (int i = 0; i < 46; i++) {
            double hx = (random.nextDouble() - 0.5) * r * 1.35;
            double hy = (random.nextDouble() - 0.42) * r * 1.15;
            double size = r * (0.012 + Math.pow(random.nextDouble(), 3) * 0.07);
            holes.append(s("<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' fill='#9a6d40' opacity='%.2f'/>",
                    hx, hy, size * 1.3, size, 0.35 + random.nextDouble() * 0.35));
        }
        String shape = s("M%1$.0f %2$.0fQ%3$.0f %4$.0f %5$.0f %6$.0fQ0 %7$.0f %8$.0f %6$.0fQ%9$.0f %4$.0f %10$.0f %2$.0fQ%10$.0f %11$.0f %12$.0f %11$.0fH%13$.0fQ%1$.0f %11$.0f %1$.0f %2$.0fz",
                -r * 0.84, r * 0.3, -r * 1.06, -r * 0.28, -r * 0.66, -r * 0.52, -r * 0.86, r * 0.66, r * 1.06, r * 0.84,
                r * 0.62, r * 0.6, -r * 0.6);
        return s("<g transform='translate(%.0f %.0f) rotate(%.0f)'><g filter='url(#shadow)'><path d='%s' fill='#6e3d1b' filter='url(#rough)'/></g>"
                + "<g transform='scale(.92)'><path d='%s' fill='#dcb784' filter='url(#rough)'/></g>%s</g>", x, y, turn, shape, shape, holes);
    }

    private static String butter(double x, double y) {
        return s("<g transform='translate(%.0f %.0f) rotate(-14)'><g filter='url(#shadow)'><rect x='-92' y='-60' width='184' height='120' rx='12' fill='#f6f2ea'/></g>"
                + "<g filter='url(#shadow)'><rect x='-58' y='-34' width='108' height='66' rx='8' fill='#f5d77a'/></g><path d='M-50 -26H42' stroke='#fff2bd' stroke-width='9' stroke-linecap='round'/></g>", x, y);
    }

    private static String bowl(double x, double y, double r, String glaze, String content) {
        return s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='%4$s'/></g>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%5$.0f' fill='%6$s'/><circle cx='%1$.0f' cy='%2$.0f' r='%7$.0f' fill='%8$s' filter='url(#rough)'/>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%5$.0f' fill='url(#hollow)'/>"
                + "<path d='M%9$.0f %10$.0fA%11$.0f %11$.0f 0 0 1 %12$.0f %13$.0f' fill='none' stroke='#fff' stroke-opacity='.55' stroke-width='7' stroke-linecap='round'/>",
                x, y, r, glaze, r * 0.9, mix(glaze, "#1d1712", 0.28), r * 0.76, content,
                x - r * 0.93, y - r * 0.16, r * 0.95, x - r * 0.16, y - r * 0.93);
    }

    private static String cup(double x, double y, double r) {
        return plate(x, y, r * 1.42, "#f3f0ea")
                + s("<g filter='url(#shadow)'><rect x='%7$.0f' y='%8$.0f' width='%9$.0f' height='%10$.0f' rx='%11$.0f' fill='#f8f5ef' transform='rotate(-32 %1$.0f %2$.0f)'/>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='#fbf9f4'/></g>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%4$.0f' fill='url(#coffee)'/>"
                + "<path d='M%5$.0f %2$.0fq%6$.0f %12$.0f %13$.0f 0t%13$.0f 0' fill='none' stroke='#f0d9b6' stroke-width='9' stroke-linecap='round' opacity='.75'/>",
                x, y, r, r * 0.84, x - r * 0.42, r * 0.21, x + r * 0.8, y - r * 0.15, r * 0.62, r * 0.3, r * 0.14, -r * 0.5, r * 0.42)
                + s("<circle cx='%.0f' cy='%.0f' r='%.0f' fill='url(#hollow)'/>", x, y, r * 0.84);
    }

    private static String plate(double x, double y, double r, String glaze) {
        return s("<g filter='url(#shadow)'><circle cx='%1$.0f' cy='%2$.0f' r='%3$.0f' fill='%4$s'/></g>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%5$.0f' fill='%6$s'/><circle cx='%1$.0f' cy='%2$.0f' r='%5$.0f' fill='none' stroke='#000' stroke-opacity='.08' stroke-width='4'/>"
                + "<circle cx='%1$.0f' cy='%2$.0f' r='%7$.0f' fill='none' stroke='#52685f' stroke-opacity='.55' stroke-width='4'/>",
                x, y, r, glaze, r * 0.7, mix(glaze, "#8a7a66", 0.1), r * 0.94);
    }

    private static String knife(double x, double y, double turn) {
        return s("<g transform='translate(%.0f %.0f) rotate(%.0f)' filter='url(#shadow)'><path d='M0 0H230V26Q70 34 0 0z' fill='#d9dde0'/><path d='M6 4H228' stroke='#fff' stroke-width='4'/>"
                + "<rect x='228' y='-5' width='180' height='34' rx='14' fill='#4b2c19'/><circle cx='270' cy='12' r='5' fill='#d8b27a'/><circle cx='360' cy='12' r='5' fill='#d8b27a'/></g>", x, y, turn);
    }

    private static String wheat(double x, double y, double turn, double length) {
        StringBuilder grains = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            double at = length * 0.55 + i * length * 0.052;
            grains.append(s("<path d='M%1$.0f 0q14 -22 36 -16q-10 20 -36 16zM%1$.0f 0q14 22 36 16q-10 -20 -36 -16z' fill='%2$s'/>"
                    + "<path d='M%3$.0f -14l46 -16M%3$.0f 14l46 16' stroke='#e3c27a' stroke-width='1.6'/>", at, i % 2 == 0 ? "#d9ad5a" : "#c99a45", at + 30));
        }
        return s("<g transform='translate(%.0f %.0f) rotate(%.0f)' filter='url(#shadow)'><path d='M0 0Q%.0f 8 %.0f 0' fill='none' stroke='#b99145' stroke-width='5'/>%s</g>",
                x, y, turn, length / 2, length, grains);
    }

    private static String board(double x, double y, double width, double height, double turn) {
        return s("<g transform='translate(%1$.0f %2$.0f) rotate(%3$.0f)'><g filter='url(#shadow)'><rect x='%4$.0f' y='%5$.0f' width='%6$.0f' height='%7$.0f' rx='34' fill='#b98657'/></g>"
                + "<clipPath id='b%8$d'><rect x='%4$.0f' y='%5$.0f' width='%6$.0f' height='%7$.0f' rx='34'/></clipPath>"
                + "<g clip-path='url(#b%8$d)'><rect x='%4$.0f' y='%5$.0f' width='%6$.0f' height='%7$.0f' filter='url(#grain)' opacity='.5'/></g></g>",
                x, y, turn, -width / 2, -height / 2, width, height, random.nextInt(1 << 20));
    }

    private static String parchment(double x, double y, double width, double height) {
        return s("<g transform='translate(%.0f %.0f) rotate(-4)' filter='url(#shadow)'><rect x='%.0f' y='%.0f' width='%.0f' height='%.0f' fill='#f6efe2' filter='url(#rough)'/></g>",
                x, y, -width / 2, -height / 2, width, height);
    }

    private static String cloth(double x, double y, double width, double height, double turn, String colour) {
        StringBuilder stripes = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            stripes.append(s("<path d='M0 %1$.0fH%2$.0f' stroke='#fff' stroke-opacity='.4' stroke-width='7'/>", 24.0 + i * 18, width))
                    .append(s("<path d='M0 %1$.0fH%2$.0f' stroke='#fff' stroke-opacity='.4' stroke-width='7'/>", height - 24.0 - i * 18, width));
        }
        return s("<g transform='translate(%.0f %.0f) rotate(%.0f)'><g filter='url(#shadow)'><rect width='%.0f' height='%.0f' fill='%s' filter='url(#rough)'/></g>%s"
                + "<rect width='%.0f' height='%.0f' filter='url(#weave)' opacity='.22'/></g>", x, y, turn, width, height, colour, stripes, width, height);
    }

    private static String wood(String light, String dark) {
        StringBuilder planks = new StringBuilder(s("<rect width='1200' height='800' fill='%s'/>", light));
        for (int i = 0; i < 5; i++) {
            planks.append(s("<rect y='%d' width='1200' height='158' fill='%s'/>", i * 160, mix(light, dark, random.nextDouble() * 0.45)));
        }
        return planks + "<rect width='1200' height='800' filter='url(#grain)' opacity='.55'/>";
    }

    private static String linen(String light, String dark) {
        return s("<rect width='1200' height='800' fill='%s'/><rect width='1200' height='800' filter='url(#weave)' opacity='.25'/>"
                + "<radialGradient id='room' cx='.3' cy='.15' r='1.1'><stop offset='0' stop-color='%s' stop-opacity='0'/><stop offset='1' stop-color='%s'/></radialGradient>"
                + "<rect width='1200' height='800' fill='url(#room)'/>", light, light, dark);
    }

    private static String scatter(double x, double y, double rx, double ry, int count, String colour, double opacity) {
        StringBuilder specks = new StringBuilder(s("<g fill='%s'>", colour));
        for (int i = 0; i < count; i++) {
            double angle = random.nextDouble() * Math.PI * 2;
            double distance = Math.sqrt(random.nextDouble());
            specks.append(s("<circle cx='%.1f' cy='%.1f' r='%.1f' opacity='%.2f'/>", x + Math.cos(angle) * rx * distance,
                    y + Math.sin(angle) * ry * distance, 0.5 + Math.pow(random.nextDouble(), 4) * 3.4, opacity * (0.4 + random.nextDouble() * 0.6)));
        }
        return specks.append("</g>").toString();
    }

    private static String light(double x, double y) {
        return s("<radialGradient id='sun' cx='%.2f' cy='%.2f' r='1.25'><stop offset='0' stop-color='#fff3d6' stop-opacity='.42'/><stop offset='.45' stop-color='#fff' stop-opacity='0'/><stop offset='1' stop-color='#1a0e08' stop-opacity='.5'/></radialGradient>"
                + "<rect width='1200' height='800' fill='url(#sun)'/><rect width='1200' height='800' filter='url(#film)' opacity='.07'/>", x, y);
    }

    private static String svg(int width, int height, String content) {
        return s("<svg xmlns='http://www.w3.org/2000/svg' width='%1$d' height='%2$d' viewBox='0 0 %1$d %2$d'>", width, height) + """
                <defs>
                <filter id='shadow' x='-30%' y='-30%' width='170%' height='170%'><feDropShadow dx='14' dy='22' stdDeviation='18' flood-color='#1c0f07' flood-opacity='.5'/></filter>
                <filter id='soft'><feGaussianBlur stdDeviation='8'/></filter>
                <filter id='rough' x='-5%' y='-5%' width='110%' height='110%'><feTurbulence type='fractalNoise' baseFrequency='.018' numOctaves='3' seed='7'/><feDisplacementMap in='SourceGraphic' scale='16'/></filter>
                <filter id='grain' x='0' y='0' width='100%' height='100%'><feTurbulence type='fractalNoise' baseFrequency='.003 .09' numOctaves='4' seed='3'/><feColorMatrix values='0 0 0 0 .16  0 0 0 0 .09  0 0 0 0 .05  0 1.7 0 0 -.55'/></filter>
                <filter id='weave' x='0' y='0' width='100%' height='100%'><feTurbulence type='turbulence' baseFrequency='.35 .03' numOctaves='2' seed='5' result='a'/><feTurbulence type='turbulence' baseFrequency='.03 .35' numOctaves='2' seed='8' result='b'/><feBlend in='a' in2='b' mode='multiply'/><feColorMatrix values='0 0 0 0 .2  0 0 0 0 .17  0 0 0 0 .13  1.6 1.6 0 0 0'/></filter>
                <filter id='film' x='0' y='0' width='100%' height='100%'><feTurbulence type='fractalNoise' baseFrequency='.85' numOctaves='2' seed='2'/><feColorMatrix type='saturate' values='0'/></filter>
                <radialGradient id='crust' cx='.4' cy='.36' r='.68'><stop offset='0' stop-color='#cf8f4f'/><stop offset='.55' stop-color='#9c5a2a'/><stop offset='1' stop-color='#5a2c13'/></radialGradient>
                <radialGradient id='shade' cx='.36' cy='.3' r='.78'><stop offset='.3' stop-color='#fff' stop-opacity='.12'/><stop offset='.6' stop-color='#2a1206' stop-opacity='0'/><stop offset='1' stop-color='#2a1206' stop-opacity='.55'/></radialGradient>
                <radialGradient id='hollow' cx='.62' cy='.66' r='.7'><stop offset='0' stop-color='#fff' stop-opacity='.16'/><stop offset='.5' stop-color='#2a1508' stop-opacity='.04'/><stop offset='1' stop-color='#2a1508' stop-opacity='.55'/></radialGradient>
                <radialGradient id='dough' cx='.38' cy='.32' r='.75'><stop offset='0' stop-color='#fdf5e3'/><stop offset='.6' stop-color='#efdfbf'/><stop offset='1' stop-color='#d2b98c'/></radialGradient>
                <radialGradient id='plum' cx='.34' cy='.3' r='.8'><stop offset='0' stop-color='#7d5a9c'/><stop offset='.45' stop-color='#4a2458'/><stop offset='1' stop-color='#1e0b28'/></radialGradient>
                <radialGradient id='flesh' cx='.5' cy='.5' r='.55'><stop offset='0' stop-color='#c9552f'/><stop offset='.6' stop-color='#eda150'/><stop offset='.92' stop-color='#f3b765'/><stop offset='1' stop-color='#a8324a'/></radialGradient>
                <radialGradient id='coffee' cx='.42' cy='.4' r='.7'><stop offset='0' stop-color='#8a5a34'/><stop offset='.7' stop-color='#4f2c17'/><stop offset='1' stop-color='#2a160b'/></radialGradient>
                <linearGradient id='pastry' x1='0' y1='0' x2='0' y2='1'><stop offset='0' stop-color='#c27e3b'/><stop offset='.55' stop-color='#e7b56b'/><stop offset='1' stop-color='#f2d097'/></linearGradient>
                <linearGradient id='pin' x1='0' y1='0' x2='0' y2='1'><stop offset='0' stop-color='#d9a56c'/><stop offset='.4' stop-color='#c48a50'/><stop offset='1' stop-color='#7f5028'/></linearGradient>
                </defs>
                """ + content + "</svg>";
    }

    // Paint --------------------------------------------------------------------------------------------------------

    private static BufferedImage paint(String svg, int width, int height) throws IOException, InterruptedException {
        Path page = Files.createTempFile("draw", ".html");
        Path png = Files.createTempFile("draw", ".png");
        Path profile = Files.createTempDirectory("draw");
        Files.writeString(page, "<!doctype html><style>body{margin:0}svg{display:block}</style>" + svg);
        Process chromium = new ProcessBuilder("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--hide-scrollbars", "--user-data-dir=" + profile, "--window-size=" + width + "," + (height + 200),
                "--screenshot=" + png, page.toUri().toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        chromium.waitFor();
        BufferedImage painted = ImageIO.read(png.toFile());
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(painted.getSubimage(0, 0, width, height), 0, 0, Color.WHITE, null);
        graphics.dispose();
        return picture;
    }

    private static void jpeg(BufferedImage picture, float quality, Path file) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mix(String from, String to, double share) {
        Color a = Color.decode(from);
        Color b = Color.decode(to);
        double t = Math.max(0, Math.min(1, share));
        return s("#%02x%02x%02x", Math.round(a.getRed() + (b.getRed() - a.getRed()) * t),
                Math.round(a.getGreen() + (b.getGreen() - a.getGreen()) * t), Math.round(a.getBlue() + (b.getBlue() - a.getBlue()) * t));
    }

    private static String s(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
