package dev.vitrine.demo.recipes;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** All recipes at {@code /recipes}, and each below it; {@code /recipes/today} forwards to the newest. */
public final class RecipeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Templates templates = Templates.of(getServletContext());
        if (path.isEmpty()) {
            templates.page(request, response, "recipes/recipes.html", Map.of("recipes", Recipes.ALL));
        } else if (path.equals("today")) {
            String newest = "/recipes/" + Recipes.ALL.get(0).slug();
            request.getRequestDispatcher(newest).forward(request, response);
        } else {
            Optional<Recipe> recipe = Recipes.find(path);
            if (recipe.isPresent()) {
                templates.page(request, response, "recipes/recipe.html", Map.of("recipe", recipe.get()));
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }
}
