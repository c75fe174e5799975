import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Packs jars anew, as tightly as deflating goes, and with the size of each entry before it rather than once more behind it.
 * Order, names, times and contents of the entries stay.
 *
 * <p>Arguments: the jars, which are replaced.
 */
final class PackJar {
    /** What several jars have in common is packed once. */
    private static final Map<ByteBuffer, byte[]> PACKED = new HashMap<>();

    private static final int UTF8_NAMES = 1 << 11;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream(1 << 16);
    private int count;

    private PackJar() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            Path path = Path.of(jar);
            byte[] packed;
            try (ZipFile from = new ZipFile(path.toFile())) {
                packed = new PackJar().packed(from);
            }
            Path next = path.resolveSibling(path.getFileName() + ".packed");
            Files.write(next, packed);
            Files.delete(path);
            Files.move(next, path);
        }
    }

    private byte[] packed(ZipFile from) throws IOException {
        List<ZipEntry> entries = new ArrayList<>(Collections.list(from.entries()));
        List<byte[]> contents = new ArrayList<>();
        for (ZipEntry entry : entries) {
            try (InputStream in = from.getInputStream(entry)) {
                contents.add(in.readAllBytes());
            }
        }
        List<byte[]> fresh = contents.stream()
                .filter(content -> !PACKED.containsKey(ByteBuffer.wrap(content)))
                .toList();
        byte[][] deflated = fresh.parallelStream().map(Deflating::of).toArray(byte[][]::new);
        IntStream.range(0, deflated.length).forEach(i -> PACKED.put(ByteBuffer.wrap(fresh.get(i)), deflated[i]));
        for (int i = 0; i < deflated.length; i++) {
            check(fresh.get(i), deflated[i]);
        }
        for (int i = 0; i < contents.size(); i++) {
            add(entries.get(i), contents.get(i));
        }
        int start = out.size();
        directory.writeTo(out);
        write(out, 22, end -> end.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(directory.size())
                .putInt(start)
                .putShort((short) 0));
        return out.toByteArray();
    }

    /** Asks the other side, so that no jar leaves that is not read as it was. */
    private static void check(byte[] content, byte[] deflated) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] read = new byte[content.length + 1];
            int length = inflater.inflate(read);
            if (!Arrays.equals(content, Arrays.copyOf(read, length)) || (length > 0 && !inflater.finished())) {
                throw new IOException("packed wrongly");
            }
        } catch (DataFormatException e) {
            throw new IOException("packed wrongly", e);
        } finally {
            inflater.end();
        }
    }

    private void add(ZipEntry entry, byte[] content) throws IOException {
        byte[] deflated = PACKED.get(ByteBuffer.wrap(content));
        boolean stored = deflated.length >= content.length;
        byte[] data = stored ? content : deflated;
        byte[] name = entry.getName().getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(content);
        int start = out.size();
        Fields described = fields -> fields.putShort((short) (stored ? 10 : 20))
                .putShort((short) UTF8_NAMES)
                .putShort((short) (stored ? ZipEntry.STORED : ZipEntry.DEFLATED))
                .putInt(time(entry))
                .putInt((int) sum.getValue())
                .putInt(data.length)
                .putInt(content.length)
                .putShort((short) name.length)
                .putShort((short) 0);
        write(out, 30, local -> described.put(local.putInt(0x04034b50)));
        out.write(name);
        out.write(data);
        write(directory, 46, central -> described.put(central.putInt(0x02014b50).putShort((short) 20))
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(start));
        directory.write(name);
        count++;
    }

    private static int time(ZipEntry entry) {
        var time = entry.getTimeLocal();
        int date = (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
        return date << 16 | time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    }

    @FunctionalInterface
    private interface Fields {
        ByteBuffer put(ByteBuffer fields);
    }

    private static void write(OutputStream out, int length, Fields fields) throws IOException {
        out.write(fields.put(ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN)).array());
    }

    /**
     * Deflates (<a href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951</a>) by looking for the cheapest way through the
     * content: what a way costs hangs on the codes, and these on the way, so that both are found by turns. It takes a
     * hundred times as long as zlib, and saves one byte in thirty.
     */
    private static final class Deflating {
        private static final int LONGEST = 258;
        private static final int WINDOW = 32768;
        private static final int TRIED_AT_A_PLACE = 8192;
        private static final int END = 256;

        /** A way is made of steps: a length in the upper half, and a distance in the lower, 0 for a literal. */
        private static final int LITERAL = 1 << 16;

        private static final int TURNS = 8;

        /** In how many places it is tried to cut a block in two. */
        private static final int CUTS = 24;

        private static final int WORTH_A_CUT = 100;

        private final byte[] content;

        /** For each position, pairs of a length and the nearest distance that has it, growing. */
        private final int[][] matches;

        private final BitOutput out = new BitOutput();

        private Deflating(byte[] content) {
            this.content = content;
            this.matches = new int[content.length][];
            int[] last = new int[1 << 15];
            Arrays.fill(last, -1);
            int[] before = new int[content.length];
            int[] found = new int[2 * LONGEST];
            for (int i = 0; i < content.length; i++) {
                int count = 0;
                if (i + 2 < content.length) {
                    int key = (at(i) << 10 ^ at(i + 1) << 5 ^ at(i + 2)) & (last.length - 1);
                    before[i] = last[key];
                    last[key] = i;
                    count = find(i, before, found);
                }
                matches[i] = Arrays.copyOf(found, count);
            }
        }

        private int at(int position) {
            return content[position] & 0xFF;
        }

        private int find(int position, int[] before, int[] found) {
            int count = 0;
            int best = 2;
            int limit = Math.min(LONGEST, content.length - position);
            int tried = 0;
            for (int i = before[position]; i >= 0 && position - i < WINDOW && best < limit; i = before[i]) {
                if (tried++ == TRIED_AT_A_PLACE) {
                    break;
                }
                int length = Arrays.mismatch(content, i, i + limit, content, position, position + limit);
                length = length < 0 ? limit : length;
                if (length > best) {
                    best = length;
                    found[count++] = length;
                    found[count++] = position - i;
                }
            }
            return count;
        }

        static byte[] of(byte[] content) {
            return content.length == 0 ? content : new Deflating(content).deflated();
        }

        private byte[] deflated() {
            double[] symbols = new double[286];
            double[] distances = new double[30];
            Arrays.fill(symbols, 8);
            Arrays.fill(distances, 5);
            int[] way = cheapest(symbols, distances, 0, content.length, 3);
            for (int round = 0; round < 2; round++) {
                way = inBlocks(way, cuts(way));
            }
            List<Integer> cuts = cuts(way);
            int step = 0;
            for (int i = 0; i + 1 < cuts.size(); i++) {
                int end = stepAt(way, cuts.get(i + 1));
                int[] part = Arrays.copyOfRange(way, step, end);
                write(Block.of(counts(part, 0, part.length, cuts.get(i))), part, cuts.get(i), i + 2 == cuts.size());
                step = end;
            }
            return out.bytes();
        }

        private static int stepAt(int[] way, int position) {
            int step = 0;
            for (int at = 0; at < position; step++) {
                at += way[step] >>> 16;
            }
            return step;
        }

        /** The cheapest ways through the blocks, one behind the other. */
        private int[] inBlocks(int[] way, List<Integer> cuts) {
            return IntStream.range(0, cuts.size() - 1)
                    .mapToObj(i -> {
                        int from = cuts.get(i);
                        Counts counts = counts(way, stepAt(way, from), stepAt(way, cuts.get(i + 1)), from);
                        return cheapest(
                                costs(counts.symbols), costs(counts.distances), from, cuts.get(i + 1), TURNS);
                    })
                    .flatMapToInt(Arrays::stream)
                    .toArray();
        }

        private int[] cheapest(double[] symbols, double[] distances, int start, int end, int turns) {
            int[] best = {};
            long bits = Long.MAX_VALUE;
            double[] symbolCosts = symbols;
            double[] distanceCosts = distances;
            for (int turn = 0; turn < turns; turn++) {
                int[] way = way(symbolCosts, distanceCosts, start, end);
                Counts counts = counts(way, 0, way.length, start);
                long now = Block.of(counts).bits;
                if (now >= bits) {
                    break;
                }
                bits = now;
                best = way;
                symbolCosts = costs(counts.symbols);
                distanceCosts = costs(counts.distances);
            }
            return best;
        }

        private int[] way(double[] symbols, double[] distances, int start, int end) {
            int length = end - start;
            double[] cost = new double[length + 1];
            int[] step = new int[length + 1];
            Arrays.fill(cost, Double.MAX_VALUE);
            cost[0] = 0;
            for (int i = 0; i < length; i++) {
                double literal = cost[i] + symbols[at(start + i)];
                if (literal < cost[i + 1]) {
                    cost[i + 1] = literal;
                    step[i + 1] = LITERAL;
                }
                int[] pairs = matches[start + i];
                int next = 3;
                for (int k = 0; k < pairs.length; k += 2) {
                    int symbol = Lengths.DISTANCES.symbol(pairs[k + 1]);
                    double far = cost[i] + distances[symbol] + Lengths.DISTANCES.extra(symbol);
                    for (; next <= Math.min(pairs[k], length - i); next++) {
                        int lengthSymbol = Lengths.LENGTHS.symbol(next);
                        double all = far + symbols[END + 1 + lengthSymbol] + Lengths.LENGTHS.extra(lengthSymbol);
                        if (all < cost[i + next]) {
                            cost[i + next] = all;
                            step[i + next] = next << 16 | pairs[k + 1];
                        }
                    }
                }
            }
            int count = 0;
            for (int i = length; i > 0; i -= step[i] >>> 16) {
                count++;
            }
            int[] way = new int[count];
            for (int i = length; i > 0; i -= step[i] >>> 16) {
                way[--count] = step[i];
            }
            return way;
        }

        private static double[] costs(int[] counts) {
            double sum = Arrays.stream(counts).sum();
            return Arrays.stream(counts)
                    .mapToDouble(count -> sum == 0 ? 8 : StrictMath.log(sum / Math.max(count, 0.5)) / StrictMath.log(2))
                    .toArray();
        }

        private Counts counts(int[] way, int from, int to, int position) {
            Counts counts = new Counts();
            int at = position;
            for (int i = from; i < to; i++) {
                int length = way[i] >>> 16;
                if (way[i] == LITERAL) {
                    counts.symbols[at(at)]++;
                } else {
                    counts.symbols[END + 1 + Lengths.LENGTHS.symbol(length)]++;
                    counts.distances[Lengths.DISTANCES.symbol(way[i] & 0xFFFF)]++;
                }
                at += length;
            }
            counts.symbols[END]++;
            return counts;
        }

        /** The positions where blocks begin, and the end. */
        private List<Integer> cuts(int[] way) {
            List<Integer> cuts = new ArrayList<>(List.of(0));
            cut(way, 0, way.length, 0, cuts);
            cuts.add(content.length);
            return cuts;
        }

        private void cut(int[] way, int from, int to, int position, List<Integer> cuts) {
            if (to - from <= WORTH_A_CUT) {
                return;
            }
            long best = Block.plain(counts(way, from, to, position)).bits;
            int cut = -1;
            int cutAt = -1;
            int at = position;
            int step = from;
            for (int i = 1; i < CUTS; i++) {
                int middle = from + (int) ((long) (to - from) * i / CUTS);
                for (; step < middle; step++) {
                    at += way[step] >>> 16;
                }
                long both = Block.plain(counts(way, from, middle, position)).bits
                        + Block.plain(counts(way, middle, to, at)).bits;
                if (both < best) {
                    best = both;
                    cut = middle;
                    cutAt = at;
                }
            }
            if (cut >= 0) {
                cut(way, from, cut, position, cuts);
                cuts.add(cutAt);
                cut(way, cut, to, cutAt, cuts);
            }
        }

        private void write(Block block, int[] way, int position, boolean last) {
            out.put(last ? 1 : 0, 1);
            block.write(out);
            int at = position;
            for (int step : way) {
                int length = step >>> 16;
                if (step == LITERAL) {
                    block.symbols.put(at(at), out);
                } else {
                    int symbol = Lengths.LENGTHS.symbol(length);
                    block.symbols.put(END + 1 + symbol, out);
                    Lengths.LENGTHS.putRest(symbol, length, out);
                    int distance = Lengths.DISTANCES.symbol(step & 0xFFFF);
                    block.distances.put(distance, out);
                    Lengths.DISTANCES.putRest(distance, step & 0xFFFF, out);
                }
                at += length;
            }
            block.symbols.put(END, out);
        }
    }

    /** How often each symbol is used. */
    private static final class Counts {
        final int[] symbols = new int[286];
        final int[] distances = new int[30];
    }

    /** Symbols that stand for ranges of numbers, with extra bits for which of them. */
    private enum Lengths {
        LENGTHS(29, 3, 4, 258),
        DISTANCES(30, 1, 2, 32768);

        private final int[] bases;
        private final int[] extras;
        private final int[] symbols;

        Lengths(int count, int first, int ofEachSize, int most) {
            bases = new int[count];
            extras = new int[count];
            symbols = new int[most + 1];
            int base = first;
            for (int symbol = 0; symbol < count; symbol++) {
                boolean exact = symbol < 2 * ofEachSize || (most == 258 && symbol == count - 1);
                extras[symbol] = exact ? 0 : symbol / ofEachSize - 1;
                bases[symbol] = Math.min(base, most);
                Arrays.fill(symbols, bases[symbol], Math.min(base + (1 << extras[symbol]), most + 1), symbol);
                base += 1 << extras[symbol];
            }
            if (most == 258) {
                bases[count - 1] = most;
                symbols[most] = count - 1;
            }
        }

        int symbol(int number) {
            return symbols[number];
        }

        int extra(int symbol) {
            return extras[symbol];
        }

        void putRest(int symbol, int number, BitOutput out) {
            out.put(number - bases[symbol], extras[symbol]);
        }
    }

    /** A Huffman code, given by the lengths of its words. */
    private static final class Code {
        final int[] lengths;
        private final int[] words;

        private Code(int[] lengths) {
            this.lengths = lengths;
            this.words = new int[lengths.length];
            int word = 0;
            for (int length = 1; length <= 15; length++) {
                for (int i = 0; i < lengths.length; i++) {
                    if (lengths[i] == length) {
                        words[i] = Integer.reverse(word++) >>> (32 - length);
                    }
                }
                word <<= 1;
            }
        }

        void put(int symbol, BitOutput out) {
            out.put(words[symbol], lengths[symbol]);
        }

        /** The best code with no word longer than the limit, or nearly: rare symbols count more until it is so. */
        static Code of(int[] counts, int limit) {
            int[] lengths = lengths(counts);
            int[] raised = counts;
            for (int least = 2; Arrays.stream(lengths).max().orElse(0) > limit; least++) {
                int floor = least;
                raised = Arrays.stream(counts).map(n -> n == 0 ? 0 : Math.max(n, floor)).toArray();
                lengths = lengths(raised);
            }
            return new Code(lengths);
        }

        private static int[] lengths(int[] counts) {
            int[] used = IntStream.range(0, counts.length)
                    .filter(i -> counts[i] > 0)
                    .boxed()
                    .sorted((a, b) -> counts[a] - counts[b])
                    .mapToInt(i -> i)
                    .toArray();
            int[] lengths = new int[counts.length];
            if (used.length < 2) {
                Arrays.stream(used).forEach(i -> lengths[i] = 1);
                return lengths;
            }
            int nodes = 2 * used.length - 1;
            long[] weights = new long[nodes];
            int[] parents = new int[nodes];
            for (int i = 0; i < used.length; i++) {
                weights[i] = counts[used[i]];
            }
            int leaf = 0;
            int inner = used.length;
            for (int next = used.length; next < nodes; next++) {
                for (int side = 0; side < 2; side++) {
                    boolean isLeaf = leaf < used.length && (inner >= next || weights[leaf] <= weights[inner]);
                    int lightest = isLeaf ? leaf++ : inner++;
                    weights[next] += weights[lightest];
                    parents[lightest] = next;
                }
            }
            int[] depths = new int[nodes];
            for (int i = nodes - 2; i >= 0; i--) {
                depths[i] = depths[parents[i]] + 1;
                if (i < used.length) {
                    lengths[used[i]] = depths[i];
                }
            }
            return lengths;
        }
    }

    /** A block with codes of its own. */
    private static final class Block {
        private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

        /** Which of the three ways to shorten runs are used: that to repeat, and the two for absent symbols. */
        private static final int ALL_RUNS = 7;

        final Code symbols;
        final Code distances;
        final long bits;
        private final int symbolCount;
        private final int distanceCount;
        private List<int[]> runs = List.of();
        private Code code = new Code(new int[19]);
        private int codeCount;

        private Block(Counts counts, Code symbols, Code distances, int leastRuns) {
            this.symbols = symbols;
            this.distances = distances;
            symbolCount = Math.max(257, used(symbols.lengths));
            distanceCount = Math.max(1, used(distances.lengths));
            long size = 17 + describe(leastRuns);
            for (int i = 0; i < counts.symbols.length; i++) {
                size += (long) counts.symbols[i] * (symbols.lengths[i] + (i > 256 ? Lengths.LENGTHS.extra(i - 257) : 0));
            }
            for (int i = 0; i < counts.distances.length; i++) {
                size += (long) counts.distances[i] * (distances.lengths[i] + Lengths.DISTANCES.extra(i));
            }
            bits = size;
        }

        static Block plain(Counts counts) {
            return new Block(counts, Code.of(counts.symbols, 15), Code.of(counts.distances, 15), ALL_RUNS);
        }

        /** The smaller of two: with the best codes, or with codes that are shorter to describe. */
        static Block of(Counts counts) {
            Block best = new Block(counts, Code.of(counts.symbols, 15), Code.of(counts.distances, 15), 0);
            Block even =
                    new Block(counts, Code.of(even(counts.symbols), 15), Code.of(even(counts.distances), 15), 0);
            return even.bits < best.bits ? even : best;
        }

        private static int used(int[] lengths) {
            int used = lengths.length;
            while (used > 0 && lengths[used - 1] == 0) {
                used--;
            }
            return used;
        }

        /** Counts that are nearly the same, one behind the other, made the same. */
        private static int[] even(int[] counts) {
            int[] even = counts.clone();
            int end = used(counts);
            for (int from = 0; from < end; ) {
                int to = from;
                double sum = 0;
                while (to < end
                        && !isRun(counts, to, end)
                        && (to == from || Math.abs(counts[to] - sum / (to - from)) < 4)) {
                    sum += counts[to++];
                }
                if (to - from >= 4) {
                    Arrays.fill(even, from, to, sum == 0 ? 0 : (int) Math.max(1, Math.round(sum / (to - from))));
                    from = to;
                } else {
                    from += isRun(counts, from, end) ? same(counts, from, end) : 1;
                }
            }
            return even;
        }

        private static boolean isRun(int[] counts, int from, int end) {
            return same(counts, from, end) >= (counts[from] == 0 ? 5 : 7);
        }

        private static int same(int[] numbers, int from, int end) {
            int to = from + 1;
            while (to < end && numbers[to] == numbers[from]) {
                to++;
            }
            return to - from;
        }

        /** Finds the shortest description of the codes; gives its length. */
        private long describe(int leastRuns) {
            int[] lengths = Arrays.copyOf(symbols.lengths, symbolCount + distanceCount);
            System.arraycopy(distances.lengths, 0, lengths, symbolCount, distanceCount);
            long best = Long.MAX_VALUE;
            for (int which = leastRuns; which <= ALL_RUNS; which++) {
                List<int[]> tried = runs(lengths, which);
                int[] counts = new int[19];
                tried.forEach(run -> counts[run[0]]++);
                Code triedCode = Code.of(counts, 7);
                int last = ORDER.length;
                while (last > 4 && triedCode.lengths[ORDER[last - 1]] == 0) {
                    last--;
                }
                long size = 3L * last
                        + tried.stream()
                                .mapToLong(run -> triedCode.lengths[run[0]] + run[1])
                                .sum();
                if (size < best) {
                    best = size;
                    runs = tried;
                    code = triedCode;
                    codeCount = last;
                }
            }
            return best;
        }

        /** Symbols of the description, each with a number of extra bits and what is in them. */
        private static List<int[]> runs(int[] lengths, int which) {
            List<int[]> runs = new ArrayList<>();
            for (int i = 0; i < lengths.length; ) {
                int length = lengths[i];
                int left = same(lengths, i, lengths.length);
                i += left;
                if (length == 0) {
                    left = (which & 4) == 0 ? left : shortened(left, 18, 7, 11, runs);
                    left = (which & 2) == 0 ? left : shortened(left, 17, 3, 3, runs);
                } else if ((which & 1) != 0 && left >= 4) {
                    runs.add(new int[] {length, 0, 0});
                    left = shortened(left - 1, 16, 2, 3, runs);
                }
                for (; left > 0; left--) {
                    runs.add(new int[] {length, 0, 0});
                }
            }
            return runs;
        }

        private static int shortened(int count, int symbol, int bits, int least, List<int[]> runs) {
            int left = count;
            while (left >= least) {
                int run = Math.min(left, least + (1 << bits) - 1);
                runs.add(new int[] {symbol, bits, run - least});
                left -= run;
            }
            return left;
        }

        void write(BitOutput out) {
            out.put(2, 2);
            out.put(symbolCount - 257, 5);
            out.put(distanceCount - 1, 5);
            out.put(codeCount - 4, 4);
            for (int i = 0; i < codeCount; i++) {
                out.put(code.lengths[ORDER[i]], 3);
            }
            for (int[] run : runs) {
                code.put(run[0], out);
                out.put(run[2], run[1]);
            }
        }
    }

    /** Bits, the lowest first. */
    private static final class BitOutput {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long waiting;
        private int count;

        void put(int value, int bits) {
            waiting |= (long) value << count;
            count += bits;
            for (; count >= 8; count -= 8) {
                bytes.write((int) waiting);
                waiting >>>= 8;
            }
        }

        byte[] bytes() {
            put(0, 7);
            return bytes.toByteArray();
        }
    }
}
