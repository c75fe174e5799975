package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.DriverCommand;
import org.openqa.selenium.remote.Response;

/**
 * Speaks to Firefox in <a href="https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html">its own protocol</a>,
 * as geckodriver does, which Debian does not have: a length, a colon, and an array with a number, a name and what is to be done.
 */
final class Marionette implements CommandExecutor {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(DriverCommand.GET, "Navigate"),
            Map.entry(DriverCommand.GO_BACK, "Back"),
            Map.entry(DriverCommand.FIND_ELEMENT, "FindElement"),
            Map.entry(DriverCommand.CLICK_ELEMENT, "ElementClick"),
            Map.entry(DriverCommand.EXECUTE_SCRIPT, "ExecuteScript"),
            Map.entry(DriverCommand.EXECUTE_ASYNC_SCRIPT, "ExecuteAsyncScript"),
            Map.entry(DriverCommand.ACTIONS, "PerformActions"),
            Map.entry(DriverCommand.GET_CURRENT_WINDOW_HANDLE, "GetWindowHandle"),
            Map.entry(DriverCommand.GET_WINDOW_HANDLES, "GetWindowHandles"),
            Map.entry(DriverCommand.SWITCH_TO_WINDOW, "SwitchToWindow"),
            Map.entry(DriverCommand.CLOSE, "CloseWindow"),
            Map.entry(DriverCommand.SET_CURRENT_WINDOW_SIZE, "SetWindowRect"));

    private final Json json = new Json();
    private final Socket socket;
    private int sent;

    Marionette(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        message();
    }

    @Override
    public Response execute(Command command) throws IOException {
        Response response = new Response();
        response.setState("success");
        switch (command.getName()) {
            case DriverCommand.NEW_SESSION -> {
                Map<?, ?> session = send("WebDriver:NewSession", Map.of());
                response.setSessionId((String) session.get("sessionId"));
                response.setValue(session.get("capabilities"));
            }
            case DriverCommand.QUIT -> {
                send("Marionette:Quit", Map.of("flags", List.of("eForceQuit")));
                socket.close();
            }
            default -> {
                String name = Objects.requireNonNull(NAMES.get(command.getName()), command.getName());
                response.setValue(
                        send("WebDriver:" + name, command.getParameters()).get("value"));
            }
        }
        return response;
    }

    private Map<?, ?> send(String name, Map<String, ?> parameters) throws IOException {
        byte[] body = json.toJson(List.of(0, ++sent, name, parameters)).getBytes(UTF_8);
        socket.getOutputStream().write((body.length + ":").getBytes(UTF_8));
        socket.getOutputStream().write(body);
        List<Object> answer = new ArrayList<>(json.toType(message(), List.class));
        if (answer.get(2) instanceof Map<?, ?> failure) {
            throw new WebDriverException(failure.get("error") + ": " + failure.get("message"));
        }
        return answer.get(3) instanceof Map<?, ?> result ? result : Map.of("value", answer.get(3));
    }

    private String message() throws IOException {
        InputStream in = socket.getInputStream();
        int length = 0;
        for (int c = in.read(); c != ':'; c = in.read()) {
            length = length * 10 + c - '0';
        }
        return new String(in.readNBytes(length), UTF_8);
    }
}
