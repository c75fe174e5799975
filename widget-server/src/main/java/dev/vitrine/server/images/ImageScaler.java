package dev.vitrine.server.images;

import dev.vitrine.server.images.ImageException.Reason;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a picture of somebody else's file: read as far as its size, refused or decoded, scaled down and written anew.
 * Nothing of the file's own bytes gets through, so neither does a script, a tracker's note or a place where it was taken.
 */
final class ImageScaler {
    /** Larger ones are refused by their header. */
    private static final long MOST_PIXELS = 25_000_000;

    /** That of JPEG; a PNG may say what makes a single row of it fill the memory. */
    private static final int LONGEST_SIDE = 65_535;

    /** From here on pictures are decoded one by one. */
    private static final int LARGE_PIXELS = 6_000_000;

    /** What a decoded picture may take; what is made of it takes as much again. */
    private static final int MOST_DECODED_BYTES = 24_000_000;

    /** What the decoder of WebP takes for each pixel of the file. */
    private static final int WEBP_BYTES = 8;

    private static final int PART_OF_HEAP = 3;

    private static final float JPEG_QUALITY = 0.82f;

    private final long mostWebpPixels;

    /** @param heap how many bytes of memory the JVM has at most */
    ImageScaler(long heap) {
        this.mostWebpPixels = Math.min(MOST_PIXELS, heap / PART_OF_HEAP / WEBP_BYTES);
    }

    /** A file whose header has been read. */
    static final class Source {
        private final SourceFormat format;
        private final byte[] file;
        private final ExifOrientation orientation;
        private final int width;
        private final int height;

        /**
         * @param file as it is decoded
         * @param orientation how it is turned before it is shown
         * @param width as it is stored, in pixels
         * @param height as it is stored, in pixels
         */
        private Source(SourceFormat format, byte[] file, ExifOrientation orientation, int width, int height) {
            this.format = format;
            this.file = file;
            this.orientation = orientation;
            this.width = width;
            this.height = height;
        }

        /** Whether decoding it takes so much memory that no other should be decoded meanwhile. */
        boolean isLarge() {
            return pixels() > LARGE_PIXELS;
        }

        private long pixels() {
            return (long) width * height;
        }
    }

    /** Reads a file as far as its size; refuses what is none of ours, or would take too much. */
    Source open(byte[] file) throws ImageException {
        SourceFormat format = SourceFormat.of(file)
                .orElseThrow(() -> new ImageException(
                        Reason.REFUSED, "is no JPEG, PNG, GIF or WebP; it begins with " + SourceFormat.describe(file)));
        try {
            byte[] decodable = format.decodable(file);
            ExifOrientation orientation = ExifOrientation.of(format, file);
            Source source = reading(
                    format,
                    decodable,
                    reader -> new Source(format, decodable, orientation, reader.getWidth(0), reader.getHeight(0)));
            check(source);
            return source;
        } catch (IOException | RuntimeException e) {
            throw broken(format, e);
        }
    }

    private void check(Source source) throws ImageException {
        String size = "has " + source.width + " x " + source.height + " pixels, ";
        if (Math.max(source.width, source.height) > LONGEST_SIDE) {
            throw new ImageException(Reason.REFUSED, size + "more than " + LONGEST_SIDE + " on a side");
        }
        if (source.pixels() > MOST_PIXELS) {
            throw new ImageException(Reason.REFUSED, size + "more than " + MOST_PIXELS / 1_000_000 + " million");
        }
        if (source.format == SourceFormat.WEBP && source.pixels() > mostWebpPixels) {
            throw new ImageException(
                    Reason.REFUSED,
                    size + "more than the " + mostWebpPixels / 1_000_000
                            + " million of a WebP that this heap has room for; -Xmx gives it more");
        }
    }

    /**
     * A picture of at most this width, upright, its first frame only.
     *
     * @param webp whether it may be WebP
     */
    Picture scale(Source source, int width, boolean webp) throws ImageException {
        SourceFormat format = source.format;
        try {
            ExifOrientation orientation = source.orientation;
            BufferedImage decoded =
                    reading(format, source.file, reader -> decode(reader, source, orientation.isSideways(), width));
            BufferedImage image = upright(decoded, orientation, width);
            return webp && image.getHeight() <= WebpEncoder.HIGHEST
                    ? webp(image, format != SourceFormat.JPEG && isAsLarge(image, decoded))
                    : write(image, format);
        } catch (IOException | RuntimeException e) {
            throw broken(format, e);
        }
    }

    /** The decoders meet broken files with exceptions of every kind. */
    private static ImageException broken(SourceFormat format, Exception e) {
        return new ImageException(Reason.REFUSED, "is a broken " + format + ": " + e.getMessage(), e);
    }

    /** What is asked of a decoder. */
    private interface Question<T> {
        T ask(ImageReader reader) throws IOException;
    }

    private static <T> T reading(SourceFormat format, byte[] file, Question<T> question) throws IOException {
        ImageReader reader = format.reader();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return question.ask(reader);
        } finally {
            reader.dispose();
        }
    }

    /** Decodes every pixel, or as many as are needed; fewer of pictures that are long and narrow, for want of memory. */
    private static BufferedImage decode(ImageReader reader, Source source, boolean sideways, int width)
            throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        boolean printed = !types.hasNext() && reader.canReadRaster();
        int bits = printed ? Integer.SIZE : types.next().getColorModel().getPixelSize();
        int step = Math.max(1, (sideways ? source.height : source.width) / (2 * width));
        while ((long) (source.width / step) * (source.height / step) * bits / Byte.SIZE > MOST_DECODED_BYTES) {
            step++;
        }
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return printed ? PrintColours.onScreen(reader.readRaster(0, param), source.file) : reader.read(0, param);
    }

    /** Turns and scales in one go, by halves so that nothing fine is lost to stepping over it. */
    private static BufferedImage upright(BufferedImage image, ExifOrientation orientation, int width) {
        BufferedImage turned = image;
        if (orientation != ExifOrientation.UPRIGHT) {
            turned = blank(
                    image,
                    orientation.isSideways() ? image.getHeight() : image.getWidth(),
                    orientation.isSideways() ? image.getWidth() : image.getHeight());
            draw(image, turned, orientation.transform(image.getWidth(), image.getHeight()));
        }
        int target = Math.min(width, turned.getWidth());
        while (turned.getWidth() >= 2 * target) {
            turned = resized(turned, turned.getWidth() / 2);
        }
        return target == turned.getWidth() && isPlain(turned) ? turned : resized(turned, target);
    }

    /** Whether every encoder takes it as it is: in the colours of the web, a byte for each. */
    private static boolean isPlain(BufferedImage image) {
        return switch (image.getType()) {
            case BufferedImage.TYPE_INT_RGB,
                    BufferedImage.TYPE_INT_ARGB,
                    BufferedImage.TYPE_3BYTE_BGR,
                    BufferedImage.TYPE_4BYTE_ABGR -> true;
            default -> false;
        };
    }

    private static BufferedImage resized(BufferedImage image, int width) {
        int height = Math.max(1, Math.round((float) image.getHeight() * width / image.getWidth()));
        BufferedImage smaller = blank(image, width, height);
        draw(
                image,
                smaller,
                AffineTransform.getScaleInstance(
                        (double) width / image.getWidth(), (double) height / image.getHeight()));
        return smaller;
    }

    private static BufferedImage blank(BufferedImage like, int width, int height) {
        boolean alpha = like.getColorModel().hasAlpha();
        return new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static void draw(BufferedImage from, BufferedImage to, AffineTransform transform) {
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(from, transform, null);
        graphics.dispose();
    }

    /** Drawings and screenshots are smaller as PNG, photographs as JPEG; see-through ones have no choice. */
    private static Picture write(BufferedImage image, SourceFormat source) throws IOException {
        if (image.getColorModel().hasAlpha() && isSeeThrough(image)) {
            return new Picture(Picture.Format.PNG, png(image));
        }
        BufferedImage opaque = opaque(image);
        byte[] jpeg = jpeg(opaque);
        if (source == SourceFormat.JPEG) {
            return new Picture(Picture.Format.JPEG, jpeg);
        }
        byte[] png = png(opaque);
        return png.length < jpeg.length ? new Picture(Picture.Format.PNG, png) : new Picture(Picture.Format.JPEG, jpeg);
    }

    private static boolean isAsLarge(BufferedImage image, BufferedImage decoded) {
        return image.getWidth() * image.getHeight() == decoded.getWidth() * decoded.getHeight();
    }

    /** @param exact whether every pixel is as somebody drew it, so that it may pay to keep them all */
    private static Picture webp(BufferedImage image, boolean exact) throws IOException {
        BufferedImage shown = image.getColorModel().hasAlpha() && isSeeThrough(image) ? image : opaque(image);
        byte[] lossy = WebpEncoder.lossy(shown);
        byte[] lossless = exact ? WebpEncoder.lossless(shown) : lossy;
        return new Picture(Picture.Format.WEBP, lossless.length < lossy.length ? lossless : lossy);
    }

    private static boolean isSeeThrough(BufferedImage image) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        draw(image, opaque, new AffineTransform());
        return opaque;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(JPEG_QUALITY);
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
