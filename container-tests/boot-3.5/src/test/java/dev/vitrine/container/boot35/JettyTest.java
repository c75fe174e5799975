package dev.vitrine.container.boot35;

import dev.vitrine.container.boot.BootSuite;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class JettyTest extends BootSuite {
    JettyTest() {
        super("jetty/", OnJetty.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class OnJetty {
        @Bean
        JettyServletWebServerFactory container() {
            return new JettyServletWebServerFactory();
        }
    }
}
