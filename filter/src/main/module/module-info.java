/** The filter, and what the application may say to it. */
module dev.vitrine.filter {
    requires transitive jakarta.servlet;
    requires java.management;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.vitrine.filter;
    exports dev.vitrine.metadata;
    exports dev.vitrine.share;

    provides jakarta.servlet.ServletContainerInitializer with
            dev.vitrine.filter.VitrineInitializer;
}
