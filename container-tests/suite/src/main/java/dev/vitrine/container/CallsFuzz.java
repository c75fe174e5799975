package dev.vitrine.container;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vitrine.container.Container.Launcher;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whatever an application does with its response, it is the same on the wire, and to the application, with the filter. */
public abstract class CallsFuzz extends ContainerSuite {
    private static final int MOST = 40;

    protected CallsFuzz(Launcher launcher) {
        super(launcher);
    }

    @FuzzTest
    void makeNoDifference(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        String calls = HexFormat.of().formatHex(Arrays.copyOf(input, Math.min(MOST, input.length)));
        SilentCloseable loopback = BugDetectors.allowNetworkConnections();
        try {
            assertSame(Case.either(calls, Calls.of(calls)), "/calls/" + calls);
        } finally {
            loopback.close();
        }
    }
}
