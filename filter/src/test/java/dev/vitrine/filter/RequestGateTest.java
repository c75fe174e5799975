package dev.vitrine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGateTest {
    /** Jetty and Undertow show the path of the error page alone; Tomcat tells of a forward besides. */
    @ParameterizedTest
    @CsvSource({
        "/app/admin/users, false",
        "/app/admin;id=1/users, false",
        "/app/%61dmin/us+ers, false",
        "/app/news, true",
        "/app/%zz, true"
    })
    void anErrorPageIsAddedToWhereThePathThatWasAskedForIs(String uri, boolean admitted) {
        RequestGate gate = new RequestGate(
                FilterSettings.of(Map.of("vitrine.exclude", "/admin/**", "vitrine.error-pages", "true")));

        assertThat(gate.admits(onTheWayToAnErrorPage(uri))).isEqualTo(admitted);
    }

    @Test
    void anErrorPageThatForwardsToItsViewIsStillThatOfThePathThatWasAskedFor() {
        HttpServletRequest request = request(Map.of(
                RequestDispatcher.ERROR_REQUEST_URI, "/app/admin/users",
                RequestDispatcher.FORWARD_REQUEST_URI, "/app/error",
                RequestDispatcher.FORWARD_SERVLET_PATH, "/error"));

        assertThat(PageRequests.pathWithinContext(request)).isEqualTo("/admin/users");
    }

    private static HttpServletRequest onTheWayToAnErrorPage(String uri) {
        return request(Map.of(RequestDispatcher.ERROR_REQUEST_URI, uri));
    }

    private static HttpServletRequest request(Map<String, Object> attributes) {
        Map<String, Object> answers = Map.of(
                "getMethod", "GET",
                "getDispatcherType", DispatcherType.ERROR,
                "getContextPath", "/app",
                "getServletPath", "/error.jsp",
                "getRequestURI", "/app/error.jsp");
        return (HttpServletRequest) Proxy.newProxyInstance(
                RequestGateTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getAttribute")
                        ? attributes.get(String.valueOf(arguments[0]))
                        : answers.get(method.getName()));
    }
}
