package dev.vitrine.server.render;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.dialect.IPreProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IText;
import org.thymeleaf.preprocessor.IPreProcessor;
import org.thymeleaf.preprocessor.PreProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates beside this class: read once, kept for good. */
final class Templates {
    private static final TemplateEngine ENGINE = engine();

    private Templates() {}

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("dev/vitrine/server/render/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.addDialect(new Dense());
        return engine;
    }

    /** The whole template of this name. */
    static String whole(String template, Locale locale, Map<String, Object> values) {
        return ENGINE.process(template, new Context(locale, values));
    }

    /** One fragment of the template. */
    static String fragment(String template, String fragment, Locale locale, Map<String, Object> values) {
        TemplateSpec spec = new TemplateSpec(template, Set.of(fragment), TemplateMode.HTML, null);
        return ENGINE.process(spec, new Context(locale, values));
    }

    /** Leaves out the indentation of templates, so that a page does not carry it twenty times over. */
    private static final class Dense implements IPreProcessorDialect {
        @Override
        public String getName() {
            return "dense";
        }

        @Override
        public int getDialectPreProcessorPrecedence() {
            return 1000;
        }

        @Override
        public Set<IPreProcessor> getPreProcessors() {
            return Set.of(new PreProcessor(TemplateMode.HTML, WithoutIndentation.class, 1000));
        }
    }

    /** Drops text that is only a line's end and the next line's indentation. Made by the engine, once a template. */
    public static final class WithoutIndentation extends AbstractTemplateHandler {
        @Override
        public void handleText(IText text) {
            String value = text.getText();
            if (!value.isBlank() || value.indexOf('\n') < 0) {
                super.handleText(text);
            }
        }
    }
}
