package dev.vitrine.rewrite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of the page that has been taken but has not left, and the insertions that wait in it. Most of it is usually the
 * caller's own array, the <em>piece</em>; what must outlive the call is <em>kept</em>, in buffers of the pool while a
 * window is held, else in a tail of a few units.
 *
 * <p>Positions count from the beginning of the page: units before {@code sent} have left, those from {@code sent} to
 * {@code keptEnd} are kept, those from there to {@code end} are in the piece.
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
            inserted++;
            units.write(markup, 0, units.length(markup));
        }
        sendUnits(to);
    }

    private void sendUnits(long to) throws IOException {
        while (sent < Math.min(to, keptEnd)) {
            sendKept(Math.min(to, keptEnd));
        }
        if (sent < to) {
            int offset = pieceOffset + (int) (sent - pieceFrom());
            int length = (int) (to - sent);
            sent = to;
            units.write(piece, offset, length);
        }
    }

    /** Sends from one buffer. */
    private void sendKept(long to) throws IOException {
        int offset = (int) (sent - keptFrom);
        if (segments.isEmpty()) {
            int length = (int) (to - sent);
            sent = to;
            units.write(tail, offset, length);
            return;
        }
        int size = units.segmentLength();
        int length = (int) Math.min(to - sent, size - offset % size);
        sent += length;
        units.write(segments.get(offset / size), offset % size, length);
    }

    /** The position of the first unit of the piece. */
    private long pieceFrom() {
        return keptEnd;
    }

    /**
     * Copies what is left of the piece, so that its array can be given back to the caller.
     *
     * @return false where the pool has no buffer left; nothing is copied then
     */
    boolean keep() {
        if (sent >= keptEnd) {
            pieceOffset += (int) (sent - keptEnd);
            clearKept();
        }
        int length = (int) (end - keptEnd);
        if (segments.isEmpty() && end - keptFrom <= TAIL) {
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
        boolean fromTail = segments.isEmpty();
        while ((long) segments.size() * size < kept + length) {
            Optional<A> segment = units.take();
            if (segment.isEmpty()) {
                if (fromTail) {
                    giveBack();
                }
                return false;
            }
            segments.add(segment.get());
        }
        if (fromTail) {
            System.arraycopy(tail, 0, segments.get(0), 0, kept);
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
        if (segments.isEmpty() || left > TAIL) {
            return;
        }
        int size = units.segmentLength();
        for (int i = 0; i < left; i++) {
            int at = (int) (sent - keptFrom) + i;
            System.arraycopy(segments.get(at / size), at % size, tail, i, 1);
        }
        giveBack();
        keptFrom = Math.min(sent, keptEnd);
    }

    /** Forgets everything. */
    void clear() {
        insertions.clear();
        giveBack();
        sent = end;
        keptFrom = end;
        keptEnd = end;
        piece = tail;
    }

    private void clearKept() {
        giveBack();
        keptFrom = sent;
        keptEnd = sent;
    }

    private void giveBack() {
        for (A segment : segments) {
            units.giveBack(segment);
        }
        segments.clear();
    }
}
