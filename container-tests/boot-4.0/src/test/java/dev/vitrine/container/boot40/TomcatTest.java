package dev.vitrine.container.boot40;

import dev.vitrine.container.boot.BootSuite;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class TomcatTest extends BootSuite {
    TomcatTest() {
        super("Apache Tomcat/", OnTomcat.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class OnTomcat {
        @Bean
        TomcatServletWebServerFactory container() {
            return new TomcatServletWebServerFactory();
        }
    }
}
