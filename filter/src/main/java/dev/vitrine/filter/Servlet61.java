package dev.vitrine.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What Servlet 6.1 has and 6.0 has not, called only where the container has it. */
final class Servlet61 {
    private static final @Nullable MethodHandle SEND_REDIRECT = find(
            HttpServletResponse.class,
            "sendRedirect",
            MethodType.methodType(void.class, String.class, int.class, boolean.class));

    private static final @Nullable MethodHandle WRITE =
            find(ServletOutputStream.class, "write", MethodType.methodType(void.class, ByteBuffer.class));

    private Servlet61() {}

    static void sendRedirect(HttpServletResponse response, String location, int status, boolean clearBuffer)
            throws IOException {
        if (SEND_REDIRECT == null) {
            throw new UnsupportedOperationException("this container has no redirect with a status of one's choice");
        }
        try {
            SEND_REDIRECT.invokeExact(response, location, status, clearBuffer);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(ServletOutputStream stream, ByteBuffer bytes) throws IOException {
        if (WRITE == null) {
            throw new UnsupportedOperationException("this container takes no byte buffers");
        }
        try {
            WRITE.invokeExact(stream, bytes);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable MethodHandle find(Class<?> type, String name, MethodType signature) {
        try {
            return MethodHandles.publicLookup().findVirtual(type, name, signature);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }
}
