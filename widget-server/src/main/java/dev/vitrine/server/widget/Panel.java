package dev.vitrine.server.widget;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A widget that shows no feed.
 *
 * @param id its name in addresses and embed codes, as that of a {@link Widget}
 * @param title its accessible name in plain text
 */
public record Panel(String id, String title, Theme theme, Locale language, Content content) {
    public Panel {
        Widget.checkId(id);
    }

    /** What a panel shows. */
    public sealed interface Content {
        /** The kind, in settings and class names. */
        String kind();
    }

    /** What people have said, word for word. */
    public record Testimonials(List<Testimonial> all) implements Content {
        public Testimonials {
            all = List.copyOf(all);
        }

        @Override
        public String kind() {
            return "testimonials";
        }
    }

    /**
     * What somebody has said.
     *
     * @param role what the person is, in plain text; may be empty
     * @param url where it was said
     */
    public record Testimonial(String text, String name, String role, Optional<String> url) {}

    /** Where else somebody is to be found: accounts by the id of their network. */
    public record Follow(List<Profile> profiles) implements Content {
        public Follow {
            profiles = List.copyOf(profiles);
        }

        @Override
        public String kind() {
            return "follow";
        }
    }

    /**
     * An account.
     *
     * @param network the id of its network
     */
    public record Profile(String network, String account) {}

    /** Where a page can be shared: ids of networks. */
    public record Share(List<String> networks) implements Content {
        public Share {
            networks = List.copyOf(networks);
        }

        @Override
        public String kind() {
            return "share";
        }
    }
}
