package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asynchronous work in a container that does as GlassFish and Payara do. */
class AsyncDispatchTest {
    private final List<String> events = new ArrayList<>();

    @Test
    void aContainerThatKnowsOnlyItsOwnDispatchersMeetsThem() throws IOException, ServletException {
        pass((request, response) -> request.startAsync().dispatch("/next"));
        assertThat(events).contains("dispatched to /next");
    }

    @Test
    void ourListenerGivesTheContainerNoResponseToChangeTheStatusOf() throws IOException, ServletException {
        pass((request, response) -> request.startAsync());
        assertThat(events).containsExactly("listener");
    }

    private interface Work {
        void on(ServletRequest request, ServletResponse response);
    }

    private void pass(Work work) throws IOException, ServletException {
        Map<String, Object> answers = Map.of(
                "getMethod", "GET",
                "getDispatcherType", DispatcherType.REQUEST,
                "getContextPath", "",
                "getServletPath", "/page",
                "getRequestURI", "/page",
                "isAsyncStarted", true);
        HttpServletRequest request =
                part(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "startAsync" -> started((ServletRequest) arguments[0]);
                    case "getRequestDispatcher" -> new Own(String.valueOf(arguments[0]));
                    default -> answers.get(method.getName());
                });
        HttpServletResponse response = part(
                HttpServletResponse.class,
                (proxy, method, arguments) -> method.getReturnType() == int.class ? 200 : false);
        VitrineFilter.rehearsal(FilterSettings.defaults()).doFilter(request, response, work::on);
    }

    private AsyncContext started(ServletRequest request) {
        return part(AsyncContext.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "dispatch" ->
                    events.add("dispatched to "
                            + ((Own) request.getRequestDispatcher(String.valueOf(arguments[0]))).path());
                case "addListener" ->
                    events.add(
                            arguments.length == 3 && !(arguments[2] instanceof HttpServletResponse)
                                    ? "listener"
                                    : "listener with a status");
                default -> {}
            }
            return null;
        });
    }

    private static <T> T part(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A dispatcher of the container's own make. */
    private record Own(String path) implements RequestDispatcher {
        @Override
        public void forward(ServletRequest request, ServletResponse response) {}

        @Override
        public void include(ServletRequest request, ServletResponse response) {}
    }
}
