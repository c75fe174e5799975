package dev.vitrine.server.render;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the page on which people click a widget together and see those that there are. */
public final class BuilderRenderer {
    /**
     * The page.
     *
     * @param widgets those that the server has
     * @param panels those that it has besides, which show no feed
     * @param surroundings what else the template names: addresses of files, the loader, whether look-ups need a token
     */
    public String html(List<Widget> widgets, List<Panel> panels, Map<String, String> surroundings) {
        Map<String, Object> values = new HashMap<>(surroundings);
        values.put("widgets", widgets);
        values.put("panels", panels);
        values.put("layouts", Arrays.stream(Layout.values()).map(Layout::id).toList());
        values.put("themes", Arrays.stream(Theme.values()).map(Theme::id).toList());
        values.put("languages", Labels.LANGUAGES.stream().map(Language::of).toList());
        return Templates.whole("builder", Locale.ENGLISH, values);
    }

    /** A language in its own words. */
    record Language(String tag, String name) {
        static Language of(String tag) {
            Locale locale = Locale.forLanguageTag(tag);
            return new Language(tag, locale.getDisplayLanguage(locale));
        }
    }
}
