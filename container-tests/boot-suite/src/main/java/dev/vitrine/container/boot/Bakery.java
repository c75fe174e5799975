package dev.vitrine.container.boot;

import dev.vitrine.filter.MetadataResolver;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The application: one article, and the name of its container. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Bakery.Pages.class)
public class Bakery {
    @Bean
    MetadataResolver pictures() {
        return request -> request.getRequestURI().equals("/bread") ? Map.of("image", "/loaf.png") : Map.of();
    }

    @Controller
    static class Pages {
        private final ServletContext context;

        Pages(ServletContext context) {
            this.context = context;
        }

        @GetMapping("/bread")
        String bread(Model model, HttpServletRequest request) {
            model.addAttribute("title", "Bread in forty minutes");
            request.setAttribute("vitrine.description", "In a cold oven.");
            return "article";
        }

        @GetMapping("/by-hand")
        String byHand(Model model, HttpServletRequest request) {
            model.addAttribute("title", "Bread in forty minutes");
            request.setAttribute("vitrine.title", "Bread in forty minutes");
            request.setAttribute("vitrine.language", "en");
            return "by-hand";
        }

        @GetMapping("/container")
        @ResponseBody
        String container() {
            return context.getServerInfo();
        }
    }
}
