package dev.vitrine.rewrite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the page that has been taken but has not left, and the insertions that wait in it. Most of it is usually the
 * caller's own array, the <em>piece</em>; what must outlive the call is <em>kept</em>, in buffers of the pool while a
 * window is held, else in a tail of a few units.
 *
 * <p>Positions count from the beginning of the page: units before {@code sent} have left, those from {@code sent} to
 * {@code keptEnd} are kept, those from there to {@code end} are in the piece.
 *
 * <p>Where a call in here fails for want of memory or stack, nothing is lost: fields that depend on each other change
 * together, with no call between them, and a unit counts as sent once the sink has taken it.
 *
 * @param <A> the array type, {@code byte[]} or {@code char[]}
 */
final class Backlog<A> {
    /** More than the longest tag name that is waited for. */
    private static final int TAIL = 32;

    private final Units<A> units;
    private final List<A> segments = new ArrayList<>();
    private final List<Insertion<A>> insertions = new ArrayList<>();
    private final A tail;

    /** Whether what is kept is in segments; else in the tail. */
    private boolean segmented;

    private long sent;
    /** The position of the first unit of the first segment, or of the tail. */
    private long keptFrom;

    private long keptEnd;
    private long end;
    private A piece;
    private int pieceOffset;
    private int inserted;

    private record Insertion<A>(long position, A markup) {}

    Backlog(Units<A> units) {
        this.units = units;
        this.tail = units.small(TAIL);
        this.piece = tail;
    }

    long sent() {
        return sent;
    }

    long end() {
        return end;
    }

    int inserted() {
        return inserted;
    }

    /** Whether an insertion has left, or waits to. */
    boolean hasInsertions() {
        return inserted > 0 || !insertions.isEmpty();
    }

    /** The next units of the page are in this array, until {@link #keep}. */
    void begin(A array, int offset) {
        piece = array;
        pieceOffset = offset;
    }

    /** Takes so many of them. */
    void extend(int length) {
        end += length;
    }

    /** Puts markup before the unit at this position, behind what is there already. */
    void insert(long position, CharSequence markup) {
        Insertion<A> insertion = new Insertion<>(position, units.encode(markup));
        int index = insertions.size();
        while (index > 0 && insertions.get(index - 1).position() > position) {
            index--;
        }
        insertions.add(index, insertion);
    }

    void dropInsertions() {
        insertions.clear();
    }

    /** Sends everything before this position, with its insertions and those right at it. */
    void send(long to) throws IOException {
        while (!insertions.isEmpty() && insertions.get(0).position() <= to) {
            sendUnits(insertions.get(0).position());
            A markup = insertions.remove(0).markup();
            units.write(markup, 0, units.length(markup));
            inserted++;
        }
        sendUnits(to);
    }

    private void sendUnits(long to) throws IOException {
        while (sent < Math.min(to, keptEnd)) {
            sendKept(Math.min(to, keptEnd));
        }
        if (sent < to) {
            int offset = pieceOffset + (int) (sent - keptEnd);
            units.write(piece, offset, (int) (to - sent));
            sent = to;
        }
    }

    /** Sends from one buffer. */
    private void sendKept(long to) throws IOException {
        int offset = (int) (sent - keptFrom);
        if (!segmented) {
            units.write(tail, offset, (int) (to - sent));
            sent = to;
            return;
        }
        int size = units.segmentLength();
        int length = (int) Math.min(to - sent, size - offset % size);
        units.write(segments.get(offset / size), offset % size, length);
        sent += length;
    }

    /**
     * Copies what is left of the piece, so that its array can be given back to the caller.
     *
     * @return false where the pool has no buffer left; nothing is copied then
     */
    boolean keep() {
        if (sent >= keptEnd) {
            giveBack();
            pieceOffset += (int) (sent - keptEnd);
            keptFrom = sent;
            keptEnd = sent;
        }
        int length = (int) (end - keptEnd);
        if (!segmented && end - keptFrom <= TAIL) {
            System.arraycopy(piece, pieceOffset, tail, (int) (keptEnd - keptFrom), length);
        } else if (!copyToSegments(length)) {
            return false;
        }
        keptEnd = end;
        piece = tail;
        return true;
    }

    private boolean copyToSegments(int length) {
        int size = units.segmentLength();
        int kept = (int) (keptEnd - keptFrom);
        while ((long) segments.size() * size < kept + length) {
            if (!units.take(segments)) {
                if (!segmented) {
                    giveBack();
                }
                return false;
            }
        }
        if (!segmented) {
            System.arraycopy(tail, 0, segments.get(0), 0, kept);
            segmented = true;
        }
        for (int done = 0; done < length; ) {
            int at = kept + done;
            int count = Math.min(length - done, size - at % size);
            System.arraycopy(piece, pieceOffset + done, segments.get(at / size), at % size, count);
            done += count;
        }
        return true;
    }

    /** Gives the buffers back where at most a few units are left; called when the window is over. */
    void shrink() {
        int left = (int) (keptEnd - sent);
        if (!segmented || left > TAIL) {
            return;
        }
        int size = units.segmentLength();
        for (int i = 0; i < left; i++) {
            int at = (int) (sent - keptFrom) + i;
            System.arraycopy(segments.get(at / size), at % size, tail, i, 1);
        }
        segmented = false;
        keptFrom = left > 0 ? sent : keptEnd;
        giveBack();
    }

    /** Forgets everything. */
    void clear() {
        sent = end;
        keptFrom = end;
        keptEnd = end;
        piece = tail;
        insertions.clear();
        giveBack();
    }

    /** One by one: a buffer that is given back twice would be in two pages at once. */
    private void giveBack() {
        segmented = false;
        while (!segments.isEmpty()) {
            units.giveBack(segments.remove(segments.size() - 1));
        }
    }
}
