package dev.vitrine.demo.shop;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** All products at {@code /shop}, and each below it. */
public final class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Templates templates = Templates.of(getServletContext());
        if (path.isEmpty()) {
            templates.page(request, response, "shop/shop.html", Map.of("products", Products.ALL));
            return;
        }
        Optional<Product> product = Products.find(path);
        if (product.isPresent()) {
            templates.page(request, response, "shop/product.html", Map.of("product", product.get()));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
