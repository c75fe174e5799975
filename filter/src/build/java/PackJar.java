import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs jars anew, as tightly as deflating goes, and with the size of each entry before it rather than once more behind it.
 * Order, names, times and contents of the entries stay.
 *
 * <p>Arguments: the jars, which are replaced.
 */
final class PackJar {
    private PackJar() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            Path path = Path.of(jar);
            Path packed = path.resolveSibling(path.getFileName() + ".packed");
            try (ZipFile from = new ZipFile(path.toFile());
                    OutputStream out = Files.newOutputStream(packed);
                    ZipOutputStream to = new ZipOutputStream(out)) {
                to.setLevel(Deflater.BEST_COMPRESSION);
                for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                    pack(from, entries.nextElement(), to);
                }
            }
            Files.delete(path);
            Files.move(packed, path);
        }
    }

    private static void pack(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        byte[] content;
        try (InputStream in = from.getInputStream(entry)) {
            content = in.readAllBytes();
        }
        ZipEntry packed = new ZipEntry(entry.getName());
        packed.setTimeLocal(entry.getTimeLocal());
        packed.setExtra(entry.getExtra());
        packed.setMethod(entry.getMethod());
        packed.setSize(content.length);
        packed.setCompressedSize(entry.getMethod() == ZipEntry.STORED ? content.length : deflated(content));
        CRC32 sum = new CRC32();
        sum.update(content);
        packed.setCrc(sum.getValue());
        to.putNextEntry(packed);
        to.write(content);
        to.closeEntry();
    }

    private static long deflated(byte[] content) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream to = new DeflaterOutputStream(out, deflater)) {
            to.write(content);
        } finally {
            deflater.end();
        }
        return out.size();
    }
}
