package dev.vitrine.server.web;

import dev.vitrine.server.pipeline.WidgetPosts;
import dev.vitrine.server.widget.Widget;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The pages of one widget in one form. There are as many as its posts fill, and no other parameter makes one. */
final class WidgetPages implements Answer {
    /** No widget ever has more posts, and so more pages. */
    private static final int MOST = 500;

    private static final String PARAMETER = "page=";

    private final Widget widget;
    private final WidgetPosts posts;
    private final IntFunction<WidgetPage> maker;
    private final WidgetPage first;

    /** Few readers turn the page, and thousands of widgets have room for hundreds of pages. */
    private final Map<Integer, WidgetPage> others = new ConcurrentHashMap<>(1);

    /** @param maker makes the page of a number, counted from 1 */
    WidgetPages(Widget widget, WidgetPosts posts, IntFunction<WidgetPage> maker) {
        this.widget = widget;
        this.posts = posts;
        this.maker = maker;
        this.first = maker.apply(1);
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        String query = request.getHttpURI().getQuery();
        int number = query == null ? 1 : number(query);
        if (number == 1) {
            first.to(request, response, callback);
        } else if (number > widget.pages(posts.now(widget.id()).posts().size())) {
            Answers.notFound(response, callback, "This widget has no such page.");
        } else {
            page(number).to(request, response, callback);
        }
    }

    @Override
    public Optional<Representation> ready() {
        return first.ready();
    }

    private WidgetPage page(int number) {
        return others.computeIfAbsent(number, maker::apply);
    }

    /** What is no number of a page is the first one, as if nothing had been said. */
    private static int number(String query) {
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(PARAMETER)) {
                String digits = parameter.substring(PARAMETER.length());
                return digits.matches("[1-9][0-9]{0,2}") ? Math.min(Integer.parseInt(digits), MOST + 1) : 1;
            }
        }
        return 1;
    }
}
